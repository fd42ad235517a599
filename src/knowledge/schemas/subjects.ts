import { z } from "zod";
import { id, name, prose, vocabularySchema, words } from "./common-fields.ts";

/** subjects.yml: what is asked here and is not ours, and where to go with it. */
const subjectSchema = vocabularySchema.extend({
  /** What labeled questions call it: the kinds that the model tells apart and that lead here. */
  kinds: z.array(id).default([]),
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

export type Subject = z.infer<typeof subjectSchema>;
