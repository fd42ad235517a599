import { z } from "zod";
import { name } from "./common-fields.ts";

/** A state and what else people call it. */
const placeSchema = z.strictObject({
  /** As it stands alone: "District of Columbia". */
  name,
  /** As it reads in a sentence, where that differs: "the District of Columbia". */
  inText: name.optional(),
  /** What else people call it. */
  names: z.array(name).default([]),
  /** The first three digits of its postal codes: "350-369". */
  zip: z.array(z.string().regex(/^\d{3}(-\d{3})?$/, "three digits, or from three to three: 350-369")).default([]),
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
  /** Words that ask about the country as a whole, or about all of its states. */
  country: z.array(name).default([]),
  /** States by the two letters of their code. */
  states: z.record(z.string().regex(/^[a-z]{2}$/, "a state's code has two small letters"), placeSchema),
  /** Towns whose name does not say which metro area they belong to, each with the id of one, or a state's code. */
  towns: z.record(z.string(), z.string()),
});

export type Place = z.infer<typeof placeSchema>;
