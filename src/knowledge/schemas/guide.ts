import { z } from "zod";
import { asked, day, id, prose, sources } from "./common-fields.ts";

/** guides/<id>.yml: one common question, answered. */
export const guideSchema = z.strictObject({
  /** The question, as a person would put it. */
  title: prose(120),
  /** Other wordings that people use: different words, not the same words in another order. */
  asked: asked.min(2),
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

export type Guide = z.infer<typeof guideSchema>;
