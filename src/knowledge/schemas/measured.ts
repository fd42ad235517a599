import { z } from "zod";
import { day } from "./common-fields.ts";

/**
 * measured.yml: how many questions were asked and how many of them read rightly, as `npm run questions:measure` found
 * it. Nobody writes it by hand.
 */
export const measuredSchema = z.strictObject({
  asked: z.int().positive(),
  right: z.int().nonnegative(),
  on: day,
});

export type Measured = z.infer<typeof measuredSchema>;
