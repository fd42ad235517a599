import { z } from "zod";

/** words.yml: words that mean the same in this field. */
export const wordsSchema = z.strictObject({
  /** Sets of words that mean the same; the first of a set stands for all. */
  same: z.array(z.array(z.string()).min(2)),
});
