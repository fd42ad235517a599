import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { plain, unescaped } from "../render/mrkdwn.ts";
import { composeMessage, type OutgoingMessage } from "./compose.ts";
import type { RequestContext } from "./context.ts";
import type { AddressedMessage, IncomingMessage } from "./payloads.ts";

/** What people write in other ways; all other subtypes are news of a message or a channel. */
const writtenSubtypes: readonly string[] = ["file_share", "thread_broadcast", "me_message"];

/**
 * Whether a message is for the bot: a person wrote it, naming it or directly to it. A mention also comes as a message
 * of its channel where an app has asked for those: that one is not counted.
 */
export function isAddressedToBot(message: IncomingMessage, botUserId: string): message is AddressedMessage {
  if ([message.user, message.ts, message.channel].some((field) => typeof field !== "string")) return false;
  if (message.user === botUserId || message.bot_id !== undefined || message.edited !== undefined) return false;
  if (message.type === "app_mention") return true;
  const isWritten = message.subtype === undefined || writtenSubtypes.includes(message.subtype);
  return message.type === "message" && message.channel_type === "im" && isWritten;
}

/** What the bot says to a message. */
export type Reply = OutgoingMessage & {
  readonly responseKind: Answer["kind"];
  readonly answerAddress: Address | undefined;
};

/**
 * The answer to a message. Pure and total.
 * @param after the last answer of the conversation, for "and in Florida?"
 * @param isElsewhere whether it is given in a direct message, since the bot may not write where it was asked
 */
export function answerMessage(
  message: AddressedMessage,
  context: RequestContext,
  after: Address | undefined,
  isElsewhere = false,
): Reply {
  const { person, texts } = context;
  const { knowledge, place, meanings } = context.bot;
  const question = textOf(message.text ?? "");
  const { answer } = ask(question, knowledge, { place, after, meanings });
  const asked: OriginalQuestion | undefined = question === "" ? undefined : { question, after };
  const target = message.type === "message" || isElsewhere ? "direct" : "thread";
  const above = isElsewhere ? plain(texts.inDirect) : undefined;
  return {
    ...composeMessage(answer, { target, asked, above, pick: { type: "pick", person } }, context),
    responseKind: answer.kind,
    answerAddress: answer.kind === "answer" ? answer.address : undefined,
  };
}

/** People, groups, channels and broadcasts: https://docs.slack.dev/messaging/formatting-message-text#advanced */
const references = /<[@!][^<>]{1,120}>/g;
/** A channel or a link, by the words that stand for it. */
const named = /<(?:#[A-Z0-9]+|[a-z]+:[^<>|]{0,3000})\|([^<>]{0,3000})>/gi;
const unnamed = /<(?:#[A-Z0-9]+|[a-z]+:[^<>|]{0,3000})\|?>/gi;

/** What a message says, without whom and what it refers to. */
export const textOf = (text: string): string =>
  unescaped(text.replace(references, " ").replace(named, "$1").replace(unnamed, " ")).replace(/\s+/g, " ").trim();
