import { readable, type Word, wordsTyped } from "../text/tokens.ts";

/** A stretch of words that may hold a question. */
export type Clause = {
  readonly start: number;
  readonly end: number;
  /** Whether it looks like a question, and not like the story around one. */
  readonly asks: boolean;
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
/** Words that a question may begin with before it asks: "and how long is it?" */
const joining = new Set(["and", "but", "so", "or", "also", "then", "ok", "okay"]);
/** Where one thought ends: punctuation, brackets, "but", and an "and" that opens another question. */
const sentenceEnds =
  /(?<=[.?!…])\s+|\n+|[;()[\]]|\s-\s|—|\bbut\b|,?\s+\band\s+(?=(?:also|how|what|what's|do|does|is|are|am|can|could|where|which|will|if|would|should)\b)/i;
/** A message shorter than this is one clause. */
const shortMessage = 9;
/** So many clauses are read from each end of a very long message: its question stands at the beginning or at the end. */
const mostAtEachEnd = 5;
/** A longer stretch is a story: it tells whom and what it is about, and its sentences ask the question. */
const longestThought = 60;

/**
 * The sentences of a message, by position in its words; none of a short message or of one sentence. What somebody wrote
 * without a full stop is cut at its commas, or into stretches.
 */
export function clausesOf(text: string, words: readonly Word[]): Clause[] {
  if (words.length < shortMessage) return [];
  const clauses: Clause[] = [];
  let start = 0;
  for (const { piece, ends, asked } of piecesOf(readable(text))) {
    const found = words.findIndex(({ at }, position) => position >= start && at >= ends);
    const end = found === -1 ? words.length : found;
    for (let from = start; from < end; from += longestThought) {
      const first = words.slice(from, end).find(({ plain }) => !joining.has(plain));
      const opens = opening.has(first?.plain ?? "");
      clauses.push({ start: from, end: Math.min(end, from + longestThought), asks: asked || opens });
    }
    start = Math.max(start, piece === "" ? start : end);
  }
  if (clauses.length <= mostAtEachEnd * 2) return clauses.length > 1 ? clauses : [];
  return [...clauses.slice(0, mostAtEachEnd), ...clauses.slice(-mostAtEachEnd)];
}

/** Where in the readable text lines stand that quote somebody: "> like this". */
export function quotedLines(text: string): { readonly start: number; readonly end: number }[] {
  return [...readable(text).matchAll(/^\s*>.*$/gm)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}

/** The sentences of a text, over-long ones cut at their commas, each with the position where it ends. */
function piecesOf(text: string): { piece: string; ends: number; asked: boolean }[] {
  const pieces: { piece: string; ends: number; asked: boolean }[] = [];
  let from = 0;
  for (const sentence of text.split(sentenceEnds)) {
    const start = text.indexOf(sentence, from);
    const asked = sentence.trim().endsWith("?");
    let at = start;
    for (const piece of wordsTyped(sentence).length > longestThought ? sentence.split(",") : [sentence]) {
      at += piece.length;
      pieces.push({ piece, ends: at, asked });
      at += 1;
    }
    from = start + sentence.length;
  }
  return pieces;
}
