import { z } from "zod";
import { asked, id, name, prose } from "./common-fields.ts";

/** subjects.yml: what is asked here and is not ours, and where to go with it. */
const subjectSchema = z.strictObject({
  /** What labeled questions call it: the kinds that the model tells apart and that lead here. */
  kinds: z.array(id).default([]),
  /** True when it comes before everything else, whatever else was said: somebody may be in danger. */
  first: z.boolean().default(false),
  /** Heading of the answer, where the usual one would be cold. */
  title: name.optional(),
  /** One to three kind sentences: what this is not, and where to go. The first must do by itself, where only one has room. */
  says: prose(330),
  /** Example questions: different words, of different people. */
  asked: asked.default([]),
  /** Addresses worth offering. */
  offers: z.array(z.string()).max(3).default([]),
});

export const subjectsSchema = z.record(z.string(), subjectSchema);

export type Subject = z.infer<typeof subjectSchema>;
