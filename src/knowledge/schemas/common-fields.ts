import { z } from "zod";

/**
 * The author's manual, as schemas: what each file in knowledge/ may hold, one kind of file a module. The comments are
 * printed into the JSON Schemas that editors show while an entry is written. Here stand the fields that several kinds
 * share; their comments are printed where a field has none of its own.
 */

/** An id is a promise: lower-case words joined by hyphens, the file's name without its ending. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case words joined by hyphens");

/** Emphasis, headings, quotes, links and tags of any platform; the asterisk inside a name ("O*NET") is none. */
const markup = /[`<>|\n]|(^|\s)[*_#~]|[*_~](\s|$)|\]\(/;

/**
 * Plain sentences: no markup, no line breaks. A figure that changes from year to year is never typed in: write
 * {figure-id} for a row of figures/facts.csv, or {salary/role-id} for a wage, and the answer fills it in with its date.
 */
export const prose = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(maxLength, `too long: keep it within ${maxLength} characters, or split it into facts`)
    .refine((text) => !markup.test(text), "plain sentences only: no markup and no line breaks");

export const name = z.string().trim().min(1).max(80);

/** A day, as YYYY-MM-DD. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written YYYY-MM-DD");

/** Where it comes from: ids from sources.yml. */
export const sources = z.array(id).min(1, "every statement names at least one source");

/** A span of years; the same number twice when it is always the same. */
export const years = z.strictObject({
  /** At the least, in years: 0.5 is half a year. */
  from: z.number().nonnegative(),
  /** At the most. */
  to: z.number().nonnegative(),
});

/** One thing worth knowing, in the order a person wants it: the answer, then what else matters, then where it is from. */
export const partSchema = z.strictObject({
  /** The answer in one or two sentences. Read alone it must be true, and enough. */
  says: prose(330),
  /** What else matters, one sentence each, most useful first. */
  facts: z.array(prose(300)).max(14).default([]),
  /** Where the sources are weak, old or disagree: one sentence that says so. */
  unsure: prose(240).optional(),
  sources,
});

/** What people ask, as they put it: different words, not the same words in another order. */
export const asked = z.array(prose(160));

export type Part = z.infer<typeof partSchema>;
