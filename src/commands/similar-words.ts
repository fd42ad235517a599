import Fuse, { type IFuseOptions } from "fuse.js/basic";

/** How Fuse looks for slips, in words and in names: chosen by `npm run bench:suggestions`. */
export const slipOptions = {
  /** The share of the letters that may be wrong. */
  threshold: 0.3,
  /** In letters: what stands so far from the beginning is as bad as if all letters were wrong. */
  distance: 10,
  includeScore: true,
} as const satisfies IFuseOptions<string>;

/** Fewer letters must be right: everything is a slip of two or three. */
export const minSlipLetters = 4;
/** More letters are not read: Fuse's time grows with their square. */
export const maxSlipLetters = 16;
/** Of how many letters a word is in which two that changed places are more errors than the threshold allows. */
const swapLetters = { least: 3, most: 6 } as const;

/** Words, each with how far it is from what was typed, from 0 to 1. */
export type SimilarWords = (typed: string) => ReadonlyMap<string, number>;

/** Finds which of these words may be meant by one that is half typed or mistyped. */
export function similarWords(words: readonly string[]): SimilarWords {
  const slips = new Fuse(words, slipOptions);
  const beginningWith = (typed: string) => words.filter((word) => word.startsWith(typed));
  return (typed) => {
    const similar = new Map(
      typed.length < minSlipLetters
        ? beginningWith(typed).map((word) => [word, 0])
        : slips.search(typed.slice(0, maxSlipLetters)).map(({ item, score = 0 }) => [item, score]),
    );
    // Fuse counts two letters that changed places as two errors.
    for (const word of withSwaps(typed).flatMap(beginningWith)) {
      similar.set(word, Math.min(similar.get(word) ?? 1, 1 / typed.length));
    }
    return similar;
  };
}

/** The word with each two neighbors in each other's place. */
const withSwaps = (word: string): string[] =>
  word.length < swapLetters.least || word.length > swapLetters.most
    ? []
    : Array.from(
        { length: word.length - 1 },
        (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
      );
