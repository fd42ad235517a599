import { distance } from "fastest-levenshtein";

/** Words by their first and by their second letter, so that a slip is only compared with words it may have been. */
export type Speller = {
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly bySecond: ReadonlyMap<string, readonly string[]>;
  /** Between equally near words the more important one is meant; more is forgiven in words of this field. */
  readonly importance: ReadonlyMap<string, number>;
};

/** Words shorter than this are only mended when two letters changed places ("olg" for "log"). */
const shortestMended = 4;
/** From this length on two slips are forgiven. */
const longWord = 7;
const longestMended = 24;

/** @param words as they are spelled right, each with its importance: 0 for ordinary English */
export function spellerOf(words: ReadonlyMap<string, number>): Speller {
  const byFirst = new Map<string, string[]>();
  const bySecond = new Map<string, string[]>();
  for (const word of words.keys()) {
    if (word.length < 3 || word.length > longestMended) continue;
    file(byFirst, word[0], word);
    file(bySecond, word[1], word);
  }
  return { byFirst, bySecond, importance: words };
}

/** The known word that was meant; undefined when none is near enough. */
export function mend(slip: string, { byFirst, bySecond, importance }: Speller): string | undefined {
  if (slip.length < 3 || slip.length > longestMended || /\d/.test(slip)) return undefined;
  const [first = "", second = ""] = slip;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  // A slip in the first letter leaves the second in its place or moves it to the front.
  for (const words of [byFirst.get(first), bySecond.get(second), bySecond.get(first), byFirst.get(second)]) {
    for (const word of words ?? []) {
      if (Math.abs(word.length - slip.length) > 2) continue;
      const matters = importance.get(word) ?? 0;
      const far = farness(slip, word, matters > 0) - matters / 100;
      if (far < least) [best, least] = [word, far];
    }
  }
  return best;
}

function file(shelf: Map<string, string[]>, letter: string | undefined, word: string): void {
  const words = shelf.get(letter ?? "");
  if (words === undefined) shelf.set(letter ?? "", [word]);
  else words.push(word);
}

/** How far a slip is from a word; infinite when it is too far for its length. */
function farness(slip: string, word: string, isOurs: boolean): number {
  const swap = isSwap(slip, word);
  const shorter = Math.min(slip.length, word.length);
  if (shorter < shortestMended && !swap) return Number.POSITIVE_INFINITY;
  const far = swap ? 0.9 : distance(slip, word);
  const otherStart = slip[0] !== word[0];
  // People seldom miss the first letter, so in a short word it is rather another word.
  if (otherStart && !swap && shorter < 5) return Number.POSITIVE_INFINITY;
  const allowed = shorter >= (isOurs ? longWord - 1 : longWord) && !otherStart ? 2 : 1;
  return far <= allowed ? far + (otherStart ? 0.4 : 0) : Number.POSITIVE_INFINITY;
}

/** Two neighbouring letters changed places. */
function isSwap(slip: string, word: string): boolean {
  if (slip.length !== word.length) return false;
  let at = 0;
  while (at < slip.length && slip[at] === word[at]) at++;
  return (
    slip[at] === word[at + 1] &&
    slip[at + 1] === word[at] &&
    slip.slice(at + 2) === word.slice(at + 2) &&
    at < slip.length
  );
}
