import { setTimeout as pause } from "node:timers/promises";

/** So many questions a second leave time for pictures; above that, answers come first. */
const calmRate = 10;
const second = 1000;
const longestWait = 3000;

/** Knows whether just now many people ask at once. */
export class Rush {
  /** When the last questions came, as far as they count, in turn. */
  readonly #times: number[] = new Array<number>(calmRate).fill(Number.NEGATIVE_INFINITY);
  #next = 0;
  readonly #ending = new AbortController();

  /** Somebody asks something. */
  stir(): void {
    this.#times[this.#next] = performance.now();
    this.#next = (this.#next + 1) % calmRate;
  }

  get isOn(): boolean {
    return this.#left() > 0;
  }

  /** Waits for its end, though not for long. @returns whether it has ended */
  async isOver(): Promise<boolean> {
    const end = performance.now() + longestWait;
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
    return (this.#times[this.#next] ?? 0) + second - performance.now();
  }
}
