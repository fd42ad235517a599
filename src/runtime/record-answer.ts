import { performance } from "node:perf_hooks";
import { isAnswerKind } from "../answer.ts";
import { errorDetails, type Log } from "./log.ts";
import type { MetricsRecorder } from "./metrics/metrics-recorder.ts";

/** Where an adapter writes down what happens. */
export type Recorder = {
  /** Its name, by which the metrics are told apart. */
  readonly adapter: string;
  readonly log: Log;
  readonly metrics: MetricsRecorder | undefined;
};

export type AnswerRecord = {
  /** What the log's line says of it; no words that a person typed, unless the operator has questions logged. */
  readonly line: object;
  /** The kind of answer, or what was given instead of one: only answers are counted as such. */
  readonly responseKind: string;
  /** When the question came, on the clock of `performance`. */
  readonly startMs: number;
  /** The log's words for how it ended. */
  readonly outcome: "answered" | "not answered" | "could not answer";
  /** Whether it ended by a failure of ours or of the platform's; unless it was answered, it did if nothing is said. */
  readonly isFailure?: boolean;
};

/** A question's end, whichever it is: one line of the log, with the milliseconds it took, and the metrics. */
export function recordAnswer({ adapter, log, metrics }: Recorder, record: AnswerRecord): void {
  const { line, responseKind, startMs, outcome } = record;
  const isAnswered = outcome === "answered";
  const { isFailure = !isAnswered } = record;
  const ms = performance.now() - startMs;
  if (isAnswered && isAnswerKind(responseKind)) metrics?.answered(adapter, responseKind, ms / 1000);
  if (isFailure) metrics?.failed(adapter);
  log[isAnswered ? "info" : "warn"]({ ...line, ms: Math.round(ms * 10) / 10 }, outcome);
}

/** Something of ours failed: one line of the log, and the metrics. @param event what was under way */
export function recordFailure({ adapter, log, metrics }: Recorder, event: string, error: unknown, says: string): void {
  log.error({ event, failure: errorDetails(error) }, says);
  metrics?.failed(adapter);
}
