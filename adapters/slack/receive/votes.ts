import { formatAddress } from "../../../src/address.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { parseActionValue } from "../render/action-value.ts";

/** What people think of answers, by topic: counted since the start, never who. */
export class Votes {
  readonly #log: Log;
  readonly #byTopic = new Map<string, { helpful: number; not: number }>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Counts a vote, and writes it to the log. @param value of the button, which holds the answer's address */
  count(value: string): void {
    const { address, helpful } = parseActionValue(value) ?? {};
    if (address === undefined) return;
    const { topic } = address;
    const is = helpful ? "helpful" : "not";
    const votes = this.#byTopic.get(topic) ?? { helpful: 0, not: 0 };
    votes[is] += 1;
    this.#byTopic.set(topic, votes);
    this.#log.info({ event: "vote", address: formatAddress(address), is, topic, ...votes }, "counted");
  }
}
