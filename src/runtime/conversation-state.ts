import { LRUCache } from "lru-cache";
import type { Address } from "../address.ts";

const maxConversations = 5000;
/** A follow-up comes soon, or never. */
const maxAgeMs = 15 * 60_000;

/** Where a conversation goes on, under keys that a platform makes. */
export type ConversationKeys = {
  /** What one person alone has seen there. */
  readonly own?: string | undefined;
  /** What all who write there have seen, the closest conversation first; empty where people only have their own. */
  readonly shared: readonly string[];
};

/**
 * The last answer of each conversation, so that a follow-up is understood without reading a channel's history. It is
 * held in this process; a store that several instances share can take its place behind the same two methods.
 */
export class ConversationState {
  readonly #lastAnswers = new LRUCache<string, Address>({ max: maxConversations, ttl: maxAgeMs });

  /** The answer that somebody may be following up on. */
  lastAnswer({ own, shared }: ConversationKeys): Address | undefined {
    for (const key of own === undefined ? shared : [own, ...shared]) {
      const found = this.#lastAnswers.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Something was answered, to all who share the conversation, else to one person; undefined changes nothing. */
  setLastAnswer({ own, shared }: ConversationKeys, address: Address | undefined): void {
    if (address === undefined) return;
    if (own !== undefined) {
      // What somebody saw alone before does not come between them and what they have just seen with the others.
      if (shared.length > 0) this.#lastAnswers.delete(own);
      else this.#lastAnswers.set(own, address);
    }
    for (const key of shared) this.#lastAnswers.set(key, address);
  }
}
