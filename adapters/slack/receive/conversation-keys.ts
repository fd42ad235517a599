import type { ConversationKeys } from "../../../src/runtime/conversation-state.ts";

/** In a thread, else directly under a channel. */
type Conversation = { readonly channel: string; readonly thread?: string | undefined };

/**
 * A conversation for all who write there: in a thread, or in a direct conversation, which goes on from one thread to
 * the next.
 * @param person whoever asks there; what they saw alone goes before what all saw
 */
export const sharedKeys = ({ channel, thread }: Conversation, person?: string): ConversationKeys => ({
  own: person === undefined ? undefined : keyOf(channel, thread, person),
  shared: looksDirect(channel) ? [keyOf(channel, thread), channel] : [keyOf(channel, thread)],
});

/** What only one person saw is theirs alone. */
export const privateKeys = ({ channel, thread }: Conversation, person: string): ConversationKeys => ({
  own: keyOf(channel, thread, person),
  shared: [],
});

const keyOf = (channel: string, thread = "", person = ""): string =>
  thread || person ? `${channel} ${thread} ${person}` : channel;

/**
 * Whether an id looks like a direct conversation. People's conversations with each other look the same to an app, which
 * hears nothing of those; so this is enough for what was said to the bot, and for nothing else.
 */
export const looksDirect = (channel: string): boolean => channel.startsWith("D");
