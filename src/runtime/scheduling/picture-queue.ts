import { type Clock, systemClock } from "./clock.ts";
import type { LoadGauge } from "./load-gauge.ts";

/** Draws, or does whatever else takes a while, one after the other, so that answers never wait behind several pictures. */
export class PictureQueue {
  readonly #maxQueued: number;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  #queued = 0;

  /** @param maxQueued how many there can be at once, with the one that is being drawn */
  constructor(maxQueued: number, clock = systemClock) {
    this.#maxQueued = maxQueued;
    this.#clock = clock;
  }

  /** Whoever asks for one more picture should do without. */
  get isFull(): boolean {
    return this.#queued >= this.#maxQueued;
  }

  /** Draws when everything before it is done, however that ended. @throws what `draw` throws */
  async run<Drawn>(draw: () => Promise<Drawn>): Promise<Drawn> {
    this.#queued += 1;
    const drawing = this.#last.then(draw).finally(() => {
      this.#queued -= 1;
    });
    this.#last = drawing.catch(() => undefined);
    return drawing;
  }

  /**
   * The same, but first waits in its turn until the bot is idle.
   * @param maxWaitMs counted from now, so the time behind other pictures is part of it
   * @returns undefined where the bot was not idle in time
   */
  async runWhenIdle<Drawn>(draw: () => Promise<Drawn>, load: LoadGauge, maxWaitMs: number): Promise<Drawn | undefined> {
    const deadline = this.#clock.now() + maxWaitMs;
    return this.run(async () => ((await load.waitUntilIdle(deadline - this.#clock.now())) ? draw() : undefined));
  }
}
