import { z } from "zod";

/**
 * The author's manual, as schemas: what each file in knowledge/ may hold. The comments here are printed into the JSON
 * Schemas that editors show while an entry is written.
 */

/** An id is a promise: lower-case words joined by hyphens, the file's name without its ending. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case words joined by hyphens");

/** Emphasis, headings, quotes, links and tags of any platform; the asterisk inside a name ("O*NET") is none. */
const markup = /[`<>|\n]|(^|\s)[*_#~]|[*_~](\s|$)|\]\(/;

/**
 * Plain sentences: no markup, no line breaks. A figure that changes from year to year is never typed in: write
 * {figure-id} for a row of figures/facts.csv, or {salary/role-id} for a wage, and the answer fills it in with its date.
 */
const prose = (longest: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(longest, `too long: keep it within ${longest} characters, or split it into facts`)
    .refine((text) => !markup.test(text), "plain sentences only: no markup and no line breaks");

const name = z.string().trim().min(1).max(80);

/** A day, as YYYY-MM-DD. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written YYYY-MM-DD");

/** Where it comes from: ids from sources.yml. */
const sources = z.array(id).min(1, "every statement names at least one source");

/** A span of years; the same number twice when it is always the same. */
const years = z.strictObject({
  /** At the least, in years: 0.5 is half a year. */
  from: z.number().nonnegative(),
  /** At the most. */
  to: z.number().nonnegative(),
});

/** One thing worth knowing, in the order a person wants it: the answer, then what else matters, then where it is from. */
const partSchema = z.strictObject({
  /** The answer in one or two sentences. Read alone it must be true, and enough. */
  says: prose(330),
  /** What else matters, one sentence each, most useful first. */
  facts: z.array(prose(300)).max(14).default([]),
  /** Where the sources are weak, old or disagree: one sentence that says so. */
  unsure: prose(240).optional(),
  sources,
});

/** One way a person's career can go on from a role. */
const stepSchema = z.strictObject({
  /** The role it leads to, by id. */
  to: id,
  /** What it takes, in one sentence. */
  takes: prose(240),
  /** True when one starts that training like anyone else: no ladder leads there, and none goes through it. */
  fresh: z.boolean().default(false),
  /** Usual years from the first role to the next; leave out when nobody knows. */
  years: years.optional(),
  sources,
});

/** A role that people mix up with this one. */
const confusionSchema = z.strictObject({
  role: id,
  /** One line that tells the two apart. */
  says: prose(220),
});

/** roles/<id>.yml: a job, what it is, needs, pays and leads to. */
export const roleSchema = z.strictObject({
  /** The field's standard name, singular, as it reads in the middle of a sentence. */
  name,
  /** The same for several people. */
  plural: name,
  /** A family from field.yml. */
  family: id,
  /** What people really call it, singular. Synonyms in words.yml need not be repeated. */
  names: z.array(name).default([]),
  /** Names of the tool, the place or the subject: they mean this role only beside words about a career, or alone. */
  weakNames: z.array(name).default([]),
  /** Words that point here when no role is named. */
  hints: z.array(name).default([]),
  /** Words that must not lead here. */
  notNames: z.array(name).default([]),
  confusedWith: z.array(confusionSchema).default([]),
  /** A role that everybody in this one is already: its steps are open to them too. */
  isAlso: id.optional(),
  /** The day a person last read the whole entry against its sources. */
  reviewed: day,
  /** A few words each, for setting roles side by side. */
  glance: z.strictObject({
    /** Such as "Two-year program, associate degree". */
    schooling: prose(90),
    /** The usual credential and who gives it. */
    credential: prose(90),
    /** How much one is with the people served, and how. */
    people: prose(90),
    /** Days, nights, call. */
    hours: prose(90),
    /** What the body or the safety badge notices. */
    hazards: prose(90),
  }),
  /** What people look for in a job, each by one of its values in field.yml; this is how roles are found by wish. */
  traits: z.record(id, id).default({}),
  /** Years from finishing high school to the first day in the role, time in earlier roles included. */
  yearsToEnter: years,
  /** Whether the state's license rule in figures/licences.csv is about this role. */
  stateLicence: z.boolean(),
  overview: partSchema.extend({
    /** Who tends to like it and who does not. */
    fit: partSchema,
    /** Whether it is worth it: the good sides, then the hard ones. */
    worth: partSchema,
  }),
  duties: partSchema.extend({
    /** A day from start to end. */
    day: partSchema,
  }),
  requirements: partSchema.extend({
    /** Which school, which degree, how long. */
    schooling: partSchema,
    /** What comes before: courses, grades, earlier credentials, how schools choose. */
    prerequisites: partSchema,
    /** What the schooling costs. */
    cost: partSchema.optional(),
    /** How hard it is, and what people find hard. */
    difficulty: partSchema,
    /** Who accredits the programs, and how to find one. */
    accreditation: partSchema,
    /** The credential and its exam: questions, time, score, fee, attempts. */
    certification: partSchema,
    /** What the law asks. */
    licence: partSchema,
    /** Continuing education and renewal. */
    upkeep: partSchema,
    /** Background checks, records, health: what can stand in the way. */
    eligibility: partSchema.optional(),
  }),
  workLife: partSchema.extend({
    /** Length of the week and of shifts. */
    hours: partSchema,
    /** Being on call. */
    call: partSchema,
    /** What it asks of the body. */
    body: partSchema,
    /** Hazards of the work, and how they are kept low. */
    safety: partSchema,
    /** Where people do it. */
    settings: partSchema,
    /** What is hard about it. */
    stress: partSchema,
    /** Tattoos, piercings, nails, dress. */
    appearance: partSchema.optional(),
  }),
  advancement: partSchema.extend({
    leadsTo: z.array(stepSchema).default([]),
    /** What raises the pay. */
    earning: partSchema.optional(),
    /** What a further degree is good for. */
    degree: partSchema.optional(),
  }),
  outlook: partSchema.extend({
    /** What automation and AI change. */
    automation: partSchema,
    /** How hard it is to be hired, and what helps. */
    hiring: partSchema.optional(),
  }),
  /** Which wages are shown, and what else is known about pay. */
  pay: z.strictObject({
    /** The occupation code whose wages are shown, from figures/occupations.csv. */
    occupation: z.string(),
    /** True when no code counts this role, and the one above is only the closest group. */
    closest: z.boolean().default(false),
    /** When the code also covers other jobs: one sentence that says so. */
    covers: prose(260).optional(),
    /** What else is known about pay, one sentence each. */
    facts: z.array(prose(300)).max(8).default([]),
    sources: z.array(id).default([]),
  }),
});

const words = z.array(z.string().min(1)).default([]);

/** Words that speak of something: sure ones speak of nothing else, likely ones need company. */
const vocabularySchema = z.strictObject({
  /** Words and wordings that speak of nothing else; "…" stands for up to four words in between. */
  sure: words,
  /** Words that need company: several of them, or a sure one, together. */
  likely: words,
});

/** guides/<id>.yml: one common question, answered. */
export const guideSchema = z.strictObject({
  /** The question, as a person would put it. */
  title: prose(120),
  /** Other wordings that people use: different words, not the same words in another order. */
  asked: z.array(prose(160)).min(2),
  /** Words that speak of this question: sure ones of nothing else ("tattoo"), likely ones need company ("ink"). */
  words: vocabularySchema.default({ sure: [], likely: [] }),
  /** Roles it is about; leave out when it is about the whole field. */
  about: z.array(id).default([]),
  /** The answer in one or two sentences. */
  says: prose(420),
  /** Facts, or steps in order. */
  facts: z.array(prose(320)).max(14).default([]),
  /** True when the facts are steps to take in order. */
  steps: z.boolean().default(false),
  /** Where it depends on somebody: whom to ask, and what exactly to ask them. */
  ask: z
    .strictObject({
      /** As it reads after "What to ask …", as in "the program's director". */
      whom: prose(120),
      /** The questions, word for word as a person can put them. */
      questions: z.array(prose(200)).min(1).max(6),
    })
    .optional(),
  unsure: prose(240).optional(),
  sources,
  /** Addresses worth asking next. */
  next: z.array(z.string()).max(5).default([]),
  reviewed: day,
});

/** terms/<id>.yml: a word of the field, in one or two plain sentences. */
export const termSchema = z.strictObject({
  /** The word as it is mostly written. */
  name,
  /** Spelled out, other spellings, abbreviations. */
  names: z.array(name).default([]),
  says: prose(330),
  /** What it has to do with a career. */
  career: prose(260).optional(),
  sources,
  /** Addresses worth asking next. */
  next: z.array(z.string()).max(5).default([]),
  reviewed: day,
});

/** sources.yml: where things come from, by id. */
const sourceSchema = z.strictObject({
  /** The document's own title. */
  title: z.string().min(2),
  /** Who says it: the office, the board, the school. */
  publisher: z.string().min(2),
  /** The publisher as people call it, for the brackets after a figure. */
  short: z.string().min(2).optional(),
  /** Where it can be read; empty quotes when it is nowhere on the web. */
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]),
  /** The day, edition or period it speaks of; "undated" when it does not say. */
  asOf: z.string().min(2),
  /** For other authors: how far to trust it. Nobody is shown it. */
  note: z.string().optional(),
});

export const sourcesSchema = z.record(z.string(), sourceSchema);

/** A closer look within a topic. */
const topicPartSchema = vocabularySchema.extend({
  /** Its heading, or the question it answers. */
  title: z.string(),
});

/** topics.yml: what can be asked about a role, and the words people ask it with. */
const topicSchema = vocabularySchema.extend({
  /** Heading of the answer; {role} is filled in. */
  title: z.string(),
  /** Closer looks within the topic, by the name of the field in a role's entry. */
  parts: z.record(z.string(), topicPartSchema).default({}),
});

export const topicsSchema = z.record(z.string(), topicSchema);

/** A state and what else people call it. */
const placeSchema = z.strictObject({
  /** As it stands alone: "District of Columbia". */
  name,
  /** As it reads in a sentence, where that differs: "the District of Columbia". */
  inText: name.optional(),
  /** What else people call it. */
  names: z.array(name).default([]),
  /** Where its square stands on a map made of squares, counted from the upper left. */
  tile: z
    .strictObject({
      /** 0 is the leftmost. */
      column: z.int().nonnegative(),
      /** 0 is the uppermost. */
      row: z.int().nonnegative(),
    })
    .optional(),
});

/** places.yml: where people work. */
export const placesSchema = z.strictObject({
  /** States by the two letters of their code. */
  states: z.record(z.string().regex(/^[a-z]{2}$/, "a state's code has two small letters"), placeSchema),
  /** Towns whose name does not say which metro area they belong to, each with the id of one, or a state's code. */
  towns: z.record(z.string(), z.string()),
});

/** subjects.yml: what is asked here and is not ours, and where to go with it. */
const subjectSchema = vocabularySchema.extend({
  /** True when it comes before everything else, whatever else was said: somebody may be in danger. */
  first: z.boolean().default(false),
  /** Heading of the answer, where the usual one would be cold. */
  title: name.optional(),
  /** One to three kind sentences: what this is not, and where to go. The first must do by itself, where only one has room. */
  says: prose(330),
  /**
   * What naming a role of the field beside it means: "ours" makes the question ours again, "weighed" sets the one
   * against the other, "theirs" changes nothing.
   */
  besideRole: z.enum(["ours", "weighed", "theirs"]).default("weighed"),
  /** Words that make it ours after all. */
  unless: words,
  /** Addresses worth offering. */
  offers: z.array(z.string()).max(3).default([]),
});

export const subjectsSchema = z.record(z.string(), subjectSchema);

/** words.yml: words that mean the same in this field. */
export const wordsSchema = z.strictObject({
  /** Sets of words that mean the same; the first of a set stands for all. */
  same: z.array(z.array(z.string()).min(2)),
});

/** A wish that roles can be found by. */
const filterSchema = vocabularySchema.extend({
  /** As it stands after "roles with": "two years of school or less". */
  title: name,
  /** Roles whose trait has one of these values. */
  where: z
    .strictObject({
      /** A trait from field.yml. */
      trait: id,
      /** The values of it that fulfill the wish. */
      is: z.array(id).min(1),
    })
    .optional(),
  /** Roles that can be entered within so many years of finishing high school. */
  yearsAtMost: z.number().optional(),
  /** What comes first. */
  sort: z.enum(["pay", "schooling", "growth"]).optional(),
});

/** filters.yml: what people wish for in a job, and the words they say it with. */
export const filtersSchema = z.record(id, filterSchema);

/** field.yml: what this knowledge base is about. */
export const fieldSchema = z.strictObject({
  /** As in "I know about …". */
  name,
  /** What the bot says first. */
  welcome: prose(330),
  /** Questions worth trying. */
  examples: z.array(prose(120)).min(3),
  /** What it says when it does not know, and whom to ask instead. */
  unknown: prose(330),
  /** The role meant when people speak of the field only. */
  entryRole: id,
  /** Words for the field as a whole. */
  names: z.array(name),
  /** The people that figures/licences.csv is about, in the plural. */
  licensed: name,
  /** What to ask the agency of a state. */
  licenceQuestions: z.array(prose(200)).min(1),
  /** Roles worth offering when none is named, most asked first. */
  common: z.array(id).min(3),
  /** Places worth suggesting before one is typed, most asked first, by the code of a state or the id of a metro area. */
  commonPlaces: z.array(id).default([]),
  /** Terms worth suggesting before one is typed, most asked first. */
  commonTerms: z.array(id).default([]),
  families: z.record(id, z.string()),
  /** What roles differ in, with the values it can have, from most to least. */
  traits: z.record(id, z.array(id).min(2)).default({}),
});

/**
 * measured.yml: how many questions were asked and how many of them read rightly, as `npm run questions:measure` found
 * it. Nobody writes it by hand.
 */
export const measuredSchema = z.strictObject({
  asked: z.int().positive(),
  right: z.int().nonnegative(),
  on: day,
});

export type Part = z.infer<typeof partSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Guide = z.infer<typeof guideSchema>;
export type Term = z.infer<typeof termSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type Filter = z.infer<typeof filterSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Measured = z.infer<typeof measuredSchema>;
