import { setTimeout as pauseFor } from "node:timers/promises";

export type RetryOptions = {
  /** The pause before each further attempt, in milliseconds. The last one stands for all that come after. */
  readonly delaysMs: readonly number[];
  /** As many as there are pauses, and the first, unless said otherwise. */
  readonly maxAttempts?: number;
  /** Whether another attempt may succeed. */
  readonly isRetryable?: (error: unknown) => boolean;
  /** How long whoever refused asks to be left alone, in milliseconds; undefined where they ask for nothing. */
  readonly requestedDelayMs?: (error: unknown) => number | undefined;
  /** The part of a pause, between 0 and 1, that is left to chance, so that many do not come back at the same moment. */
  readonly jitter?: number;
  /** Called before each pause. @param attempt the number of the one that failed, from 1 */
  readonly onRetry?: (error: unknown, attempt: number) => void;
  /** How to wait, and a number from 0 to below 1: given by tests. */
  readonly pause?: (ms: number) => Promise<unknown>;
  readonly random?: () => number;
};

/**
 * Attempts something until it succeeds, or is not worth another attempt.
 * @throws what the last attempt threw
 */
export async function retry<Result>(attempt: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  const { delaysMs, maxAttempts = delaysMs.length + 1, isRetryable = () => true, onRetry, pause = pauseFor } = options;
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (number >= maxAttempts || !isRetryable(error)) throw error;
      onRetry?.(error, number);
      await pause(options.requestedDelayMs?.(error) ?? plannedDelay(options, number));
    }
  }
}

/** Never longer than planned: whoever waits at the other end has only so much time. */
function plannedDelay({ delaysMs, jitter = 0, random = Math.random }: RetryOptions, number: number): number {
  const planned = delaysMs[Math.min(number, delaysMs.length) - 1] ?? 0;
  return planned * (1 - jitter * random());
}
