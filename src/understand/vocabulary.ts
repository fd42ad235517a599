import type { Knowledge } from "../knowledge/knowledge.ts";
import { commonWords, glueWords, isEnglish } from "./common-words.ts";
import { type Phrases, phrasesOf, wordsOf } from "./phrases.ts";
import { type Speller, spellerOf } from "./spelling.ts";
import { type Wordings, wordingsOf } from "./wordings.ts";
import { fold, singular, synonyms, type Word } from "./words.ts";

/** Everything that reading a question needs, made once for a knowledge base. */
export type Vocabulary = {
  readonly phrases: Phrases;
  readonly wordings: Wordings;
  readonly speller: Speller;
  /** Spelled right, in this field or in English at large. */
  readonly isKnown: (plain: string) => boolean;
  /** A word of this field's vocabulary, or a very common one. */
  readonly isOurs: (plain: string) => boolean;
};

/** Slips are mended in at most this many words of a question; more than that is another language. */
const mostMended = 14;

const made = new WeakMap<Knowledge, Vocabulary>();

export function vocabularyOf(knowledge: Knowledge): Vocabulary {
  const known = made.get(knowledge);
  if (known) return known;
  const phrases = phrasesOf(knowledge);
  const wordings = wordingsOf(knowledge, phrases);
  const spelled = new Set([...phrases.spelled, ...[...wordings.spelled].map(singular)]);
  for (const set of knowledge.sameWords) for (const word of set) spelled.add(singular(word));
  const vocabulary: Vocabulary = {
    phrases,
    wordings,
    speller: spellerOf(
      [...spelled, ...[...commonWords, ...glueWords].filter((word) => word.length > 3 && !spelled.has(word))],
      (word) => (phrases.spelled.has(word) ? 20 : spelled.has(word) ? 10 : 0),
    ),
    isOurs: (plain) => spelled.has(singular(plain)) || glueWords.has(plain) || commonWords.has(plain),
    isKnown: (plain) => spelled.has(singular(plain)) || isEnglish(plain),
  };
  made.set(knowledge, vocabulary);
  return vocabulary;
}

/** A word that was not spelled as typed: where it stands and what it was typed as. */
export type MendedWords = { readonly words: readonly Word[]; readonly mended: ReadonlySet<number> };

/** The words of a question with typing slips mended and words that were run together taken apart. */
export function mendedWords(text: string, knowledge: Knowledge): MendedWords {
  const { speller, isKnown, isOurs } = vocabularyOf(knowledge);
  const standsFor = synonyms(knowledge.sameWords);
  const words: Word[] = [];
  const mended = new Set<number>();
  let tries = 0;
  const push = (typed: string, plain: string, isMended: boolean) => {
    if (isMended) mended.add(words.length);
    words.push({ typed, plain, folded: fold(plain, standsFor) });
  };
  for (const word of wordsOf(text, knowledge)) {
    if (isKnown(word.plain) || tries >= mostMended || /\d/.test(word.plain)) {
      words.push(word);
      continue;
    }
    tries++;
    const halves = split(word.plain, isOurs);
    const meant = halves ? undefined : speller.mend(singular(word.plain));
    if (halves) for (const half of halves) push(word.typed, half, false);
    else if (meant) push(word.typed, meant, true);
    else words.push(word);
  }
  return { words, mended };
}

const shortestHalf = 2;

/** "firstmate" is "first mate"; undefined when no cut leaves two known words. */
function split(plain: string, isKnown: (plain: string) => boolean): [string, string] | undefined {
  if (plain.length < 6 || plain.length > 30) return undefined;
  for (let cut = plain.length - 3; cut >= shortestHalf; cut--) {
    const [head, tail] = [plain.slice(0, cut), plain.slice(cut)];
    const longEnough = Math.max(head.length, tail.length) >= 4 && tail.length >= 3;
    if (longEnough && !(glueWords.has(head) && head.length < 4) && isKnown(head) && isKnown(tail)) return [head, tail];
  }
  return undefined;
}
