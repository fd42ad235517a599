import { distance } from "fastest-levenshtein";

/** Words filed by a letter, its position and their length, so that a slip is only compared with words it may have been. */
export type Speller = {
  readonly shelves: ReadonlyMap<string, readonly string[]>;
  /** Between equally near words the more important one is meant; more is forgiven in words of this field. */
  readonly importance: ReadonlyMap<string, number>;
};

/** Words of this field have at least this importance; ordinary English has less. */
export const ofThisField = 10;
/** Words shorter than this are only mended when two letters changed places ("olg" for "log"). */
const shortestMended = 4;
/** From this length on two slips are forgiven. */
const longWord = 7;
/** From this length on three. */
const veryLongWord = 9;
const longestMended = 24;

/** @param words as they are spelled right, each with its importance: 0 for ordinary English */
export function spellerOf(words: ReadonlyMap<string, number>): Speller {
  const shelves = new Map<string, string[]>();
  for (const word of words.keys()) {
    if (word.length < 3 || word.length > longestMended) continue;
    for (const at of [0, 1]) {
      const key = shelfOf(word[at], at, word.length);
      const shelf = shelves.get(key);
      if (shelf === undefined) shelves.set(key, [word]);
      else shelf.push(word);
    }
  }
  return { shelves, importance: words };
}

const shelfOf = (letter: string | undefined, at: number, length: number): string => `${letter}${at}${length}`;

/** The known word that was meant; undefined when none is near enough. */
export function mend(slip: string, { shelves, importance }: Speller): string | undefined {
  if (slip.length < 3 || slip.length > longestMended || /\d/.test(slip)) return undefined;
  const reach = slip.length >= longWord - 1 ? 2 : 1;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let length = slip.length - reach; length <= slip.length + reach; length++) {
    // A slip in the first letter leaves the second in its place or moves it to the front.
    for (const key of [
      shelfOf(slip[0], 0, length),
      shelfOf(slip[1], 1, length),
      shelfOf(slip[0], 1, length),
      shelfOf(slip[1], 0, length),
    ]) {
      for (const word of shelves.get(key) ?? []) {
        const matters = importance.get(word) ?? 0;
        const far = farness(slip, word, matters >= ofThisField) - matters / 100;
        if (far < least) [best, least] = [word, far];
      }
    }
  }
  return best;
}

/** How far a slip is from a word; infinite when it is too far for its length. */
function farness(slip: string, word: string, isOurs: boolean): number {
  const swap = isSwap(slip, word);
  const shorter = Math.min(slip.length, word.length);
  // "lng" for "long": of a word of four letters one may be missing, if it is one of ours.
  const oneMissing = isOurs && word.length === shortestMended && slip[0] === word[0];
  if (shorter < shortestMended && !swap && !(oneMissing && slip.length < word.length)) return Number.POSITIVE_INFINITY;
  // A letter left out is the commonest slip, then two swapped, then one hit beside.
  const far = swap ? 0.95 : slipsBetween(slip, word) - (word.length > slip.length ? 0.1 : 0);
  const otherStart = slip[0] !== word[0];
  // People seldom miss the first letter, so in a short word it is rather another word.
  if (otherStart && !swap && shorter < 5) return Number.POSITIVE_INFINITY;
  const forgiven = shorter >= veryLongWord ? 3 : shorter >= (isOurs ? longWord - 1 : longWord) ? 2 : 1;
  const allowed = otherStart ? 1 : forgiven;
  return far <= allowed ? far + (otherStart ? 0.4 : 0) : Number.POSITIVE_INFINITY;
}

/** Letters left out, added or hit beside; in a long word two neighbors that changed places are one slip, not two. */
function slipsBetween(slip: string, word: string): number {
  const far = distance(slip, word);
  if (far < 2 || far > 4 || Math.min(slip.length, word.length) < veryLongWord) return far;
  let swaps = 0;
  for (let at = 0; at + 1 < slip.length && swaps === 0; at++) {
    const turned = slip.slice(0, at) + slip[at + 1] + slip[at] + slip.slice(at + 2);
    if (slip[at] !== slip[at + 1] && distance(turned, word) === far - 2) swaps = 1;
  }
  return far - swaps;
}

/** Two neighboring letters changed places. */
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
