import { parseAddress, placesOf, subjectsOf } from "../address.ts";
import type { Knowledge } from "./knowledge.ts";
import { didYouMean } from "./problems.ts";

/** Files with problems of their own: what they may hold is not reported as missing elsewhere. */
export type Unreadable = ReadonlySet<string>;

/** What is said of an id that nobody knows; undefined where it is known. */
export const missing = (what: string, id: string, known: ReadonlyMap<string, unknown>): string | undefined =>
  known.has(id) ? undefined : `there is no ${what} "${id}"${didYouMean(id, known.keys())}`;

/** Why an address leads nowhere; undefined when it leads somewhere. */
export function addressProblem(
  knowledge: Knowledge,
  text: string,
  unreadable: Unreadable = new Set(),
): string | undefined {
  const address = parseAddress(text);
  if (address === undefined) return `"${text}" is not an address such as "salary/role-id" or "guide/guide-id"`;
  const { topic } = address;
  if (topic === "guide" || topic === "term") {
    const known = topic === "guide" ? knowledge.guides : knowledge.terms;
    return unreadable.has(`${topic}s/${address.id}.yml`) ? undefined : missing(topic, address.id, known);
  }
  if (topic === "find") {
    const [first] = address.filters.flatMap((id) => missing("filter", id, knowledge.filters) ?? []);
    return first;
  }
  const subjects =
    topic === "compare"
      ? [...knowledge.roles.keys(), ...[...knowledge.occupations.values()].map((one) => one.id)]
      : [...knowledge.roles.keys()];
  const wrong = subjectsOf(address).find((id) => !subjects.includes(id) && !unreadable.has(`roles/${id}.yml`));
  if (wrong !== undefined) return `there is no role "${wrong}"${didYouMean(wrong, subjects)}`;
  const places = [...knowledge.places.keys(), ...knowledge.metros.keys()];
  const nowhere = placesOf(address).find((place) => !places.includes(place));
  return nowhere === undefined ? undefined : `there is no place "${nowhere}"${didYouMean(nowhere, places)}`;
}
