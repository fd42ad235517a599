import { LRUCache } from "lru-cache";

/** Slack sends an event again within minutes, under the same id. */
const maxAgeMs = 20 * 60_000;
const maxEvents = 20_000;

/** Knows which events came before: Slack delivers some twice, under one id or as two events about one message. */
export class EventDedupe {
  readonly #seen = new LRUCache<string, true>({ max: maxEvents, ttl: maxAgeMs });

  /** Whether an event comes for the first time. @param names its id, and whatever else tells it from others */
  isNew(...names: (string | undefined)[]): boolean {
    const known = names.filter((name) => name !== undefined);
    if (known.some((name) => this.#seen.has(name))) return false;
    for (const name of known) this.#seen.set(name, true);
    return true;
  }
}
