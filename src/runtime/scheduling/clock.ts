import { setTimeout as pause } from "node:timers/promises";

/** The time and waiting for it, so that tests can do without either. */
export type Clock = {
  /** Milliseconds since some moment; never goes back. */
  readonly now: () => number;
  /** Waits so many milliseconds, or until the signal aborts: then it ends early and without an error. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The process's own clock. What waits on it does not keep the process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => pause(ms, undefined, { ref: false, signal }).catch(() => undefined),
};
