import { distance } from "fastest-levenshtein";
import { outsideOccupation, placeName } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { capitalized, midSentence } from "../text/format.ts";
import { plainWords, readable, wordsTyped } from "../text/tokens.ts";
import type { NamedKind } from "./commands.ts";

/** Something that an option may be filled with, while a person types. */
export type Suggestion = {
  /** What is filled in. */
  readonly id: string;
  /** What is shown: the name, and in brackets the other name that was typed. */
  readonly label: string;
};

/** Discord shows 25 (https://discord.com/developers/docs/interactions/application-commands#autocomplete), Slack 100. */
const maxSuggestions = 25;
/** Discord's limit for a label; longer ones lose their brackets. */
const maxLabelLength = 100;
/** What is typed beyond this changes nothing any more. */
const maxTypedLength = 60;
/** One slip is forgiven in so many letters, from so many on. */
const lettersPerSlip = 4;

/** How well a name fits what was typed; less is better. */
const fits = { exactly: 0, begins: 1, wordsBegin: 2, otherNameBegins: 3, otherNameWordsBegin: 4, mistyped: 5 } as const;

/** Something to suggest; `names` hold the plain words of its own name first, then of its other names. */
type Entry = {
  readonly id: string;
  readonly name: string;
  readonly names: readonly { readonly shown: string; readonly words: readonly string[]; readonly plain: string }[];
};

/**
 * What an option may mean, best first: the exact name, then names that begin like it, then other names, then names it
 * may be a slip of. Nothing typed brings the common ones. Total.
 */
export function suggest(
  kind: NamedKind,
  typed: string,
  knowledge: Knowledge,
  most = maxSuggestions,
): readonly Suggestion[] {
  const entries = entriesOf(kind, knowledge);
  const words = plainWordsOf(typed.slice(0, maxTypedLength));
  if (words.length === 0) return entries.slice(0, most).map(({ id, name }) => ({ id, label: shortened(name) }));
  return entries
    .flatMap((entry, at) => {
      const fit = bestFit(entry, words);
      return fit ? [{ ...fit, entry, at }] : [];
    })
    .sort((a, b) => a.far - b.far || a.at - b.at)
    .slice(0, most)
    .map(({ entry: { id, name }, by }) => ({ id, label: labeled(name, by) }));
}

const plainWordsOf = (text: string): string[] => wordsTyped(readable(text)).flatMap(({ typed }) => plainWords(typed));

function bestFit({ names }: Entry, words: readonly string[]): { far: number; by: string } | undefined {
  const typed = words.join(" ");
  let best: { far: number; by: string } | undefined;
  for (const [at, one] of names.entries()) {
    const far = farness(typed, words, one, at === 0);
    if (far !== undefined && (best === undefined || far < best.far)) best = { far, by: at === 0 ? "" : one.shown };
  }
  return best;
}

function farness(
  typed: string,
  words: readonly string[],
  name: Entry["names"][number],
  isOwn: boolean,
): number | undefined {
  if (name.plain === typed) return isOwn ? fits.exactly : fits.exactly + 0.5;
  if (name.plain.startsWith(typed)) return isOwn ? fits.begins : fits.otherNameBegins;
  const allBegin = words.every((word) => name.words.some((one) => one.startsWith(word)));
  if (allBegin) return isOwn ? fits.wordsBegin : fits.otherNameWordsBegin;
  const forgiven = Math.floor(typed.length / lettersPerSlip);
  if (forgiven === 0) return undefined;
  // What is still being typed is compared with as much of the name; a letter left out or added shifts the end by one.
  const slips = Math.min(
    ...[-1, 0, 1].map((more) => slipsBetween(typed, name.plain.slice(0, Math.max(1, typed.length + more)), forgiven)),
  );
  return slips <= forgiven ? fits.mistyped + slips + (isOwn ? 0 : 0.5) : undefined;
}

/** Letters left out, added or hit beside; two neighbors that changed places are one slip, where that decides. */
function slipsBetween(typed: string, name: string, forgiven: number): number {
  const far = distance(typed, name);
  if (far !== forgiven + 1 || far < 2) return far;
  for (let at = 0; at + 1 < typed.length; at++) {
    const turned = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    if (distance(turned, name) === far - 2) return far - 1;
  }
  return far;
}

const shortened = (name: string): string =>
  name.length <= maxLabelLength ? name : `${name.slice(0, maxLabelLength - 1)}…`;

function labeled(name: string, by: string): string {
  const both = `${name} (${by})`;
  const isSaid = name.toLowerCase().includes(by.toLowerCase());
  return isSaid || both.length > maxLabelLength ? shortened(name) : both;
}

const made = new WeakMap<Knowledge, Map<NamedKind, readonly Entry[]>>();

function entriesOf(kind: NamedKind, knowledge: Knowledge): readonly Entry[] {
  const known = made.get(knowledge) ?? new Map<NamedKind, readonly Entry[]>();
  made.set(knowledge, known);
  const entries = known.get(kind) ?? makeEntries(kind, knowledge);
  known.set(kind, entries);
  return entries;
}

/** All there is of a kind: the common ones first, the rest by name. */
function makeEntries(kind: NamedKind, knowledge: Knowledge): readonly Entry[] {
  const { field } = knowledge;
  switch (kind) {
    case "role":
      return sorted(rolesOf(knowledge), field.common);
    case "subject":
      return sorted([...rolesOf(knowledge), ...outsideOf(knowledge)], field.common);
    case "place":
      return sorted(placesOf(knowledge), field.commonPlaces);
    case "term":
      return sorted(
        [...knowledge.terms].map(([id, { name, names }]) => entry(id, capitalized(name), names)),
        field.commonTerms,
      );
    case "wish":
      return [...knowledge.filters].map(([id, { title, sure }]) => entry(id, capitalized(title), sure));
  }
}

const rolesOf = (knowledge: Knowledge): Entry[] =>
  [...knowledge.roles].map(([id, { name, plural, names, weakNames }]) =>
    entry(id, capitalized(name), [...names, ...weakNames, plural]),
  );

const outsideOf = (knowledge: Knowledge): Entry[] =>
  [...knowledge.occupations.values()].flatMap(({ id, outside }) => {
    const occupation = outside === "yes" ? outsideOccupation(id, knowledge) : undefined;
    return occupation ? [entry(id, capitalized(occupation.name), occupation.names.split(";"))] : [];
  });

function placesOf(knowledge: Knowledge): Entry[] {
  const towns = Map.groupBy(knowledge.towns, ([, place]) => place);
  const townsIn = (id: string) => (towns.get(id) ?? []).map(([town]) => capitalizedWords(town));
  return [
    ...[...knowledge.places].map(([code, { name, names }]) =>
      entry(code, name, [code.toUpperCase(), ...names.map(capitalizedWords), ...townsIn(code)]),
    ),
    ...[...knowledge.metros.values()].map(({ id }) => entry(id, placeName(id, knowledge), townsIn(id))),
  ];
}

const capitalizedWords = (text: string): string => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

const entry = (id: string, name: string, others: readonly string[]): Entry => ({
  id,
  name,
  names: [name, ...others].filter(Boolean).map((shown) => {
    const words = plainWordsOf(shown);
    return { shown: midSentence(shown), words, plain: words.join(" ") };
  }),
});

/** The common ones in their order, then the others by name. */
function sorted(entries: readonly Entry[], common: readonly string[]): Entry[] {
  const place = new Map(common.map((id, at) => [id, at]));
  const rank = ({ id }: Entry) => place.get(id) ?? common.length;
  return [...entries].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
