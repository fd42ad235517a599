import { type Address, formatAddress, parseAddress } from "../address.ts";
import { addressProblem } from "../knowledge/address-problem.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { followRedirects } from "../knowledge/redirects.ts";
import { readByWords } from "./by-words.ts";
import type { Context } from "./context.ts";
import { readByMeaning } from "./meaning/read-by-meaning.ts";
import type { Reading } from "./reading.ts";
import { mendedWords, vocabularyOf } from "./vocabulary.ts";
import { guideWorded } from "./wordings.ts";

/**
 * Reads a question: which answer it asks for, how surely, by which words, and what else it may have meant. Pure and
 * total: any text at all gives a reading, and the same text always the same.
 */
export function understand(question: string, knowledge: Knowledge, context: Context = {}): Reading {
  const written = parseAddress(question);
  const typed = written && followRedirects(written, knowledge);
  if (typed !== undefined && addressProblem(knowledge, formatAddress(typed)) === undefined) {
    const evidence = [{ words: question.trim(), means: "an address" }];
    return { outcome: { kind: "address", address: typed }, confidence: 1, evidence, runnersUp: [] };
  }
  const read = mendedWords(question, knowledge);
  const { words } = read;
  if (words.length === 0 || (words.length <= 6 && words.every(({ plain }) => greetings.has(plain)))) return welcome;
  const nothingSaid = words.every(({ plain }) => /^\d+$/.test(plain));
  if (nothingSaid) return { outcome: { kind: "unknown", near: [] }, confidence: 0, evidence: [], runnersUp: [] };

  const byWords = readByWords(question, read, knowledge, context);
  const vector = context.meanings?.of(question, context.after);
  if (context.meanings !== undefined && vector !== undefined) {
    return readByMeaning(vector, { words, byWords, knowledge, context, meanings: context.meanings });
  }
  const isUrgent = byWords.whole.subject?.score === Number.POSITIVE_INFINITY;
  const exact = isUrgent || context.after ? undefined : guideWorded(words, vocabularyOf(knowledge).wordings);
  if (exact === undefined) return byWords.reading;
  const means = knowledge.guides.get(exact)?.title ?? exact;
  const evidence = [{ words: words.map(({ plain }) => plain).join(" "), means }];
  const address: Address = { topic: "guide", id: exact };
  return { outcome: { kind: "address", address }, confidence: 1, evidence, runnersUp: [] };
}

const welcome: Reading = { outcome: { kind: "welcome" }, confidence: 1, evidence: [], runnersUp: [] };

const greetings = new Set(
  "hi hello hey help yo start thanks thank thx you so much very there good morning evening afternoon night bye goodbye ok okay great cool nice menu please who are what can do how is going welcome".split(
    " ",
  ),
);
