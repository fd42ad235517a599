import { InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import { type Message, messageBody } from "../render/message.ts";
import { noticeMessage } from "../render/notices.ts";
import { type OriginalQuestion, type RenderOptions, render } from "../render/render.ts";
import type { RequestContext, Requester } from "./context.ts";
import { textOf } from "./message-text.ts";
import type { Response } from "./response.ts";

/** Words, read and answered for the one who asks. */
export function replyToQuestion(
  typed: string,
  context: RequestContext,
  { update = false, after }: { update?: boolean; after?: Address | undefined } = {},
): Response {
  const { knowledge, place } = context.bot;
  const question = textOf(typed);
  return replyPrivately(ask(question, knowledge, { place, after }).answer, context, {
    asked: { question, after },
    update,
  });
}

/** An answer for the one who asks: a new message, or in place of the one they pressed. */
export function replyPrivately(
  answer: Answer,
  { bot, requester, texts }: RequestContext,
  {
    asked,
    update = false,
    page,
    above,
  }: { asked?: OriginalQuestion | undefined; update?: boolean; page?: number; above?: string | undefined } = {},
): Response {
  const showing: RenderOptions = {
    ...{ target: requester.privateTarget, texts, publicUrl: bot.publicUrl, asked, page, above },
    pick: pickedBy(requester),
  };
  return {
    ...(update
      ? updateWith(render(answer, showing))
      : replyWith(render(answer, showing), requester.privateTarget === "private")),
    responseKind: answer.kind,
    answerAddress: answer.kind === "answer" ? answer.address : undefined,
  };
}

/** A meaning that a person picks takes the place of the offer, as long as they pick it themselves. */
export const pickedBy =
  ({ id }: Pick<Requester, "id">) =>
  (address: Address) =>
    ({ type: "pick", person: id, address }) as const;

/** A sentence for the one who asks. */
export const replyWithNotice = (says: string, { requester }: RequestContext): Response => ({
  ...replyWith(noticeMessage(says), requester.privateTarget === "private"),
  responseKind: "sentence",
});

/** Whether only this person sees a message, so that it may change under their hands. */
export const isOwn = (message: { flags?: number | undefined }, requester: Requester): boolean =>
  requester.privateTarget === "direct" || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

type Callback = Pick<Response, "callback" | "message">;

export const replyWith = (message: Message, isPrivate: boolean): Callback => ({
  callback: {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...messageBody(message), flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0) },
  },
  message,
});

/** Without the picture that the message may have had: Discord keeps it as long as it is not told otherwise. */
export const updateWith = (message: Message): Callback => ({
  callback: {
    type: InteractionResponseType.UpdateMessage,
    data: { ...messageBody(message), flags: MessageFlags.IsComponentsV2, attachments: [] },
  },
  message,
});
