import { type APIMessage, type GatewayMessageCreateDispatchData, MessageType } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { Message } from "../render/message.ts";
import type { RenderTarget } from "../render/pages.ts";
import { render } from "../render/render.ts";
import { textsFor } from "../render/texts.ts";
import { readMessageState } from "./message-state.ts";
import { textOf } from "./message-text.ts";
import { pickedBy } from "./reply.ts";

/** What was said to the bot, as Discord delivers it. */
export type IncomingMessage = GatewayMessageCreateDispatchData;

/** What the bot says to a message. */
export type Reply = {
  readonly message: Message;
  readonly target: RenderTarget;
  readonly responseKind: Answer["kind"];
  readonly answerAddress: Address | undefined;
};

/** What people write; all other types are news of a channel: https://discord.com/developers/docs/resources/message#message-object-message-types */
const writtenTypes: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** Whether a message is for the bot: a person wrote it, directly to it or naming it. */
export function isAddressedToBot(
  { author, webhook_id, type, guild_id, mentions }: IncomingMessage,
  botUserId: string,
): boolean {
  if (author.bot || author.id === botUserId || webhook_id !== undefined || !writtenTypes.includes(type)) return false;
  return guild_id === undefined || mentions.some(({ id }) => id === botUserId);
}

/** The answer to a message. Pure. @param previous the last answer of the conversation, for "and in Florida?" */
export function answerMessage(
  message: IncomingMessage,
  botUserId: string,
  bot: BotContext,
  previous: Address | undefined,
  target: RenderTarget = message.guild_id === undefined ? "direct" : "channel",
): Reply {
  const { knowledge, place, publicUrl, meanings } = bot;
  const after = answerRepliedTo(message.referenced_message, botUserId, bot) ?? previous;
  const question = textOf(message.content);
  const { answer } = ask(question, knowledge, { place, after, meanings });
  const asked: OriginalQuestion | undefined = question === "" ? undefined : { question, after };
  const texts = textsFor(undefined);
  return {
    message: render(answer, { target, texts, publicUrl, asked, pick: pickedBy(message.author) }),
    target,
    responseKind: answer.kind,
    answerAddress: answer.kind === "answer" ? answer.address : undefined,
  };
}

/** The answer that a reply replies to. */
const answerRepliedTo = (
  message: APIMessage | null | undefined,
  botUserId: string,
  { knowledge }: BotContext,
): Address | undefined => (message?.author.id === botUserId ? readMessageState(message, knowledge).address : undefined);
