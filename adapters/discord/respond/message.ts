import { type APIMessage, type GatewayMessageCreateDispatchData, MessageType } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import type { World } from "../../../src/runtime/bot-context.ts";
import type { Message } from "../render/message.ts";
import { type Asked, type Room, render, type Showing } from "../render/render.ts";
import { type Texts, textsFor } from "../render/texts.ts";
import { keptIn } from "./message-state.ts";
import { wordsIn } from "./message-text.ts";
import { pickedBy } from "./reply.ts";

/** What was said to the bot, as Discord delivers it. */
export type Said = GatewayMessageCreateDispatchData;

/** What the bot says to a message. */
export type Reply = {
  readonly message: Message;
  readonly room: Room;
  readonly gave: Answer["kind"];
  readonly about: Address | undefined;
};

const spoken: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** Whether a message is for the bot: a person wrote it, directly to it or naming it. */
export function isForMe({ author, webhook_id, type, guild_id, mentions }: Said, me: string): boolean {
  if (author.bot || author.id === me || webhook_id !== undefined || !spoken.includes(type)) return false;
  return guild_id === undefined || mentions.some(({ id }) => id === me);
}

/** The answer to a message. Pure. @param previous the last answer of the conversation, for "and in Florida?" */
export function answerMessage(
  said: Said,
  me: string,
  world: World,
  previous: Address | undefined,
  room: Room = said.guild_id === undefined ? "direct" : "channel",
): Reply {
  const { knowledge, place, publicUrl } = world;
  const after = answerRepliedTo(said.referenced_message, me, world) ?? previous;
  const question = wordsIn(said.content);
  const { answer } = ask(question, knowledge, { place, after });
  const asked: Asked | undefined = question === "" ? undefined : { question, after };
  const texts: Texts = textsFor(undefined);
  const showing: Showing = { room, texts, publicUrl, asked, pick: pickedBy(said.author) };
  return {
    message: render(answer, showing),
    room,
    gave: answer.kind,
    about: answer.kind === "answer" ? answer.address : undefined,
  };
}

/** The answer that a reply replies to. */
const answerRepliedTo = (
  message: APIMessage | null | undefined,
  me: string,
  { knowledge }: World,
): Address | undefined => (message?.author.id === me ? keptIn(message, knowledge).address : undefined);
