import { z } from "zod";
import { id, name } from "./common-fields.ts";

/** A wish that roles can be found by. */
const filterSchema = z.strictObject({
  /** As it stands after "roles with": "two years of school or less". */
  title: name,
  /** How the wish is said, in a few words that say nothing else. */
  names: z.array(z.string().min(1)).default([]),
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

/** filters.yml: what people wish for in a job, and how they say it. */
export const filtersSchema = z.record(id, filterSchema);

export type Filter = z.infer<typeof filterSchema>;
