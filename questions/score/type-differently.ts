import { parseAddress } from "../../src/address.ts";
import { seededRandom } from "../../test/support/seeded.ts";
import { type AskedWith, type JudgedQuestion, judgeQuestion } from "./ask-sets.ts";
import type { Mutation } from "./mutations.ts";

/** A question as it was written and as somebody else may have typed it, each asked after the same answer. */
export type TypedTwice = { readonly written: JudgedQuestion; readonly typed: JudgedQuestion };

/**
 * Asks questions once more, typed differently; those that a mutation leaves as they are, and addresses, which have no
 * words to change, are left out.
 */
export async function typedDifferently(
  judged: readonly JudgedQuestion[],
  mutation: Mutation,
  asked: AskedWith,
  seed = 1,
): Promise<readonly TypedTwice[]> {
  const pairs: TypedTwice[] = [];
  for (const written of judged) {
    const { asks } = written.label;
    const typed = mutation(asks, seededRandom(seedFor(asks, seed)));
    if (typed === asks || parseAddress(asks) !== undefined) continue;
    const label = { ...written.label, asks: typed };
    const { verdict, given } = await judgeQuestion(label, written.after, asked);
    pairs.push({ written, typed: { ...written, label, given, verdict } });
  }
  return pairs;
}

/** Every question has a seed of its own, so that a line more in a set changes no other line's slip (FNV-1a). */
function seedFor(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
