import type { Address } from "../address.ts";
import type { Choice } from "../answer.ts";
import { answer } from "../answers/answer.ts";
import { choiceOf } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Reading } from "../understand/interpretation.ts";
import { summaryOf } from "./shorten.ts";

/** A runner-up less likely than this (0 to 1) is rather another question. */
const likelyEnough = 0.1;
/** Fewer leave a mentor no choice; more do not fit a phone. */
const maxCandidates = 3;

/** An answer that somebody's words may ask for: its title and how it begins. */
export type CandidateAnswer = Choice & { readonly summary: string };

/** Three answers that words may ask for: what they were read as, what else they may mean, what is asked next. */
export function candidateAnswers({ outcome, runnersUp }: Reading, knowledge: Knowledge): readonly CandidateAnswer[] {
  const read =
    outcome.kind === "address"
      ? [outcome.address]
      : outcome.kind === "choices"
        ? outcome.addresses
        : outcome.kind === "unknown"
          ? outcome.near
          : [];
  const [best] = read;
  const given = best && answer(best, knowledge);
  const next = given?.kind === "answer" ? given.next.map(({ address }) => address) : [];
  // What hardly fits comes last: what is asked next about the best one is nearer to it.
  const likely = runnersUp.filter(({ share }) => share >= likelyEnough).map(({ address }) => address);
  const rest = runnersUp.map(({ address }) => address);
  const titles = new Map<string, Address>();
  for (const address of [...read, ...likely, ...next, ...rest]) {
    const { title } = choiceOf(address, knowledge);
    if (!titles.has(title)) titles.set(title, address);
  }
  return [...titles.values()]
    .slice(0, maxCandidates)
    .map((address) => ({ ...choiceOf(address, knowledge), summary: summaryOf(answer(address, knowledge)) }));
}
