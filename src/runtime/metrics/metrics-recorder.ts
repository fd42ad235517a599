import type { Answer } from "../../answer.ts";

/** What is counted while the bot runs: never who asked, never what. */
export type MetricsRecorder = {
  /** A question was answered. @param seconds from its arrival to the answer being made and handed over */
  readonly answered: (adapter: string, kind: Answer["kind"], seconds: number) => void;
  /** Somebody was refused. @param why in a word or two, from a short list: "rate limit", "too large", "unsigned" */
  readonly refused: (adapter: string, why: string) => void;
  /** Something of ours, or a platform's call, failed. */
  readonly failed: (adapter: string) => void;
};
