import { z } from "zod";
import { namedKinds } from "../../../src/commands/commands.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { pictureKinds } from "../../../src/pictures/picture.ts";
import { sorts } from "../../../src/present/role-table.ts";
import { maxQuestionLength } from "../render/ask-box.ts";

/** What programs may ask, and what they get. The OpenAPI document is made from these, and tests hold answers to them. */

const address = z.string().meta({ description: "Names an answer: asking it gives the answer again." });

export const choice = z.strictObject({
  id: address,
  title: z.string(),
  link: z.string().meta({ description: "Its page: a path, or a whole address where the site has one." }),
});

const source = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string().meta({ description: "Empty when there is no page." }),
  asOf: z.string().meta({ description: "The day, edition or period it speaks of." }),
});

const titledItems = { title: z.string().optional(), items: z.array(z.string()) };
const block = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("lead"), text: z.string() }),
    z.strictObject({ type: z.literal("facts"), ...titledItems }),
    z.strictObject({ type: z.literal("steps"), ...titledItems }),
    z.strictObject({
      type: z.literal("table"),
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())).meta({ description: "The first cell of each row names it." }),
    }),
    z.strictObject({ type: z.literal("note"), text: z.string() }),
  ])
  .meta({ id: "Block", description: "A stretch of an answer. Plain words only." });

const file = z.strictObject({ svg: z.string(), png: z.string() });
const picture = z
  .strictObject({ kind: z.enum(pictureKinds), title: z.string(), alt: z.string(), light: file, dark: file })
  .meta({ id: "Picture" });

export const answerSchema = z
  .strictObject({
    question: z.string().meta({ description: "The words that were asked; empty where an address was." }),
    kind: z.enum(["answer", "choices", "unknown", "declined", "welcome"]),
    id: address.nullable(),
    topic: z.string().nullable(),
    roles: z.array(z.string()),
    place: z.string().nullable().meta({ description: "A state's code or a metro area's id." }),
    title: z.string(),
    text: z.string().meta({ description: "The complete answer as plain text." }),
    sources: z.array(source),
    choices: z.array(choice).meta({ description: "Likely meanings, or what to ask next." }),
    confidence: z.number().min(0).max(1),
    link: z.string().nullable().meta({ description: "The answer's page." }),
    says: z.string().nullable().meta({ description: "What is said where there is no answer; else null." }),
    blocks: z.array(block).meta({ description: "The same as the text, in its parts." }),
    reviewed: z.string().nullable().meta({ description: "The day a person last read the entry (YYYY-MM-DD)." }),
    urgent: z.boolean().meta({ description: "Somebody may be in danger: show all of it." }),
    pictures: z.array(picture),
  })
  .meta({ id: "Answer" });

export const askQuery = z.strictObject({
  ask: z
    .string("is missing: the question in words, as in ?ask=…")
    .trim()
    .min(1, "is empty: put the question in it")
    .max(maxQuestionLength, `may have ${maxQuestionLength} characters: ask the heart of it`)
    .meta({ description: "The question, in words.", example: "how much do they earn in Texas?" }),
  after: z
    .string()
    .max(200, "is no address")
    .transform((address) => address.replace(/^\//, ""))
    .optional()
    .meta({ description: "The address of the answer that this follows up on." }),
  place: z
    .string()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, "is a state's code")
    .optional()
    .meta({ description: "The state meant when the question names none." }),
});

export const suggestQuery = z.strictObject({
  q: z
    .string()
    .max(maxQuestionLength, `may have ${maxQuestionLength} characters`)
    .default("")
    .meta({ description: "What was typed so far." }),
  kind: z
    .enum(namedKinds, `is one of ${namedKinds.join(", ")}`)
    .optional()
    .meta({ description: "Names of this kind only; left out, answers to go to." }),
  most: z.coerce
    .number("is a number")
    .int("is a whole number")
    .min(1, "is 1 or more")
    .max(25, "is 25 or less")
    .optional(),
});

export const suggestionsSchema = z
  .strictObject({
    suggestions: z.array(z.strictObject({ id: z.string(), title: z.string(), link: z.string().nullable() })),
  })
  .meta({ id: "Suggestions" });

const oneOf = (values: readonly string[]) => z.enum(values, `is one of ${values.join(", ")}`).optional();

/** Which roles, and in which order; families and traits are those of the field. */
export const rolesQueryOf = ({ field }: Knowledge) =>
  z.strictObject({
    ...Object.fromEntries(
      Object.entries(field.traits).map(([trait, values]) => [
        `trait.${trait}`,
        oneOf(values).meta({ description: "Roles whose trait has this value." }),
      ]),
    ),
    family: oneOf(Object.keys(field.families)).meta({ description: "Roles of this family only." }),
    wish: z
      .string()
      .max(200)
      .optional()
      .meta({ description: "Ids of wishes, with commas between: roles that fulfill all of them." }),
    sort: z.enum(sorts, `is one of ${sorts.join(", ")}`).default("name"),
  });

const years = z.strictObject({ from: z.number(), to: z.number() });
const role = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    plural: z.string(),
    names: z.array(z.string()),
    family: z.string(),
    link: z.string(),
    pay: z
      .strictObject({
        median: z.number().meta({ description: "Dollars a year: half earn more, half less." }),
        orMore: z.boolean().meta({ description: "Published as “at or above” only." }),
        p10: z.number().nullable(),
        p90: z.number().nullable(),
        period: z.string(),
        source: z.string(),
        cited: z.string(),
        counted: z.enum(["apart", "among"]).meta({ description: "Of this role alone, or of a group it belongs to." }),
        group: z.string(),
      })
      .nullable()
      .meta({ description: "In the whole country; null where no figure counts the role." }),
    yearsToEnter: years.meta({ description: "Years from high school to the first day." }),
    growth: z.strictObject({ percent: z.number(), period: z.string(), sources: z.array(z.string()) }).nullable(),
    traits: z.record(z.string(), z.string()),
    glance: z.strictObject({
      schooling: z.string(),
      credential: z.string(),
      people: z.string(),
      hours: z.string(),
      hazards: z.string(),
    }),
    reviewed: z.string(),
  })
  .meta({ id: "Role" });

export const rolesSchema = z.strictObject({ roles: z.array(role) }).meta({ id: "Roles" });
