import { outsideOccupation, placeName } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { capitalized, midSentence } from "../text/format.ts";
import { plainWordsIn } from "../text/tokens.ts";
import type { NamedKind } from "./commands.ts";

/** Something to suggest; `names` hold the plain words of its own name first, then of its other names. */
export type NamedEntry = {
  readonly id: string;
  readonly name: string;
  readonly names: readonly IndexedName[];
};

/** A name as it is shown, and as it is compared: lower case, without accents and punctuation. */
export type IndexedName = { readonly shown: string; readonly words: readonly string[]; readonly plain: string };

const indexes = new WeakMap<Knowledge, Map<NamedKind, readonly NamedEntry[]>>();

/** All there is of a kind: the common ones first, the rest by name. Made once for a knowledge base. */
export function namesOf(kind: NamedKind, knowledge: Knowledge): readonly NamedEntry[] {
  const known = indexes.get(knowledge) ?? new Map<NamedKind, readonly NamedEntry[]>();
  indexes.set(knowledge, known);
  const entries = known.get(kind) ?? buildIndex(kind, knowledge);
  known.set(kind, entries);
  return entries;
}

function buildIndex(kind: NamedKind, knowledge: Knowledge): readonly NamedEntry[] {
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

const rolesOf = (knowledge: Knowledge): NamedEntry[] =>
  [...knowledge.roles].map(([id, { name, plural, names, weakNames }]) =>
    entry(id, capitalized(name), [...names, ...weakNames, plural]),
  );

const outsideOf = (knowledge: Knowledge): NamedEntry[] =>
  [...knowledge.occupations.values()].flatMap(({ id, outside }) => {
    const occupation = outside === "yes" ? outsideOccupation(id, knowledge) : undefined;
    return occupation ? [entry(id, capitalized(occupation.name), occupation.names.split(";"))] : [];
  });

function placesOf(knowledge: Knowledge): NamedEntry[] {
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

const entry = (id: string, name: string, others: readonly string[]): NamedEntry => ({
  id,
  name,
  names: [name, ...others].filter(Boolean).map((shown) => {
    const words = plainWordsIn(shown);
    return { shown: midSentence(shown), words, plain: words.join(" ") };
  }),
});

/** The common ones in their order, then the others by name. */
function sorted(entries: readonly NamedEntry[], common: readonly string[]): NamedEntry[] {
  const place = new Map(common.map((id, at) => [id, at]));
  const rank = ({ id }: NamedEntry) => place.get(id) ?? common.length;
  return [...entries].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
