import { type APIMessageComponentInteraction, ComponentType, InteractionResponseType } from "discord-api-types/v10";
import type { Answer } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { alternativesFor, explainAnswer } from "../../../src/present/explain.ts";
import { type ButtonAction, parseCustomId } from "../render/custom-id.ts";
import { askAgainModal } from "../render/modals.ts";
import { render } from "../render/render.ts";
import { postInChannel, shareInChannel } from "./channel-post.ts";
import type { RequestContext } from "./context.ts";
import { type MessageState, readMessageState } from "./message-state.ts";
import { isOwn, replyPrivately, replyWith, replyWithNotice, updateWith } from "./reply.ts";
import type { Response } from "./response.ts";

type Interaction = APIMessageComponentInteraction;

/** What a button, or an option of a menu, is answered with. */
export function respondToComponent(interaction: Interaction, context: RequestContext): Response {
  const { data, message } = interaction;
  const { bot, texts } = context;
  const id = data.component_type === ComponentType.StringSelect ? data.values[0] : data.custom_id;
  const action = parseCustomId(id ?? "", bot.knowledge);
  if (action === undefined) return replyWithNotice(texts.oldButton, context);
  return respondToAction(action, readMessageState(message, bot.knowledge), interaction, context);
}

function respondToAction(
  action: ButtonAction,
  { asked }: MessageState,
  interaction: Interaction,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  const isOwnMessage = isOwn(interaction.message, requester);
  switch (action.type) {
    case "ask":
      return replyPrivately(answer(action.address, bot.knowledge), context);
    case "page":
      return replyPrivately(answer(action.address, bot.knowledge), context, {
        asked,
        update: isOwnMessage,
        page: action.page,
      });
    case "pick":
      return replyWithPicked(action, asked, isOwnMessage, context);
    case "share":
      return shareInChannel(action.address, context);
    case "why":
      return replyBeside(explainAnswer(asked, bot), undefined, context);
    case "lost":
      return replyWithNotice(texts.tooLongToKeep, context);
    case "not":
      return replyBeside(alternativesFor(asked, bot), asked, context);
    case "again":
      return {
        callback: { type: InteractionResponseType.Modal, data: askAgainModal(asked?.question, texts) },
        responseKind: "panel",
      };
    case "point":
    case "post":
      return postInChannel(action, interaction, context);
  }
}

/** The one who was asked what they mean turns the offer into the answer; anybody else gets an answer of their own. */
function replyWithPicked(
  { address, person }: Extract<ButtonAction, { type: "pick" }>,
  asked: OriginalQuestion | undefined,
  isOwnMessage: boolean,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  const given = answer(address, bot.knowledge);
  if (person !== requester.id) return replyPrivately(given, context);
  if (isOwnMessage) return replyPrivately(given, context, { asked, update: true });
  const message = render(given, { target: requester.publicTarget, texts, publicUrl: bot.publicUrl, asked });
  return { ...updateWith(message), responseKind: given.kind, answerAddress: address };
}

/** Something about an answer, for the one who asks: a message beside it. */
function replyBeside(
  given: Answer,
  asked: OriginalQuestion | undefined,
  { requester, texts }: RequestContext,
): Response {
  const message = render(given, { target: requester.privateTarget, texts, asked });
  return { ...replyWith(message, requester.privateTarget === "private"), responseKind: "panel" };
}
