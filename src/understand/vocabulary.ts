import type { Knowledge } from "../knowledge/knowledge.ts";
import { fold, singular, synonyms, type Word } from "../text/tokens.ts";
import { commonWords, glueWords, isEnglish } from "../text/word-lists.ts";
import { type Entities, findEntities } from "./entities/entities.ts";
import { findPhrases, type PhraseIndex, phraseIndexOf, wordsOf } from "./entities/phrase-index.ts";
import { mend, ofThisField, type Speller, spellerOf } from "./entities/spelling.ts";
import { type WordIndex, wordIndexOf } from "./subjects/word-nearness.ts";
import { wordingsOf } from "./subjects/wordings.ts";

/** Everything that reading a question needs, as plain data, made once for a knowledge base. */
export type Vocabulary = {
  readonly names: PhraseIndex;
  readonly wordings: WordIndex;
  readonly speller: Speller;
  /** Words of this field, as they are spelled. */
  readonly spelled: ReadonlySet<string>;
};

/** Slips are mended in at most this many words of a question; more than that is another language. */
const mostMended = 10;
/** How much more a word in a name is likely meant than one in a wording, and than ordinary English. */
const importance = { name: ofThisField * 2, wording: ofThisField, glue: 3, ordinary: 0 };

const made = new WeakMap<Knowledge, Vocabulary>();

/** The vocabulary of a knowledge base. */
export function vocabularyOf(knowledge: Knowledge): Vocabulary {
  const known = made.get(knowledge);
  if (known) return known;
  const vocabulary = makeVocabulary(knowledge);
  made.set(knowledge, vocabulary);
  return vocabulary;
}

/** Lets a knowledge base be read with a vocabulary that was made from it before. */
export const adoptVocabulary = (knowledge: Knowledge, vocabulary: Vocabulary): void => {
  made.set(knowledge, vocabulary);
};

/**
 * Whom and what words name.
 * @param spokenOf the state that the conversation is about
 */
export const entitiesIn = (words: readonly Word[], knowledge: Knowledge, spokenOf?: string): Entities => {
  const { names } = vocabularyOf(knowledge);
  return findEntities(words, findPhrases(words, names), knowledge, spokenOf);
};

function makeVocabulary(knowledge: Knowledge): Vocabulary {
  const names = phraseIndexOf(knowledge);
  const inWordings = new Set<string>();
  const wordings = wordIndexOf(wordingsOf(knowledge), (text) => {
    const words = wordsOf(text, knowledge);
    for (const { plain } of words) inWordings.add(plain);
    return { words, entities: findEntities(words, findPhrases(words, names), knowledge) };
  });
  const importanceOf = new Map<string, number>();
  for (const word of names.spelled) importanceOf.set(word, glueWords.has(word) ? importance.glue : importance.name);
  const others = [...inWordings, ...knowledge.sameWords.flat()].map(singular);
  for (const word of others) if (!importanceOf.has(word)) importanceOf.set(word, importance.wording);
  const spelled = new Set(importanceOf.keys());
  for (const word of [...commonWords, ...glueWords]) {
    if (word.length > 3 && !importanceOf.has(word)) {
      importanceOf.set(word, glueWords.has(word) ? importance.glue : importance.ordinary);
    }
  }
  return { names, wordings, speller: spellerOf(importanceOf), spelled };
}

/** The words of a text, slips mended, and the positions of those that were. */
export type MendedWords = { readonly words: readonly Word[]; readonly mended: ReadonlySet<number> };

/** The words of a question with typing slips mended and words that were run together taken apart. */
export function mendedWords(text: string, knowledge: Knowledge): MendedWords {
  const { speller, spelled } = vocabularyOf(knowledge);
  const isOurs = (plain: string) => spelled.has(singular(plain)) || glueWords.has(plain) || commonWords.has(plain);
  const standsFor = synonyms(knowledge.sameWords);
  const words: Word[] = [];
  const mended = new Set<number>();
  /** A slip that is made again is mended again, without another look. */
  const seen = new Map<string, { halves?: [string, string] | undefined; meant?: string | undefined }>();
  const push = (word: Word, plain: string, isMended: boolean) => {
    if (isMended) mended.add(words.length);
    words.push({ ...word, plain, folded: fold(plain, standsFor) });
  };
  for (const word of wordsOf(text, knowledge)) {
    if (
      isOurs(word.plain) ||
      isEnglish(word.plain) ||
      (seen.size >= mostMended && !seen.has(word.plain)) ||
      /\d/.test(word.plain)
    ) {
      words.push(word);
      continue;
    }
    const known = seen.get(word.plain);
    const halves = known ? known.halves : split(word.plain, isOurs);
    const meant = known ? known.meant : halves ? undefined : mend(word.plain, speller);
    if (known === undefined) seen.set(word.plain, { halves, meant });
    if (halves) for (const half of halves) push(word, half, false);
    else if (meant) push(word, meant, true);
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
