import type { APIInteractionResponse } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { Message } from "../render/message.ts";

/** Why a message could not be posted. */
export type PostFailure =
  /** The channel or the message it answers is not there any more. */
  | "gone"
  /** The bot may not write there. */
  | "forbidden"
  /** Anything else: Discord has trouble, or the network. */
  | "trouble";

/** A message to post once an interaction is acknowledged, and what the person sees when that has ended. */
export type Effect = {
  readonly posts: Message;
  /** The channel to post in as the bot's own message; undefined where the bot is no member and can only follow up on the interaction. */
  readonly into?: { readonly channel: string; readonly replyTo?: string | undefined } | undefined;
  /** The same for the same effect, so that pressing twice posts once. At most 25 characters. */
  readonly nonce: string;
  readonly onSuccess: Message;
  readonly onFailure: Readonly<Record<PostFailure, Message>>;
};

/** What an interaction is answered with. */
export type Response = {
  /** Sent within Discord's three seconds. */
  readonly callback: APIInteractionResponse;
  /** The message in it, which a picture may follow. */
  readonly message?: Message | undefined;
  readonly effect?: Effect | undefined;
  /** For the log: which kind of answer was given, and where it stands. Never words. */
  readonly responseKind: Answer["kind"] | "suggestions" | "panel" | "sentence" | "pong";
  /** The answer that a follow-up in this conversation would speak of. */
  readonly answerAddress?: Address | undefined;
};
