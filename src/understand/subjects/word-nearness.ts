import { singular, type Word } from "../../text/tokens.ts";
import { glueWords } from "../../text/word-lists.ts";
import type { Entities, Span } from "../entities/entities.ts";
import type { NearestWording } from "./wording-vectors.ts";
import type { Wording } from "./wordings.ts";

/**
 * Wordings filed by their words, each word weighed by how rare it is (tf-idf), so that the cosine between a question
 * and a wording tells how many telling words they share. Whom and where a text names count apart: "an occupation" and
 * "a place" are words of every text that names one.
 */
export type WordIndex = {
  readonly wordings: readonly Wording[];
  /** Term to the wordings that hold it, by position. */
  readonly holding: ReadonlyMap<string, readonly number[]>;
  /** The length of each wording's vector. */
  readonly lengths: readonly number[];
  /** Wordings that stand for exactly these words, folded and run together; none where two subjects share them. */
  readonly exact: ReadonlyMap<string, string>;
};

/** Words that hold a sentence together tell little; "how much" and "how long" do tell something. */
const glueCounts = 0.35;
const pairCounts = 0.6;
/** As they stand among terms: "doe" for "does". */
const foldedGlue: ReadonlySet<string> = new Set([...glueWords].flatMap((word) => [word, singular(word)]));
const [anyRole, anyPlace] = ["<role>", "<place>"] as const;
const roleTerm = (id: string): string => `<${id}>`;

/** The terms of a text: its words and pairs of words, where whom and what place it names is one word each; and whom. */
export function termsOf(words: readonly Word[], { roles, outside, place }: Entities): readonly string[] {
  const somebody = [...roles, ...outside];
  const named = (at: number, spans: readonly Span[]) => spans.find(({ start, end }) => at >= start && at < end);
  const sequence = words.flatMap(({ folded }, at) => {
    const [who, where] = [named(at, somebody), named(at, place ? [place] : [])];
    if (who) return who.start === at ? [anyRole] : [];
    if (where) return where.start === at ? [anyPlace] : [];
    return [folded];
  });
  const pairs = sequence.slice(1).map((word, at) => `${sequence[at]} ${word}`);
  return [...new Set([...sequence, ...pairs, ...somebody.map(({ id }) => roleTerm(id))])];
}

/** @param read the words of a wording and whom and where it names */
export function wordIndexOf(
  wordings: readonly Wording[],
  read: (text: string) => { readonly words: readonly Word[]; readonly entities: Entities },
): WordIndex {
  const holding = new Map<string, number[]>();
  const exact = new Map<string, string>();
  const shared = new Set<string>();
  const terms = wordings.map(({ text, subject }, at) => {
    const { words, entities } = read(text);
    const key = keyOf(words);
    if ((exact.get(key) ?? subject) !== subject) shared.add(key);
    exact.set(key, subject);
    const own = termsOf(words, entities);
    for (const term of own) {
      const file = holding.get(term);
      if (file === undefined) holding.set(term, [at]);
      else file.push(at);
    }
    return own;
  });
  for (const key of shared) exact.delete(key);
  const lengths = terms.map((own) => lengthOf(own, holding, wordings.length));
  return { wordings, holding, lengths, exact };
}

/** The nearest wording of each subject that shares a word with the question; the cosine is from 0 to 1. */
export function nearestByWords(terms: readonly string[], index: WordIndex): ReadonlyMap<string, NearestWording> {
  const { wordings, holding, lengths } = index;
  const sums = new Float64Array(wordings.length);
  for (const term of terms) {
    const weight = weightOf(term, holding, wordings.length) ** 2;
    for (const at of holding.get(term) ?? []) sums[at] = (sums[at] ?? 0) + weight;
  }
  const length = lengthOf(terms, holding, wordings.length) || 1;
  const nearest = new Map<string, NearestWording>();
  for (const [at, sum] of sums.entries()) {
    const wording = wordings[at];
    if (sum === 0 || wording === undefined) continue;
    const similarity = sum / (length * (lengths[at] || 1));
    if (similarity > (nearest.get(wording.subject)?.similarity ?? 0)) {
      nearest.set(wording.subject, { text: wording.text, similarity });
    }
  }
  return nearest;
}

/** The subject that has just these words as one of its wordings. */
export const exactSubject = (words: readonly Word[], { exact }: WordIndex): string | undefined =>
  exact.get(keyOf(words));

const keyOf = (words: readonly Word[]): string => words.map(({ folded }) => folded).join("");

/** Inverse document frequency (Spärck Jones, 1972), of unknown words that of one wording. */
function weightOf(term: string, holding: WordIndex["holding"], count: number): number {
  const rare = Math.log(1 + count / (holding.get(term)?.length ?? 1));
  return rare * (foldedGlue.has(term) ? glueCounts : term.includes(" ") ? pairCounts : 1);
}

const lengthOf = (terms: readonly string[], holding: WordIndex["holding"], count: number): number =>
  Math.hypot(...terms.map((term) => weightOf(term, holding, count)));
