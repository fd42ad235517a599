import { isYear, maxPlaces } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Word } from "../../text/tokens.ts";
import type { Found } from "./phrase-index.ts";
import { doubtfulPlaces, findPlaces, type PlaceFound } from "./place-entity.ts";
import { postalCodesIn } from "./postal-codes.ts";

type RoleFound = {
  readonly id: string;
  /** "name" leads here by itself, "weak" beside career words, "hint" when nothing else is named. */
  readonly strength: "name" | "weak" | "hint";
  readonly start: number;
  readonly end: number;
};

/** Who and what a question names. */
export type Entities = {
  /** In the order in which they stand; each role once. */
  readonly roles: readonly RoleFound[];
  readonly hints: readonly RoleFound[];
  /** Occupations outside the field. */
  readonly outside: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  readonly terms: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  readonly place: PlaceFound | undefined;
  /** Places that are named as surely beside it: "Texas or Florida". */
  readonly otherPlaces: readonly PlaceFound[];
  /** A year that is asked about, as in "in 2019". */
  readonly year: string | undefined;
  /** Whether it is about the whole country, or all of its states: then no state is meant that nobody named. */
  readonly isNationwide: boolean;
  /** Places that the words may name, though they may mean something else: "or", "ct", a town that is also a word. */
  readonly doubtfulPlaces: readonly PlaceFound[];
  /** Wishes for a role, by the ids of filters.yml, in their order there. */
  readonly wishes: readonly string[];
  /** Words that speak of the field as a whole. */
  readonly field: readonly { readonly start: number; readonly end: number }[];
};

/** Words from `start` up to, not including, `end`. */
export type Span = { readonly start: number; readonly end: number };
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

type Claim = Span & { readonly id: string; readonly as: "name" | "weak" | "not" | "outside" };
const rank = { name: 0, outside: 1, not: 2, weak: 3 } as const;

/**
 * Settles which names a question holds: the longest reading of the same words wins, then the least ambiguous.
 * @param spokenOf the state that the conversation is about
 */
export function findEntities(
  words: readonly Word[],
  found: readonly Found[],
  knowledge: Knowledge,
  spokenOf?: string,
): Entities {
  const claims = found
    .flatMap(({ start, end, meaning }): Claim[] => {
      if (meaning.is === "role" && meaning.strength !== "hint")
        return [{ start, end, id: meaning.id, as: meaning.strength }];
      return meaning.is === "outside" ? [{ start, end, id: meaning.id, as: "outside" }] : [];
    })
    .sort((a, b) => b.end - b.start - (a.end - a.start) || rank[a.as] - rank[b.as] || a.start - b.start);
  const settled: Claim[] = [];
  for (const claim of claims) if (!settled.some((other) => overlap(claim, other))) settled.push(claim);
  const taken = (start: number, end: number) =>
    settled.some((one) => one.as !== "not" && overlap(one, { start, end }) && one.end - one.start >= end - start);
  const named = findPlaces(words, found, knowledge, taken, spokenOf);
  const places = named.length > 0 ? named : postalCodesIn(words, knowledge).slice(0, maxPlaces);
  const [place, ...otherPlaces] = places;
  const standing = settled.filter((one) => !places.some((at) => within(one, at))).sort((a, b) => a.start - b.start);
  const roles: RoleFound[] = [];
  for (const { id, as, start, end } of standing) {
    if (as === "not" || as === "outside") continue;
    const known = roles.findIndex((role) => role.id === id);
    if (known === -1) roles.push({ id, strength: as, start, end });
    else if (as === "name" && roles[known]?.strength === "weak") roles[known] = { id, strength: as, start, end };
  }
  const inNames = (span: Span) => standing.some((one) => overlap(one, span));
  return {
    roles,
    hints: found.flatMap(({ start, end, meaning }) =>
      meaning.is === "role" && meaning.strength === "hint"
        ? [{ id: meaning.id, strength: "hint" as const, start, end }]
        : [],
    ),
    outside: standing.filter(({ as }) => as === "outside"),
    // In "bosun's mate", "bosun" is part of a name.
    terms: longestOf(
      found.flatMap(({ start, end, meaning }) => (meaning.is === "term" ? [{ id: meaning.id, start, end }] : [])),
    ).filter((term) => !roles.some((role) => within(term, role) && role.end - role.start > term.end - term.start)),
    place,
    otherPlaces,
    year: yearIn(words),
    isNationwide: place === undefined && found.some(({ meaning }) => meaning.is === "country"),
    // "pa" in the name "pa pilot" is no state.
    doubtfulPlaces: doubtfulPlaces(words, found, places, knowledge).filter(
      (one) => !settled.some((name) => within(one, name) && name.end - name.start > one.end - one.start),
    ),
    wishes: wishesIn(found, knowledge),
    field: found.flatMap(({ start, end, meaning }) =>
      meaning.is === "field" && !inNames({ start, end }) ? [{ start, end }] : [],
    ),
  };
}

/** "in 2019" is a year, "2000 a month" money. */
const yearIn = (words: readonly Word[]): string | undefined =>
  words.find(({ plain }, at) => {
    const isLast = at === words.length - 1;
    return isYear(plain) && (beforeYears.has(words[at - 1]?.plain ?? "") || isLast) && words[at + 1]?.plain !== "a";
  })?.plain;

const beforeYears = new Set(["in", "for", "of", "since", "from", "year", "by", "before", "after", "during", "may"]);

/** In the order of filters.yml, so that one set of wishes has one address. */
function wishesIn(found: readonly Found[], { filters }: Knowledge): readonly string[] {
  const all = longestOf(
    found.flatMap(({ start, end, meaning }) => (meaning.is === "wish" ? [{ start, end, id: meaning.id }] : [])),
  );
  return [...filters.keys()].filter((id) => all.some((one) => one.id === id));
}

/** Those that do not lie within a longer one, in the order in which they stand. */
function longestOf<One extends Span>(spans: readonly One[]): One[] {
  return spans
    .filter(
      (one) =>
        !spans.some((other) => other !== one && within(one, other) && other.end - other.start > one.end - one.start),
    )
    .sort((a, b) => a.start - b.start);
}
