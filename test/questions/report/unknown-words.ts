import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { singular } from "../../../src/text/tokens.ts";
import { commonWords, glueWords } from "../../../src/understand/common-words.ts";
import { mendedWords, vocabularyOf } from "../../../src/understand/vocabulary.ts";

/** Where fewer of the words are unknown, as in a long story, something else went wrong. */
const blamedFrom = 0.15;

/**
 * The words of a question that stand in no vocabulary, after slips were mended: nothing can explain them. None when
 * they are too few to have decided how it was read.
 */
export function unknownWords(asks: string, knowledge: Knowledge): string[] {
  const { spelled } = vocabularyOf(knowledge);
  const inVocabulary = (word: string) => spelled.has(word) || commonWords.has(word);
  const { words } = mendedWords(asks, knowledge);
  const telling = words.map(({ plain }) => plain).filter((plain) => !/\d/.test(plain) && !glueWords.has(plain));
  const unknown = telling.filter((plain) => !inVocabulary(plain) && !inVocabulary(singular(plain)));
  return unknown.length >= telling.length * blamedFrom ? [...new Set(unknown)] : [];
}
