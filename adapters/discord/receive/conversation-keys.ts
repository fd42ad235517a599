import { type APIInteraction, MessageFlags } from "discord-api-types/v10";
import type { ConversationKeys } from "../../../src/runtime/conversation-state.ts";
import { isThread } from "../respond/context.ts";
import type { IncomingMessage } from "../respond/message.ts";
import type { Response } from "../respond/response.ts";

/**
 * Where a message's conversation goes on. A thread and a direct conversation are one for all who write there; in a
 * channel everybody has their own, and so has everybody for what only they have seen.
 */
export const messageKeys = (message: IncomingMessage): ConversationKeys => ({
  own: ownKey(message.channel_id, message.author.id),
  shared: isShared(message) ? [message.channel_id] : [],
});

/** Where the answer to an interaction can be followed up on: by the person who asked, or by everybody who sees it. */
export function interactionKeys(
  { channel, guild_id }: APIInteraction,
  person: string,
  { callback }: Response,
): ConversationKeys {
  if (channel === undefined) return { shared: [] };
  const flags = "data" in callback && callback.data && "flags" in callback.data ? (callback.data.flags ?? 0) : 0;
  const isOpen = (flags & MessageFlags.Ephemeral) === 0 && (guild_id === undefined || isThread(channel.type));
  return isOpen ? { shared: [channel.id] } : { own: ownKey(channel.id, person), shared: [] };
}

const ownKey = (channel: string, person: string): string => `${channel} ${person}`;

const isShared = ({ guild_id, position, channel_type }: IncomingMessage): boolean =>
  guild_id === undefined || position !== undefined || isThread(channel_type);
