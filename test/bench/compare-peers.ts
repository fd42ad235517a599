import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { type Document, hasDocument, withoutPlaces } from "./documents.ts";
import { type Engine, type Find, peers, rolecall } from "./engines.ts";
import { percent, table } from "./markdown.ts";
import { isOutOfScope, isRefusal, isRight, type Outcome, type Question, sameAddress } from "./questions.ts";
import { collectGarbage, median, quantile, timed, timeEach } from "./timing.ts";

const roundsOfRolecall = 5;
/** Search over full texts is slow enough for one round to be steady. */
const roundsOfPeers = 1;
const indexings = 3;

export type Compared = { readonly medianMicroseconds: number; readonly p99Microseconds: number };

/** Every engine on the same knowledge and the same questions, as a table, and the times by engine. */
export function comparePeers(
  knowledge: Knowledge,
  documents: readonly Document[],
  questions: readonly Question[],
): { readonly text: string; readonly times: ReadonlyMap<string, Compared> } {
  const alone = questions.filter(({ after }) => after === undefined);
  const answerable = alone.filter((question) => hasDocument(question, documents));
  const outOfScope = alone.filter(isOutOfScope);
  const times = new Map<string, Compared>();
  const rows = [rolecall, ...peers].map((engine) => {
    const { find, milliseconds } = indexed(engine, knowledge, documents);
    const outcomes = new Map(alone.map((question) => [question, find(question.asks)]));
    const right = (question: Question): boolean => {
      const outcome = outcomes.get(question) ?? { kind: "unknown" };
      return engine === rolecall ? isRight(question, outcome) : isFavourablyRight(question, outcome);
    };
    collectGarbage();
    const rounds = engine === rolecall ? roundsOfRolecall : roundsOfPeers;
    const taken = timeEach(alone, rounds, ({ asks }) => find(asks));
    const compared = { medianMicroseconds: median(taken), p99Microseconds: quantile(taken, 0.99) };
    times.set(engine.name, compared);
    return [
      engine.name,
      percent(alone.filter(right).length, alone.length),
      percent(answerable.filter(right).length, answerable.length),
      percent(outOfScope.filter((one) => isRefusal(outcomes.get(one)?.kind ?? "")).length, outOfScope.length),
      compared.medianMicroseconds,
      compared.p99Microseconds,
      milliseconds,
    ];
  });
  const followUps = questions.filter(({ after }) => after !== undefined);
  const columns = ["engine", "right %", "right % where a document is", "refused %", "median µs", "p99 µs", "index ms"];
  const text = [
    `${alone.length} questions; ${documents.length} documents (each role's topics and closer looks, guides, terms, the list of roles).`,
    `${answerable.length} questions have a document that answers them; the others want a comparison, a way from role to role, a state's licence rule, a question back or a refusal. ${outOfScope.length} are out of scope. ${followUps.length} follow-ups are left out, since the peers have no memory.`,
    "A peer is right when its best hit is the answer up to the place, and when it finds nothing where nothing should be said; Rolecall must also have the place, and the right subject when it declines.",
    "",
    table(columns, rows),
    "",
    followUpLine(knowledge, documents, followUps),
  ].join("\n");
  return { text, times };
}

/** A peer has no states: an address counts up to its place. */
const isFavourablyRight = (question: Question, outcome: Outcome): boolean =>
  outcome.address === undefined
    ? isRight({ ...question, subjects: [] }, outcome) || isOutOfScope(question)
    : withoutPlaces(question).some((expected) => sameAddress(expected, outcome.address ?? ""));

function indexed(
  engine: Engine,
  knowledge: Knowledge,
  documents: readonly Document[],
): { readonly find: Find; readonly milliseconds: number } {
  const made = Array.from({ length: indexings }, () => {
    collectGarbage();
    return timed(() => engine.index(knowledge, documents));
  });
  const [first] = made;
  if (first === undefined) throw new Error("an engine is indexed at least once");
  return { find: first.result, milliseconds: median(made.map(({ milliseconds }) => milliseconds)) };
}

function followUpLine(knowledge: Knowledge, documents: readonly Document[], followUps: readonly Question[]): string {
  const find = rolecall.index(knowledge, documents);
  const right = followUps.filter((question) => isRight(question, find(question.asks, question.after))).length;
  return `Rolecall on the ${followUps.length} follow-ups: ${percent(right, followUps.length)} % right.`;
}
