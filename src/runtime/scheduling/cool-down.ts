import { type Clock, systemClock } from "./clock.ts";

/** Until when a key cools down: a Map with a bound, or a WeakMap. */
export type CoolDownStore<Key> = {
  readonly get: (key: Key) => number | undefined;
  readonly set: (key: Key, until: number) => unknown;
};

/** What was refused somewhere is not tried again there for a while. */
export class CoolDown<Key> {
  readonly #durationMs: number;
  readonly #store: CoolDownStore<Key>;
  readonly #clock: Pick<Clock, "now">;

  constructor(durationMs: number, store: CoolDownStore<Key>, clock: Pick<Clock, "now"> = systemClock) {
    this.#durationMs = durationMs;
    this.#store = store;
    this.#clock = clock;
  }

  /** It was refused: nothing is tried from now on for the whole time. */
  start(key: Key): void {
    this.#store.set(key, this.#clock.now() + this.#durationMs);
  }

  isActive(key: Key): boolean {
    return this.#clock.now() < (this.#store.get(key) ?? Number.NEGATIVE_INFINITY);
  }
}
