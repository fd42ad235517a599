import { plainWords, readable, type Word, wordsTyped } from "./words.ts";

/** A stretch of words that may hold the question. */
export type Clause = {
  readonly start: number;
  readonly end: number;
  /** How much it looks like the question: 1 when it does, less for the story around it. */
  readonly asks: number;
};

const opening = new Set([
  "what",
  "which",
  "who",
  "where",
  "when",
  "why",
  "how",
  "can",
  "could",
  "do",
  "does",
  "did",
  "is",
  "are",
  "will",
  "would",
  "should",
  "may",
  "am",
  "has",
  "have",
  "any",
  "anyone",
  "wondering",
  "wonder",
  "curious",
  "thoughts",
  "advice",
  "tips",
  "tell",
  "explain",
  "help",
]);
/** Where one thought ends: punctuation, brackets, "but", and an "and" that opens another question. */
const sentenceEnds =
  /(?<=[.?!…])\s+|\n+|[;()[\]]|\s-\s|—|\bbut\b|,?\s+\band\s+(?=(?:also|how|what|what's|do|does|is|are|am|can|could|where|which|will|if|would|should)\b)/i;
/** A message shorter than this is one clause. */
const shortMessage = 9;
const story = 0.8;
const mostClauses = 24;

/**
 * The sentences of a message, by position in its words. A short message is read as a whole, and so is each sentence:
 * the best reading wins.
 */
export function clausesOf(text: string, words: readonly Word[]): Clause[] {
  if (words.length < shortMessage) return [];
  const clauses: Clause[] = [];
  let start = 0;
  for (const sentence of readable(text).split(sentenceEnds)) {
    const count = wordsTyped(sentence).flatMap(plainWords).length;
    if (count === 0) continue;
    const end = Math.min(words.length, start + count);
    const asked = sentence.trim().endsWith("?");
    const opens = opening.has(words[start]?.plain ?? "");
    if (end > start) clauses.push({ start, end, asks: asked || opens ? 1 : story });
    start = end;
  }
  return clauses.length > 1 ? clauses.slice(0, mostClauses) : [];
}
