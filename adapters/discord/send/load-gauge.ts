import { setTimeout as pause } from "node:timers/promises";

/** So many questions a second leave time for pictures; above that, answers come first. */
const idleRequestsPerSecond = 10;
const windowMs = 1000;
const maxWaitMs = 3000;

/** Knows whether just now many people ask at once. */
export class LoadGauge {
  /** When the last questions came, as far as they count, in turn. */
  readonly #times: number[] = new Array<number>(idleRequestsPerSecond).fill(Number.NEGATIVE_INFINITY);
  #next = 0;
  readonly #ending = new AbortController();

  /** Somebody asks something. */
  recordRequest(): void {
    this.#times[this.#next] = performance.now();
    this.#next = (this.#next + 1) % idleRequestsPerSecond;
  }

  get isBusy(): boolean {
    return this.#left() > 0;
  }

  /** Waits for its end, though not for long. @returns whether it has ended */
  async waitUntilIdle(): Promise<boolean> {
    const end = performance.now() + maxWaitMs;
    for (let left = this.#left(); left > 0; left = this.#left()) {
      if (performance.now() + left > end || this.#ending.signal.aborted) return false;
      await pause(left, undefined, { signal: this.#ending.signal }).catch(() => undefined);
    }
    return true;
  }

  /** Nobody waits any more. */
  end(): void {
    this.#ending.abort();
  }

  /** How long the rush lasts if nobody else asks. */
  #left(): number {
    return (this.#times[this.#next] ?? 0) + windowMs - performance.now();
  }
}
