/**
 * An address names an answer: asking it gives the answer again. It is a button's id, a permalink's path, a line in a
 * test. This file is the only place that knows how one is written.
 */

/** Topics that are asked about one role; the same words stand in the address and in topics.yml. */
export const roleTopics = [
  "overview",
  "duties",
  "requirements",
  "salary",
  "advancement",
  "outlook",
  "work-life",
] as const;
export type RoleTopic = (typeof roleTopics)[number];

export type Address =
  /**
   * One role; `part` is a closer look ("cost"), `place` a state's code or a metro area's id. Pay may be asked of other
   * places beside it, or of a year ("2012").
   */
  | {
      readonly topic: RoleTopic;
      readonly role: string;
      readonly place?: string | undefined;
      readonly otherPlaces?: readonly string[] | undefined;
      readonly part?: string | undefined;
      readonly year?: string | undefined;
    }
  /** Two to six subjects: roles, or occupations outside the field; by one part ("body") or topic, and in a place. */
  | {
      readonly topic: "compare";
      readonly subjects: readonly string[];
      readonly part?: string | undefined;
      readonly place?: string | undefined;
    }
  | { readonly topic: "path"; readonly from: string; readonly to: string }
  | { readonly topic: "licence"; readonly place: string; readonly otherPlaces?: readonly string[] | undefined }
  | { readonly topic: "guide" | "term"; readonly id: string }
  /** Roles by what they ask and give, by ids from filters.yml; none for all roles. */
  | { readonly topic: "find"; readonly filters: readonly string[] };

/** More wishes at once than this no role can meet. */
export const maxFilters = 4;
/** More roles side by side than this nobody can weigh. */
export const maxCompared = 6;
/** More places side by side than this no phone can show. */
export const maxPlaces = 5;

const metroLike = /-[a-z]{2}$/;
const isRoleTopic = (word: string): word is RoleTopic => (roleTopics as readonly string[]).includes(word);
const wellFormed = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The address as it is written: "salary/first-mate/tx". */
export function formatAddress(address: Address): string {
  switch (address.topic) {
    case "compare":
      return ["compare", address.subjects.join("+"), address.part, ...placesOf(address)].filter(Boolean).join("/");
    case "path":
      return `path/${address.from}+${address.to}`;
    case "licence":
      return ["licence", ...placesOf(address)].join("/");
    case "guide":
    case "term":
      return `${address.topic}/${address.id}`;
    case "find":
      return `find/${address.filters.join("+") || "all"}`;
    default:
      return [address.topic, address.role, address.part, ...placesOf(address), address.year].filter(Boolean).join("/");
  }
}

/**
 * Reads an address; undefined when it is not written like one. Whether its role, place or part exist is for the
 * knowledge base to say.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > 200) return undefined;
  const [topic = "", subject = "", ...rest] = text.trim().toLowerCase().split("/");
  if (rest.length > maxPlaces || subject === "") return undefined;
  const ids = subject.split("+");
  if (![...ids, ...rest].every((id) => wellFormed.test(id))) return undefined;
  const [first = "", second = ""] = ids;
  if (topic === "compare") {
    const places = rest.filter(isPlaceLike);
    const [part, ...parts] = rest.filter((word) => !isPlaceLike(word));
    if (ids.length < 2 || ids.length > maxCompared || places.length > 1 || parts.length > 0) return undefined;
    return { topic, subjects: ids, ...(part && { part }), ...placed(places) };
  }
  if (topic === "path") return rest.length === 0 && ids.length === 2 ? { topic, from: first, to: second } : undefined;
  if (topic === "find" && rest.length === 0 && ids.length <= maxFilters) {
    return { topic, filters: subject === "all" ? [] : ids };
  }
  if (ids.length !== 1) return undefined;
  if (isRoleTopic(topic)) {
    const isPay = topic === "salary";
    const years = rest.filter((word) => isPay && isYear(word));
    const places = rest.filter(isPlaceLike);
    const parts = rest.filter((word) => !isPlaceLike(word) && !years.includes(word));
    const areTooMany = parts.length > 1 || years.length > 1 || (places.length > 1 && years.length > 0);
    if (areTooMany || !areSideBySide(places, isPay && parts.length === 0 ? maxPlaces : 1)) return undefined;
    const [part, year] = [parts[0], years[0]];
    return { topic, role: first, ...(part && { part }), ...placed(places), ...(year && { year }) };
  }
  if (topic === "licence") {
    const places = [first, ...rest];
    return areSideBySide(places, maxPlaces) ? { topic, place: first, ...placed(places) } : undefined;
  }
  if (rest.length > 0) return undefined;
  if (topic === "guide" || topic === "term") return { topic, id: first };
  return undefined;
}

/** A year that somebody may ask about. */
export const isYear = (word: string): boolean => /^(19|20)\d\d$/.test(word);

const areSideBySide = (places: readonly string[], most: number): boolean =>
  places.length <= most && new Set(places).size === places.length;

/** The first place and those beside it, as an address holds them. */
const placed = ([place, ...others]: readonly string[]) => ({
  ...(place && { place }),
  ...(others.length > 0 && { otherPlaces: others }),
});

/** A state's code has two letters; a metro area's id ends with one ("houston-tx"). No part is written like that. */
const isPlaceLike = (word: string): boolean => word.length === 2 || metroLike.test(word);

/** The roles and other subjects that an address speaks of, in order. */
export function subjectsOf(address: Address): readonly string[] {
  switch (address.topic) {
    case "compare":
      return address.subjects;
    case "path":
      return [address.from, address.to];
    case "licence":
    case "guide":
    case "term":
    case "find":
      return [];
    default:
      return [address.role];
  }
}

/** Where it is about: one place, or several side by side. */
export const placesOf = (address: Address): readonly string[] =>
  "place" in address && address.place !== undefined
    ? [address.place, ...("otherPlaces" in address ? (address.otherPlaces ?? []) : [])]
    : [];

export const placeOf = (address: Address): string | undefined => ("place" in address ? address.place : undefined);
