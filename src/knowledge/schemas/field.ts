import { z } from "zod";
import { id, name, prose } from "./common-fields.ts";

/** field.yml: what this knowledge base is about. */
export const fieldSchema = z.strictObject({
  /** As in "I know about …". */
  name,
  /** What the bot says first. */
  welcome: prose(330),
  /** Questions worth trying. */
  examples: z.array(prose(120)).min(3),
  /** What it says when it does not know, and whom to ask instead. */
  unknown: prose(330),
  /** The role meant when people speak of the field only. */
  entryRole: id,
  /** Words for the field as a whole. */
  names: z.array(name),
  /** The people that figures/licences.csv is about, in the plural. */
  licensed: name,
  /** What to ask the agency of a state. */
  licenceQuestions: z.array(prose(200)).min(1),
  /** Roles worth offering when none is named, most asked first. */
  common: z.array(id).min(3),
  /** Places worth suggesting before one is typed, most asked first, by the code of a state or the id of a metro area. */
  commonPlaces: z.array(id).default([]),
  /** Terms worth suggesting before one is typed, most asked first. */
  commonTerms: z.array(id).default([]),
  families: z.record(id, z.string()),
  /** What roles differ in, with the values it can have, from most to least. */
  traits: z.record(id, z.array(id).min(2)).default({}),
});

export type Field = z.infer<typeof fieldSchema>;
