import { LRUCache } from "lru-cache";
import { type Address, formatAddress, parseAddress } from "../address.ts";
import { addressProblem } from "../knowledge/address-problem.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { followRedirects } from "../knowledge/redirects.ts";
import type { Word } from "../text/tokens.ts";
import { glueWords } from "../text/word-lists.ts";
import type { Context } from "./context.ts";
import type { Reading } from "./interpretation.ts";
import { readQuestion } from "./read-question.ts";
import type { Meanings } from "./subjects/meanings.ts";
import { exactSubject } from "./subjects/word-nearness.ts";
import { entitiesIn, type MendedWords, mendedWords, vocabularyOf } from "./vocabulary.ts";

/**
 * Reads a question: which answer it asks for, how surely, by which words, and what else it may have meant. Pure and
 * total: any text at all gives a reading, and the same text always the same.
 */
export function understand(question: string, knowledge: Knowledge, context: Context = {}): Reading {
  const { after, place, meanings } = context;
  const remembered = rememberedFor(knowledge, meanings);
  const key = `${after === undefined ? "" : formatAddress(after)}\n${place ?? ""}\n${question}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const plain = readPlainly(question, knowledge, after);
  if ("outcome" in plain) return plain;
  let isWhole = true;
  const counted: Meanings | undefined = meanings && {
    model: meanings.model,
    wordings: meanings.wordings,
    of: (text, follows) => {
      const vector = meanings.of(text, follows);
      if (vector === undefined) isWhole = false;
      return vector;
    },
  };
  const reading = readQuestion(question, plain, knowledge, { ...context, meanings: counted });
  // What the encoder has not read yet, or not all of it, will be read again.
  if (isWhole) remembered.set(key, reading);
  return reading;
}

/** Questions are asked again and again; a reading takes a few kilobytes. */
const mostRemembered = 1000;
const readings = new WeakMap<Knowledge, WeakMap<object, LRUCache<string, Reading>>>();

/** Readings with this knowledge and, where an encoder reads too, with these wordings of it. */
function rememberedFor(knowledge: Knowledge, meanings: Meanings | undefined): LRUCache<string, Reading> {
  const ofKnowledge = readings.get(knowledge) ?? new WeakMap();
  readings.set(knowledge, ofKnowledge);
  const known = ofKnowledge.get(meanings?.wordings ?? knowledge);
  if (known) return known;
  const made = new LRUCache<string, Reading>({ max: mostRemembered });
  ofKnowledge.set(meanings?.wordings ?? knowledge, made);
  return made;
}

/** What needs no weighing: an address, a greeting, nothing, a wording of the knowledge base, a name; else its words. */
function readPlainly(question: string, knowledge: Knowledge, after: Address | undefined): Reading | MendedWords {
  const written = parseAddress(question);
  const typed = written && followRedirects(written, knowledge);
  if (typed !== undefined && addressProblem(knowledge, formatAddress(typed)) === undefined) {
    const evidence = [{ words: question.trim(), means: "an address" }];
    return { outcome: { kind: "address", address: typed }, confidence: 1, evidence, runnersUp: [] };
  }
  const read = mendedWords(question, knowledge);
  const { words } = read;
  if (words.length === 0) return welcome;
  if (isGreeting(words, after)) return isThanks(words) ? thanks : welcome;
  const nothingSaid = words.every(({ plain }) => /^\d+$/.test(plain));
  if (nothingSaid) return { outcome: { kind: "unknown", near: [] }, confidence: 0, evidence: [], runnersUp: [] };
  return (after === undefined ? (readExactly(read, knowledge) ?? readName(read, knowledge)) : undefined) ?? read;
}

/** A role's name and nothing else asks what there is to know of it; so do two of its names, whether they mean the same. */
function readName({ words }: MendedWords, knowledge: Knowledge): Reading | undefined {
  const [role, ...others] = entitiesIn(words, knowledge).roles;
  if (role === undefined || others.length > 0 || role.strength !== "name") return undefined;
  const rest = [...words.slice(0, role.start), ...words.slice(role.end)];
  if (rest.length > 0 && !isAgain(role.id, rest, knowledge)) return undefined;
  const means = knowledge.roles.get(role.id)?.name ?? role.id;
  const evidence = [{ words: words.map(({ plain }) => plain).join(" "), means }];
  const address: Address = { topic: "overview", role: role.id };
  return { outcome: { kind: "address", address }, confidence: 1, evidence, runnersUp: [] };
}

/** Whether words name a role once more, by another name, and say nothing else: "is … the same as …". */
function isAgain(id: string, words: readonly Word[], knowledge: Knowledge): boolean {
  const [again, ...others] = entitiesIn(words, knowledge).roles;
  if (again?.id !== id || others.length > 0) return false;
  const left = [...words.slice(0, again.start), ...words.slice(again.end)];
  return left.every(({ plain }) => glueWords.has(plain) || sameness.has(plain));
}

const sameness = new Set(["same", "thing", "job", "difference", "different", "versus", "between", "another", "name"]);

/** A guide's title or one of its example questions, word for word. */
function readExactly({ words }: MendedWords, knowledge: Knowledge): Reading | undefined {
  const [kind, id = ""] = exactSubject(words, vocabularyOf(knowledge).wordings)?.split("/") ?? [];
  const guide = kind === "guide" ? knowledge.guides.get(id) : undefined;
  if (guide === undefined) return undefined;
  const evidence = [{ words: words.map(({ plain }) => plain).join(" "), means: guide.title }];
  const address: Address = { topic: "guide", id };
  return { outcome: { kind: "address", address }, confidence: 1, evidence, runnersUp: [] };
}

const thanks: Reading = { outcome: { kind: "welcome", isThanks: true }, confidence: 1, evidence: [], runnersUp: [] };
const welcome: Reading = { outcome: { kind: "welcome" }, confidence: 1, evidence: [], runnersUp: [] };

/** "how much?" greets nobody where it follows an answer. */
function isGreeting(words: readonly Word[], after: Address | undefined): boolean {
  if (words.length > mostInGreeting || !words.every(({ plain }) => greetings.has(plain))) return false;
  return after === undefined || words.some(({ plain }) => salutations.has(plain));
}

/** "thanks", "ok cool", "bye": the conversation is over for now. */
const isThanks = (words: readonly Word[]): boolean =>
  words.some(({ plain }) => closings.has(plain)) && !words.some(({ plain }) => openings.has(plain));

const closings = new Set("thanks thank thx bye goodbye ok okay great cool nice".split(" "));
const openings = new Set("hi hello hey yo help start menu what who how good morning afternoon evening".split(" "));
const mostInGreeting = 6;
const salutations = new Set("hi hello hey yo thanks thank thx bye goodbye ok okay great cool nice welcome".split(" "));
const greetings = new Set(
  "hi hello hey help yo start thanks thank thx you so much very there good morning evening afternoon night bye goodbye ok okay great cool nice menu please who are what can do how is going welcome".split(
    " ",
  ),
);
