import type { Knowledge } from "../knowledge/knowledge.ts";
import type { QuestionMeanings } from "./encoder/question-meanings.ts";
import type { MetricsRecorder } from "./metrics/metrics-recorder.ts";

/** What an adapter needs to answer people. */
export type BotContext = {
  readonly knowledge: Knowledge;
  /** What questions mean; undefined where they are read by their words alone. */
  readonly meanings?: QuestionMeanings | undefined;
  /** The community's default place. */
  readonly place?: string | undefined;
  readonly operator: OperatorSettings;
  /** Where the bot's own pages are, without a slash at the end; undefined where it has none. */
  readonly publicUrl?: string | undefined;
  readonly metrics?: MetricsRecorder | undefined;
};

/** What the operator decided that people have a right to know. */
export type OperatorSettings = {
  /** Whether questions are written to a log. */
  readonly logsQuestions: boolean;
  /** Where a wrong answer is reported: a page or an address; undefined when the operator named none. */
  readonly reportTo: string | undefined;
};
