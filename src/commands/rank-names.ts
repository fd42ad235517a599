import Fuse from "fuse.js/basic";
import { maxSlipLetters, minSlipLetters, similarWords, slipOptions } from "./similar-words.ts";

/** A name as it is shown, and as it is compared: lower case, without accents and punctuation. */
export type IndexedName = { readonly shown: string; readonly words: readonly string[]; readonly plain: string };

/** Something to suggest; `names` hold its own name first, then its other names. */
export type NamedEntry = { readonly id: string; readonly name: string; readonly names: readonly IndexedName[] };

/** Something that was found, and the other name it was found by; empty for its own, and where it took several. */
type NameMatch = { readonly entry: NamedEntry; readonly by: string };

/** Finds what words may name, best first. Total. */
export type RankNames = (typed: readonly string[]) => readonly NameMatch[];

/** How far a name that begins like what was typed is from it; less is better. */
const distances = {
  exactly: 0,
  otherNameExactly: 0.5,
  begins: 1,
  wordsBegin: 2,
  otherNameBegins: 3,
  otherNameWordsBegin: 4,
  wordsOfSeveralNamesBegin: 5,
} as const;

/** Among mistyped names, a word more or less decides between equally near ones; words of several names come last. */
const perWordMore = 0.01;
const severalNames = 1;
/** In letters; slips are not looked for beyond, so that the time is bounded. */
const maxMistypedLength = 32;

/** A name, or all words of all names of a thing. */
type Row = IndexedName & {
  readonly entry: NamedEntry;
  readonly at: number;
  readonly holds: "own" | "other" | "several";
};
type Found = { readonly row: Row; readonly distance: number };

/**
 * Makes things ready to be found by their names. The exact name comes first, then names that begin like what was typed
 * or hold its words in any order. Only where there is none, slips are looked for: each word by itself, and where that
 * finds nothing either, what was typed as a whole, which mends lost spaces as well. Equally near ones keep their order.
 */
export function nameRanker(entries: readonly NamedEntry[]): RankNames {
  const names = entries.flatMap((entry, at) =>
    entry.names.map((name, place): Row => ({ ...name, entry, at, holds: place === 0 ? "own" : "other" })),
  );
  const rows = [...names, ...entries.map(allNamesOf)];
  const similar = similarWords([...new Set(names.flatMap(({ words }) => words))]);
  const slips = new Fuse(
    names.map(({ plain }) => plain),
    slipOptions,
  );

  const begun = (phrase: string, typed: readonly string[]): Found[] =>
    rows.flatMap((row) => foundAt(row, distanceBegun(phrase, typed, row)));

  function withSimilarWords(phrase: string): readonly Found[] {
    const typed = new Set(phrase.slice(0, maxMistypedLength).trim().split(" "));
    let found: readonly Found[] = rows.map((row) => ({ row, distance: distanceByWords(row, typed.size) }));
    for (const word of typed) {
      const words = similar(word);
      found = found.flatMap(({ row, distance }) => foundAt(row, distance + nearestOf(row.words, words)));
      if (found.length === 0) break;
    }
    return found;
  }

  const similarAsAWhole = (phrase: string): Found[] =>
    phrase.length < minSlipLetters
      ? []
      : slips.search(phrase.slice(0, maxSlipLetters)).flatMap(({ refIndex, score = 0 }) => {
          const row = names[refIndex];
          return row ? [{ row, distance: score }] : [];
        });

  return (typed) => {
    if (typed.length === 0) return [];
    const phrase = typed.join(" ");
    for (const find of [begun, withSimilarWords, similarAsAWhole]) {
      const found = find(phrase, typed);
      if (found.length > 0) return nearestFirst(found);
    }
    return [];
  };
}

const allNamesOf = (entry: NamedEntry, at: number): Row => ({
  entry,
  at,
  holds: "several",
  shown: "",
  plain: "",
  words: [...new Set(entry.names.flatMap(({ words }) => words))],
});

const foundAt = (row: Row, distance: number): Found[] => (Number.isFinite(distance) ? [{ row, distance }] : []);

function distanceBegun(phrase: string, typed: readonly string[], { plain, words, holds }: Row): number {
  const isOwn = holds === "own";
  if (plain === phrase) return isOwn ? distances.exactly : distances.otherNameExactly;
  if (plain.startsWith(phrase)) return isOwn ? distances.begins : distances.otherNameBegins;
  if (!typed.every((word) => words.some((one) => one.startsWith(word)))) return Number.POSITIVE_INFINITY;
  if (holds === "several") return distances.wordsOfSeveralNamesBegin;
  return isOwn ? distances.wordsBegin : distances.otherNameWordsBegin;
}

const distanceByWords = ({ words, holds }: Row, typedWords: number): number =>
  holds === "several" ? severalNames : perWordMore * Math.abs(words.length - typedWords);

const nearestOf = (words: readonly string[], similar: ReadonlyMap<string, number>): number =>
  Math.min(...words.map((word) => similar.get(word) ?? Number.POSITIVE_INFINITY));

/** Each thing once, by the nearest of its names. */
function nearestFirst(found: readonly Found[]): NameMatch[] {
  const nearest = new Map<NamedEntry, Found>();
  for (const one of found) {
    const known = nearest.get(one.row.entry);
    if (known === undefined || one.distance < known.distance) nearest.set(one.row.entry, one);
  }
  return [...nearest.values()]
    .sort((a, b) => a.distance - b.distance || a.row.at - b.row.at)
    .map(({ row: { entry, holds, shown } }) => ({ entry, by: holds === "own" ? "" : shown }));
}
