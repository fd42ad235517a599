import { verdictOf } from "../../questions/score/judge-answer.ts";
import type { Label } from "../../questions/score/labeled-question.ts";
import { formatAddress, parseAddress } from "../../src/address.ts";
import type { Document } from "./documents.ts";
import { peers } from "./engines.ts";
import type { QuestionAlone } from "./questions.ts";
import { randomFrom, shuffled } from "./random.ts";
import { hasAnswer, type Run, runInTurn } from "./runs.ts";
import { collectGarbage } from "./timing.ts";

/** A peer reads as many questions as it can in this time, the same order for all; at least a few. */
const peerSeconds = 12;
const fewest = 20;

/** Every peer on the same texts and the same questions. */
export async function peerRuns(
  documents: readonly Document[],
  questions: readonly QuestionAlone[],
  patient: boolean,
): Promise<readonly Run[]> {
  const seconds = patient ? Number.POSITIVE_INFINITY : peerSeconds;
  const labels = shuffled(questions, randomFrom(1)).map(withoutPlaces);
  const runs: Run[] = [];
  for (const { name, index } of peers) {
    collectGarbage();
    const find = index(documents);
    find("warm up");
    runs.push(await runInTurn(name, labels, find, { seconds, fewest }));
  }
  return runs;
}

/** How the peers are judged, and how much of what is asked they could find. */
export function peersText(documents: readonly Document[], questions: readonly QuestionAlone[]): string {
  const fair = questions.filter(hasAnswer).map(withoutPlaces);
  const found = fair.filter((label) =>
    documents.some(({ id }) => verdictOf(label, { kind: "answer", id, choices: [] }) === "right"),
  );
  return `${questions.length} questions of the development split, asked alone; shares are of the ${fair.length} that an entry answers, and of the ${questions.filter(({ decline }) => decline !== null).length} that are not ours. The peers search ${documents.length} documents (each role's topics and closer looks, guides, terms, the list of roles), one of which would do for ${found.length} of the questions. A peer's best hit is its answer, right up to the place, its next two count as offered. A slow peer reads what it can in ${peerSeconds} s, in an order shuffled once for all; \`npm run bench -- --patient\` waits.`;
}

/** A peer has no states: an address counts up to its place. */
function withoutPlaces(label: Label): Label {
  const withoutPlace = (written: string): string => {
    const address = parseAddress(written);
    return address && "role" in address ? formatAddress({ ...address, place: undefined }) : written;
  };
  return { ...label, best: label.best && withoutPlace(label.best), accept: label.accept.map(withoutPlace) };
}
