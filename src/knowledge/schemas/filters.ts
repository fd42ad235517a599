import { z } from "zod";
import { id, name, vocabularySchema } from "./common-fields.ts";

/** A wish that roles can be found by. */
const filterSchema = vocabularySchema.extend({
  /** As it stands after "roles with": "two years of school or less". */
  title: name,
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

/** filters.yml: what people wish for in a job, and the words they say it with. */
export const filtersSchema = z.record(id, filterSchema);

export type Filter = z.infer<typeof filterSchema>;
