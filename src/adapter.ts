/** A platform's adapter while it runs. */
export type Running = {
  /** The line an operator waits for: "ready discord gateway …". */
  readonly ready: string;
  /** Whether it can answer people now. */
  readonly isReady: () => boolean;
  /** Takes no more questions, finishes those in hand and lets go of the platform. */
  readonly stop: () => Promise<void>;
};
