/** Small pieces of English that several answers need. */

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a", "a and b", "a, b and c" */
export const listed = (items: readonly string[], last = "and"): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;

/** Lower case for the middle of a sentence, unless the word is an abbreviation or a name written in capitals. */
export const midSentence = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const dollarFormat = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const centFormat = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A wage as published: "$95,480", or "$239,200 or more" when it is capped. */
export const dollars = (wage: { dollars: number; orMore: boolean }): string =>
  `$${dollarFormat.format(wage.dollars)}${wage.orMore ? " or more" : ""}`;

export const dollarsAndCents = (wage: { dollars: number; orMore: boolean }): string =>
  `$${centFormat.format(wage.dollars)}${wage.orMore ? " or more" : ""}`;

export const count = (number: number): string => dollarFormat.format(number);

/** "2 years", "2 to 4 years", "half a year to 2 years" */
export function yearsText({ from, to }: { from: number; to: number }): string {
  const one = (years: number) => (years === 0.5 ? "half a year" : `${years}`);
  if (from === to) return from === 0.5 ? "half a year" : `${from} year${from === 1 ? "" : "s"}`;
  const last = to === 0.5 ? "half a year" : `${to} year${to === 1 ? "" : "s"}`;
  return from === 0 ? `up to ${last}` : `${one(from)} to ${last}`;
}

/** "about 2 years", "up to 2 years" */
export const about = (years: { from: number; to: number }): string =>
  years.from === 0 && years.to > 0 ? yearsText(years) : `about ${yearsText(years)}`;
