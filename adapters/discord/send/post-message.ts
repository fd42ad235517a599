import { DiscordAPIError, type REST } from "discord.js";
import { type RESTPostAPIChannelMessageJSONBody, Routes } from "discord-api-types/v10";
import { withPicture } from "../render/media-gallery.ts";
import type { Message } from "../render/message.ts";
import { componentsV2Flag, errorCode, postFailureOf, withRetry } from "./api-calls.ts";
import { attached } from "./edit-message.ts";
import type { Drawn, Pictures } from "./picture-files.ts";

/** A message that does not get through with its picture by then goes without. */
const uploadTimeoutMs = 8000;

type Posting = {
  readonly replyTo?: string | undefined;
  /** Discord remembers it for some minutes, so that a message that was sent again is not there twice. */
  readonly nonce: string;
};

/**
 * Writes into a channel, as a reply where there is something to reply to: with its picture, or without where Discord
 * does not take that.
 */
export async function postMessage(
  rest: REST,
  channel: string,
  message: Message,
  posting: Posting,
  drawn: Drawn | undefined,
  pictures: Pictures,
): Promise<void> {
  if (drawn === undefined) return sendMessage(rest, channel, message, posting);
  try {
    await sendMessage(rest, channel, withPicture(message, drawn.picture), posting, drawn);
  } catch (error) {
    if (postFailureOf(error) === "gone") throw error;
    await sendMessage(rest, channel, message, posting);
    pictures.lost(error, channel);
  }
}

async function sendMessage(
  rest: REST,
  channel: string,
  message: Message,
  { replyTo, nonce }: Posting,
  drawn?: Drawn,
): Promise<void> {
  const { components, allowed_mentions } = message;
  const body: RESTPostAPIChannelMessageJSONBody = {
    components,
    allowed_mentions,
    flags: componentsV2Flag,
    nonce,
    enforce_nonce: true,
    ...(drawn && { attachments: [attached(drawn)] }),
  };
  const reply = {
    ...body,
    allowed_mentions: { ...allowed_mentions, replied_user: false },
    message_reference: { message_id: replyTo, fail_if_not_exists: false },
  };
  const upload = drawn ? { files: [drawn.file], signal: AbortSignal.timeout(uploadTimeoutMs) } : {};
  const send = (what: object) => withRetry(() => rest.post(Routes.channelMessages(channel), { body: what, ...upload }));
  try {
    await send(replyTo ? reply : body);
  } catch (error) {
    // Without Read Message History there are no replies, but there are messages.
    if (!(error instanceof DiscordAPIError) || error.code !== errorCode.noReplyWithoutHistory) throw error;
    await send(body);
  }
}
