import { type APIInteraction, MessageFlags } from "discord-api-types/v10";
import { LRUCache } from "lru-cache";
import type { Address } from "../../../src/address.ts";
import { isThread } from "../respond/context.ts";
import type { IncomingMessage } from "../respond/message.ts";
import type { Response } from "../respond/response.ts";

/** Conversations whose last answer is remembered, and for how long: a follow-up comes soon, or never. */
const maxConversations = 5000;
const keptForMs = 15 * 60_000;

/**
 * The last answer of each conversation. A thread and a direct conversation are one for all who write there; in a
 * channel everybody has their own, and so has everybody for what only they have seen.
 */
export class Conversations {
  readonly #last = new LRUCache<string, Address>({ max: maxConversations, ttl: keptForMs });

  /** The answer that a message may be following up on. */
  before(said: IncomingMessage): Address | undefined {
    return (
      this.#last.get(own(said.channel_id, said.author.id)) ??
      (isShared(said) ? this.#last.get(said.channel_id) : undefined)
    );
  }

  /** A message was answered. */
  answered(said: IncomingMessage, about: Address): void {
    // What somebody saw alone before does not stand between them and the thread any more.
    this.#last.delete(own(said.channel_id, said.author.id));
    this.#last.set(isShared(said) ? said.channel_id : own(said.channel_id, said.author.id), about);
  }

  /** An interaction was answered, to one person or in front of everybody. */
  responded(interaction: APIInteraction, person: string, { callback, answerAddress }: Response): void {
    const { channel, guild_id } = interaction;
    if (answerAddress === undefined || channel === undefined) return;
    const flags = "data" in callback && callback.data && "flags" in callback.data ? (callback.data.flags ?? 0) : 0;
    const isOpen = (flags & MessageFlags.Ephemeral) === 0 && (guild_id === undefined || isThread(channel.type));
    this.#last.set(isOpen ? channel.id : own(channel.id, person), answerAddress);
  }
}

const own = (channel: string, person: string): string => `${channel} ${person}`;

const isShared = ({ guild_id, position, channel_type }: IncomingMessage): boolean =>
  guild_id === undefined || position !== undefined || isThread(channel_type);
