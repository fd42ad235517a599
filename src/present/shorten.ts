import type { Answer, Block } from "../answer.ts";
import { capitalized } from "../text/format.ts";

/** What helps an answer to fit where there is little room: a phone, a channel that others read too. */

/** In characters: what it takes to tell whether an answer fits a question. */
const maxSummaryLength = 300;

/** The first sentence, which stands by itself. */
export const firstSentence = (says: string): string => /^.+?[.!?](?=\s+[A-Z]|$)/s.exec(says)?.[0] ?? says;

/** Where there is room for the beginning only, what shows all sides at once comes before what shows one after the other. */
export function tablesFirst(blocks: readonly Block[]): readonly Block[] {
  const rank = ({ type }: Block) => (type === "lead" ? 0 : type === "table" ? 1 : 2);
  return blocks.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * A title as a phone can show it: under "Captain: pay in Texas", what begins with "Captain:" too is said without it;
 * but for "Captain: pay", of which the heading is a part.
 */
export function labelUnder(heading: string, title: string): string {
  if (heading.startsWith(title)) return title;
  const subject = /^.*?: /.exec(title)?.[0];
  return subject && heading.startsWith(subject) ? capitalized(title.slice(subject.length)) : title;
}

/** How an answer begins, as far as whole sentences fit. */
export function summaryOf(given: Answer): string {
  if (given.kind !== "answer") return given.says;
  const lead = given.blocks.find((block) => block.type === "lead")?.text ?? "";
  if (lead.length <= maxSummaryLength) return lead;
  const end = lead.lastIndexOf(". ", maxSummaryLength);
  return end > 0 ? lead.slice(0, end + 1) : `${lead.slice(0, lead.lastIndexOf(" ", maxSummaryLength))} …`;
}
