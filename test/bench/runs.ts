import { type GivenAnswer, type Verdict, verdictOf } from "../../questions/score/judge-answer.ts";
import type { Label } from "../../questions/score/labeled-question.ts";
import { percent, table } from "./markdown.ts";
import { median, quantile } from "./timing.ts";

/** One question, what it led to, and how long that took. */
type Answered = { readonly label: Label; readonly given: GivenAnswer; readonly milliseconds: number };

/** One way to answer, and how it did on question after question. */
export type Run = {
  readonly name: string;
  readonly answered: readonly Answered[];
  readonly median: number;
  readonly p99: number;
};

type Until = { readonly seconds: number; readonly fewest: number };

/**
 * Asks one question after the other, each once.
 * @param until for a slow way: it stops after so many seconds, but not before so many questions
 */
export async function runInTurn(
  name: string,
  labels: readonly Label[],
  answer: (asks: string) => GivenAnswer | Promise<GivenAnswer>,
  until: Until = { seconds: Number.POSITIVE_INFINITY, fewest: 0 },
): Promise<Run> {
  const answered: Answered[] = [];
  const end = performance.now() + until.seconds * 1000;
  for (const label of labels) {
    if (performance.now() > end && answered.length >= until.fewest) break;
    const start = performance.now();
    const given = await answer(label.asks);
    answered.push({ label, given, milliseconds: performance.now() - start });
  }
  const taken = answered.map(({ milliseconds }) => milliseconds);
  return { name, answered, median: median(taken), p99: quantile(taken, 0.99) };
}

/** One row a way: how often it is right by address, and how long a question takes. */
export const runsTable = (runs: readonly Run[]): string =>
  table(
    ["", "asked", "right %", "offered %", "wrong %", "not ours, answered %", "median ms", "p99 ms"],
    runs.map(({ name, answered, median, p99 }) => {
      const verdicts = (of: readonly Answered[]) => of.map(({ label, given }) => verdictOf(label, given));
      const fair = verdicts(answered.filter(({ label }) => hasAnswer(label)));
      const notOurs = verdicts(answered.filter(({ label }) => label.decline !== null));
      const share = (of: readonly Verdict[], verdict: Verdict) =>
        percent(of.filter((one) => one === verdict).length, of.length);
      return [
        ...[name, `${answered.length}`],
        ...(["right", "offered", "wrong"] as const).map((verdict) => share(fair, verdict)),
        ...[share(notOurs, "answered"), median, p99],
      ];
    }),
  );

/** Whether the question is ours and an entry answers it. */
export const hasAnswer = ({ best, accept, decline }: Label): boolean =>
  decline === null && (best !== null || accept.length > 0);
