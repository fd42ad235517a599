import { type Clock, systemClock } from "./clock.ts";

/** The bot is busy while as many requests as this, or more, came within the last so many milliseconds. */
export type BusyRate = { readonly requests: number; readonly withinMs: number };

/** Knows whether many people ask just now, so that what can wait is left for a moment in which nobody does. */
export class LoadGauge {
  readonly #withinMs: number;
  readonly #clock: Clock;
  /** When the last requests came, as many as make the bot busy; the oldest stands at `#next`. */
  readonly #times: number[];
  #next = 0;
  readonly #ending = new AbortController();

  constructor({ requests, withinMs }: BusyRate, clock = systemClock) {
    this.#withinMs = withinMs;
    this.#clock = clock;
    this.#times = new Array<number>(requests).fill(Number.NEGATIVE_INFINITY);
  }

  /** Somebody asks something. */
  recordRequest(): void {
    this.#times[this.#next] = this.#clock.now();
    this.#next = (this.#next + 1) % this.#times.length;
  }

  get isBusy(): boolean {
    return this.#busyForMs() > 0;
  }

  /**
   * Waits until the bot is idle; gives up as soon as it cannot be before `maxWaitMs`.
   * @returns whether it is idle
   */
  async waitUntilIdle(maxWaitMs: number): Promise<boolean> {
    const deadline = this.#clock.now() + maxWaitMs;
    for (let left = this.#busyForMs(); left > 0; left = this.#busyForMs()) {
      if (this.#clock.now() + left > deadline || this.#ending.signal.aborted) return false;
      await this.#clock.wait(left, this.#ending.signal);
    }
    return true;
  }

  /** The bot stops: nothing waits for an idle moment any more. */
  end(): void {
    this.#ending.abort();
  }

  /** How long it stays busy if nobody else asks. */
  #busyForMs(): number {
    return (this.#times[this.#next] ?? 0) + this.#withinMs - this.#clock.now();
  }
}
