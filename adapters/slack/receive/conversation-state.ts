import { LRUCache } from "lru-cache";
import type { Address } from "../../../src/address.ts";

/** Conversations whose last answer is remembered, and for how long: a follow-up comes soon, or never. */
const maxConversations = 5000;
const keptForMs = 15 * 60_000;

/** Where a conversation goes on: in a thread, else directly under a channel; alone for one person, or for all in it. */
type Where = { readonly channel: string; readonly thread?: string | undefined; readonly person?: string | undefined };

/**
 * The last answer of each conversation, so that a follow-up is understood without reading a channel's history. A
 * thread and a direct conversation are one for all who write there; what only one person saw is theirs alone.
 */
export class Conversations {
  readonly #last = new LRUCache<string, Address>({ max: maxConversations, ttl: keptForMs });

  /** The answer that somebody may be following up on: their thread's, else the last of a direct conversation. */
  before({ channel, thread, person }: Where): Address | undefined {
    const own = person === undefined ? undefined : this.#last.get(key({ channel, thread, person }));
    return own ?? this.#last.get(key({ channel, thread })) ?? (isDirect(channel) ? this.#last.get(channel) : undefined);
  }

  /** Something was answered. @param asker whoever asked in front of others: what they saw alone before is past */
  answered({ channel, thread, person }: Where, about: Address | undefined, asker?: string): void {
    if (about === undefined) return;
    if (asker !== undefined) this.#last.delete(key({ channel, thread, person: asker }));
    this.#last.set(key({ channel, thread, person }), about);
    if (person === undefined && isDirect(channel)) this.#last.set(channel, about);
  }
}

const key = ({ channel, thread = "", person = "" }: Where): string =>
  thread || person ? `${channel} ${thread} ${person}` : channel;

export const isDirect = (channel: string): boolean => channel.startsWith("D");
