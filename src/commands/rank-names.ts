import { distance as levenshtein } from "fastest-levenshtein";
import type { IndexedName, NamedEntry } from "./name-index.ts";

/** One edit is allowed for so many letters typed; fewer letters must be right. */
const lettersPerEdit = 4;

/** How far a name is from what was typed; less is better. What another name shares with the own one counts 0.5 more. */
const distances = {
  exactly: 0,
  begins: 1,
  wordsBegin: 2,
  otherNameBegins: 3,
  otherNameWordsBegin: 4,
  mistyped: 5,
} as const;

/** How far a name is from what was typed, and the other name it was found by; empty for its own. */
export type NameMatch = { readonly distance: number; readonly by: string };

/** The nearest of a thing's names; undefined where none fits what was typed. */
export function bestMatch({ names }: NamedEntry, words: readonly string[]): NameMatch | undefined {
  const typed = words.join(" ");
  let best: NameMatch | undefined;
  for (const [at, one] of names.entries()) {
    const distance = distanceOf(typed, words, one, at === 0);
    if (distance !== undefined && (best === undefined || distance < best.distance)) {
      best = { distance, by: at === 0 ? "" : one.shown };
    }
  }
  return best;
}

function distanceOf(typed: string, words: readonly string[], name: IndexedName, isOwn: boolean): number | undefined {
  if (name.plain === typed) return isOwn ? distances.exactly : distances.exactly + 0.5;
  if (name.plain.startsWith(typed)) return isOwn ? distances.begins : distances.otherNameBegins;
  const allBegin = words.every((word) => name.words.some((one) => one.startsWith(word)));
  if (allBegin) return isOwn ? distances.wordsBegin : distances.otherNameWordsBegin;
  const allowed = Math.floor(typed.length / lettersPerEdit);
  if (allowed === 0) return undefined;
  // What is still being typed is compared with as much of the name; a letter left out or added shifts the end by one.
  const edits = Math.min(
    ...[-1, 0, 1].map((more) => editsBetween(typed, name.plain.slice(0, Math.max(1, typed.length + more)), allowed)),
  );
  return edits <= allowed ? distances.mistyped + edits + (isOwn ? 0 : 0.5) : undefined;
}

/**
 * Letters left out, added or replaced. Two neighbors that changed places count as one edit instead of two, looked for
 * only where that decides.
 */
function editsBetween(typed: string, name: string, allowed: number): number {
  const edits = levenshtein(typed, name);
  if (edits !== allowed + 1 || edits < 2) return edits;
  for (let at = 0; at + 1 < typed.length; at++) {
    const swapped = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    if (levenshtein(swapped, name) === edits - 2) return edits - 1;
  }
  return edits;
}
