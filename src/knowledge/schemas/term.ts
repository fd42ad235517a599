import { z } from "zod";
import { day, name, prose, sources } from "./common-fields.ts";

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

export type Term = z.infer<typeof termSchema>;
