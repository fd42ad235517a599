import { InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import type { ButtonAction } from "../render/custom-id.ts";
import { type Message, messageBody } from "../render/message.ts";
import { noticeMessage } from "../render/notices.ts";
import { render } from "../render/render.ts";
import type { RequestContext, Requester } from "./context.ts";
import { textOf } from "./message-text.ts";
import type { Response } from "./response.ts";

/** Words, read and answered for the one who asks. */
export function replyToQuestion(
  typed: string,
  context: RequestContext,
  { update = false, after }: { update?: boolean; after?: Address | undefined } = {},
): Response {
  const { knowledge, place, meanings } = context.bot;
  const question = textOf(typed);
  return replyPrivately(ask(question, knowledge, { place, after, meanings }).answer, context, {
    asked: { question, after },
    update,
  });
}

type ReplyOptions = {
  readonly asked?: OriginalQuestion | undefined;
  /** Whether it takes the place of the message that was pressed. */
  readonly update?: boolean;
  readonly page?: number;
  /** A sentence over the answer, in Discord's markup. */
  readonly above?: string | undefined;
  /** Who is to be pointed to the meaning that is picked; else it is shown to the one who picks. */
  readonly pointsTo?: string | undefined;
};

/** An answer for the one who asks: a new message, or in place of the one they pressed. */
export function replyPrivately(
  given: Answer,
  { bot, requester, texts }: RequestContext,
  { asked, update = false, page, above, pointsTo }: ReplyOptions = {},
): Response {
  const message = render(given, {
    target: requester.privateTarget,
    texts,
    publicUrl: bot.publicUrl,
    asked,
    page,
    above,
    pick: pointsTo === undefined ? pickedBy(requester) : pointedTo(pointsTo),
  });
  return {
    ...(update ? updateWith(message) : replyWith(message, requester.privateTarget === "private")),
    responseKind: given.kind,
    answerAddress: given.kind === "answer" ? given.address : undefined,
  };
}

/** What picking a meaning does: for the person it was offered to, it takes the place of the offer. */
export const pickedBy =
  ({ id }: Pick<Requester, "id">) =>
  (address: Address): ButtonAction => ({ type: "pick", person: id, address });

const pointedTo =
  (person: string) =>
  (address: Address): ButtonAction => ({ type: "point", person, address });

/** A sentence for the one who asks. */
export const replyWithNotice = (says: string, { requester }: RequestContext): Response => ({
  ...replyWith(noticeMessage(says), requester.privateTarget === "private"),
  responseKind: "sentence",
});

/** Whether only this person sees a message, so that it may change in their view. */
export const isOwn = (message: { flags?: number | undefined }, requester: Requester): boolean =>
  requester.privateTarget === "direct" || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

type Callback = Pick<Response, "callback" | "message">;

/** A new message as the response to an interaction. */
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
