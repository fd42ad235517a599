import { z } from "zod";
import { day, id, name, partSchema, prose, sources, years } from "./common-fields.ts";

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

export type Role = z.infer<typeof roleSchema>;
