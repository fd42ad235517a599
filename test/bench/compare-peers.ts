import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Question } from "../questions/bank.ts";
import { type Document, hasDocument, withoutPlaces } from "./documents.ts";
import { peers, rolecall } from "./engines.ts";
import { percent, table } from "./markdown.ts";
import { isOutOfScope, isRefusal, isRight, type Outcome, sameAddress } from "./questions.ts";
import { randomFrom, shuffled } from "./random.ts";
import { collectGarbage, median, quantile, timed, timeEach } from "./timing.ts";

const roundsOfRolecall = 5;
/** A peer reads as many questions as it can in this time, the same order for all; at least a few. */
const peerSeconds = 12;
const fewest = 20;
const indexings = 3;

/** How an engine did. */
export type Result = { readonly engine: string; readonly median: number; readonly p99: number };
type Run = { readonly outcomes: ReadonlyMap<Question, Outcome>; readonly microseconds: readonly number[] };

/** Every engine on the same knowledge and the same questions. */
export function comparePeers(
  knowledge: Knowledge,
  documents: readonly Document[],
  questions: readonly Question[],
  patient: boolean,
): { readonly text: string; readonly results: readonly Result[] } {
  const alone = shuffled(
    questions.filter(({ after }) => after === undefined),
    randomFrom(1),
  );
  const answerable = new Set(alone.filter((question) => hasDocument(question, documents)));
  const results: Result[] = [];
  const rows = [rolecall, ...peers].map((engine) => {
    const indexed = Array.from({ length: indexings }, () => {
      collectGarbage();
      return timed(() => engine.index(knowledge, documents));
    });
    const find = indexed[0]?.result ?? engine.index(knowledge, documents);
    const own = engine === rolecall;
    const { outcomes, microseconds } = own
      ? { outcomes: outcomesOf(alone, find), microseconds: timeEach(alone, roundsOfRolecall, ({ asks }) => find(asks)) }
      : runFor(patient ? Number.POSITIVE_INFINITY : peerSeconds, alone, find);
    const read = [...outcomes.keys()];
    const right = (question: Question) => {
      const outcome = outcomes.get(question) ?? { kind: "unknown" };
      return own ? isRight(question, outcome) : isFavourablyRight(question, outcome);
    };
    const share = (of: readonly Question[], claim: (one: Question) => boolean) =>
      percent(of.filter(claim).length, of.length);
    results.push({ engine: engine.name, median: median(microseconds), p99: quantile(microseconds, 0.99) });
    return [
      engine.name,
      `${read.length}`,
      share(read, right),
      share(
        read.filter((one) => answerable.has(one)),
        right,
      ),
      share(read.filter(isOutOfScope), (one) => isRefusal(outcomes.get(one)?.kind ?? "")),
      median(microseconds),
      quantile(microseconds, 0.99),
      median(indexed.map(({ milliseconds }) => milliseconds)),
    ];
  });
  const followUps = questions.filter(({ after }) => after !== undefined);
  const text = [
    `${alone.length} questions, ${documents.length} documents (each role's topics and closer looks, guides, terms, the list of roles). ${answerable.size} of the questions have a document that answers them; the others want a comparison, a way from role to role, a state's licence rule, a question back or a refusal. ${alone.filter(isOutOfScope).length} are out of scope.`,
    `A peer is right when its best hit is the answer up to the place, or when it finds nothing where nothing should be said; Rolecall must also have the place, and the subject when it declines. A slow peer reads the questions it can in ${peerSeconds} s, in an order shuffled once for all. ${followUps.length} follow-ups are left out, since the peers have no memory.`,
    table(
      ["engine", "read", "right %", "right % (has document)", "refused %", "median µs", "p99 µs", "index ms"],
      rows,
    ),
    followUpLine(knowledge, documents, followUps),
  ].join("\n\n");
  return { text, results };
}

const outcomesOf = (questions: readonly Question[], find: (asks: string) => Outcome): Map<Question, Outcome> =>
  new Map(questions.map((question) => [question, find(question.asks)]));

function runFor(seconds: number, questions: readonly Question[], find: (asks: string) => Outcome): Run {
  const outcomes = new Map<Question, Outcome>();
  const microseconds: number[] = [];
  const end = performance.now() + seconds * 1000;
  find("warm up");
  for (const question of questions) {
    if (performance.now() > end && outcomes.size >= fewest) break;
    const { result, milliseconds } = timed(() => find(question.asks));
    outcomes.set(question, result);
    microseconds.push(milliseconds * 1000);
  }
  return { outcomes, microseconds };
}

/** A peer has no states and no subjects: an address counts up to its place, and nothing found counts as a refusal. */
const isFavourablyRight = (question: Question, { address }: Outcome): boolean =>
  address === undefined
    ? isOutOfScope(question)
    : withoutPlaces(question).some((expected) => sameAddress(expected, address));

function followUpLine(knowledge: Knowledge, documents: readonly Document[], followUps: readonly Question[]): string {
  const find = rolecall.index(knowledge, documents);
  const right = followUps.filter((question) => isRight(question, find(question.asks, question.after))).length;
  return `Rolecall on the ${followUps.length} follow-ups: ${percent(right, followUps.length)} % right.`;
}
