import { distance as levenshtein } from "fastest-levenshtein";
import type { IndexedName, NamedEntry } from "../../../src/commands/rank-names.ts";

/** The ranker that suggested names until Fuse took its place: beginnings, then the edit distance to a name's beginning. */

/** One edit is allowed for so many letters typed; fewer letters must be right. */
const lettersPerEdit = 4;
/** What another name shares with the own one counts so much more. */
const otherName = 0.5;
const distances = {
  exactly: 0,
  begins: 1,
  wordsBegin: 2,
  otherNameBegins: 3,
  otherNameWordsBegin: 4,
  mistyped: 5,
} as const;

/** Finds ids, best first. */
export const formerRanker =
  (entries: readonly NamedEntry[]) =>
  (words: readonly string[]): readonly string[] =>
    entries
      .flatMap((entry, at) => {
        const found = entry.names.flatMap((name, place) => distanceOf(words.join(" "), words, name, place === 0) ?? []);
        return found.length > 0 ? [{ id: entry.id, distance: Math.min(...found), at }] : [];
      })
      .sort((a, b) => a.distance - b.distance || a.at - b.at)
      .map(({ id }) => id);

function distanceOf(typed: string, words: readonly string[], name: IndexedName, isOwn: boolean): number | undefined {
  if (name.plain === typed) return isOwn ? distances.exactly : distances.exactly + otherName;
  if (name.plain.startsWith(typed)) return isOwn ? distances.begins : distances.otherNameBegins;
  const allBegin = words.every((word) => name.words.some((one) => one.startsWith(word)));
  if (allBegin) return isOwn ? distances.wordsBegin : distances.otherNameWordsBegin;
  const allowed = Math.floor(typed.length / lettersPerEdit);
  if (allowed === 0) return undefined;
  // What is still being typed is compared with as much of the name; a letter left out or added shifts the end by one.
  const edits = Math.min(
    ...[-1, 0, 1].map((more) => editsBetween(typed, name.plain.slice(0, Math.max(1, typed.length + more)), allowed)),
  );
  return edits <= allowed ? distances.mistyped + edits + (isOwn ? 0 : otherName) : undefined;
}

/** Letters left out, added or replaced; two neighbors that changed places count as one edit, where that decides. */
function editsBetween(typed: string, name: string, allowed: number): number {
  const edits = levenshtein(typed, name);
  if (edits !== allowed + 1 || edits < 2) return edits;
  for (let at = 0; at + 1 < typed.length; at++) {
    const swapped = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    if (levenshtein(swapped, name) === edits - 2) return edits - 1;
  }
  return edits;
}

/** What was suggested of the common questions: those in whose title all the words stand. */
export const formerGuides =
  (entries: readonly NamedEntry[]) =>
  (words: readonly string[]): readonly string[] =>
    entries
      .filter(({ names: [title] }) => words.every((word) => title?.words.some((one) => one.startsWith(word))))
      .map(({ id }) => id);
