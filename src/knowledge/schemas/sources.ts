import { z } from "zod";

/** sources.yml: where things come from, by id. */
const sourceSchema = z.strictObject({
  /** The document's own title. */
  title: z.string().min(2),
  /** Who says it: the office, the board, the school. */
  publisher: z.string().min(2),
  /** The publisher as people call it, for the brackets after a figure. */
  short: z.string().min(2).optional(),
  /** Where it can be read; empty quotes when it is nowhere on the web. */
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]),
  /** The day, edition or period it speaks of; "undated" when it does not say. */
  asOf: z.string().min(2),
  /** For other authors: how far to trust it. Nobody is shown it. */
  note: z.string().optional(),
});

export const sourcesSchema = z.record(z.string(), sourceSchema);

export type Source = z.infer<typeof sourceSchema>;
