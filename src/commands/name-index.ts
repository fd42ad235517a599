import { outsideOccupation, placeName } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { capitalized, midSentence } from "../text/format.ts";
import { plainWordsIn } from "../text/tokens.ts";
import type { NamedKind } from "./commands.ts";
import { type NamedEntry, nameRanker, type RankNames } from "./rank-names.ts";

/** A command's kinds, and the common questions. */
export type NameKind = NamedKind | "guide";

/** All there is of a kind, the common ones first, and how to find it by what is typed. */
export type NameIndex = { readonly entries: readonly NamedEntry[]; readonly rank: RankNames };

const indexes = new WeakMap<Knowledge, Map<NameKind, NameIndex>>();

/** The names of a kind. Made once for a knowledge base. */
export function namesOf(kind: NameKind, knowledge: Knowledge): NameIndex {
  const known = indexes.get(knowledge) ?? new Map<NameKind, NameIndex>();
  indexes.set(knowledge, known);
  const index = known.get(kind) ?? buildIndex(entriesOf(kind, knowledge));
  known.set(kind, index);
  return index;
}

const buildIndex = (entries: readonly NamedEntry[]): NameIndex => ({ entries, rank: nameRanker(entries) });

/** All there is of a kind: the common ones first, the rest by name; what is asked and wished for as it was written. */
function entriesOf(kind: NameKind, knowledge: Knowledge): readonly NamedEntry[] {
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
      return [...knowledge.filters].map(([id, { title, names }]) => entry(id, capitalized(title), names));
    case "guide":
      // Whoever wrote it named it by the words it is about.
      return [...knowledge.guides].map(([id, { title, asked }]) =>
        entry(id, title, [id.replaceAll("-", " "), ...asked]),
      );
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
