import { parseAddress } from "../../src/address.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { seededRandom } from "../support/seeded.ts";
import { accepted, outcomeText, type Question, readingOf } from "./bank.ts";
import { mutationsFor } from "./mutations.ts";

/** A question of the bank as somebody else may have typed it, and what became of it. */
export type Tried = {
  readonly question: Question;
  readonly typed: string;
  readonly outcome: string;
  readonly confidence: number;
  readonly right: boolean;
};

/** All that was tried of one kind of mutation. */
export type KindTried = { readonly kind: string; readonly tried: readonly Tried[] };

/**
 * The questions as they stand, and those that are read rightly then in every way they can be typed differently. A
 * question that is an address has no words to change.
 */
export function tryMutations(questions: readonly Question[], knowledge: Knowledge, seed: number): KindTried[] {
  const read = (question: Question, typed: string): Tried => {
    const reading = readingOf({ ...question, asks: typed }, knowledge);
    const outcome = outcomeText(reading);
    const right = accepted(question, knowledge).includes(outcome);
    return { question, typed, outcome, confidence: reading.confidence, right };
  };
  const written = questions
    .filter(({ asks }) => parseAddress(asks) === undefined)
    .map((question) => read(question, question.asks));
  const understood = written.filter(({ right }) => right).map(({ question }) => question);
  const mutated = Object.entries(mutationsFor(knowledge)).map(([kind, mutation]) => ({
    kind,
    tried: understood.flatMap((question) => {
      const typed = mutation(question.asks, seededRandom(seedFor(`${kind} ${question.asks}`, seed)));
      return typed === question.asks ? [] : [read(question, typed)];
    }),
  }));
  return [{ kind: "as written", tried: written }, ...mutated];
}

/** Every question has a seed of its own, so that a line added to the bank changes no other line's slip (FNV-1a). */
function seedFor(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** How many of a kind are read rightly, 0 to 1. */
export const shareOf = (tried: readonly Tried[]): number =>
  tried.length === 0 ? 1 : tried.filter(({ right }) => right).length / tried.length;

/** The misses of a kind, the surest first: those mislead the most. */
export const worstOf = (tried: readonly Tried[], count: number): Tried[] =>
  tried
    .filter(({ right }) => !right)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, count);
