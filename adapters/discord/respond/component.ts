import { createHash } from "node:crypto";
import { type APIMessageComponentInteraction, ComponentType, InteractionResponseType } from "discord-api-types/v10";
import type { Answer } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import { alternativesFor, explainAnswer } from "../../../src/present/explain.ts";
import { type ButtonAction, formatCustomId, parseCustomId } from "../render/custom-id.ts";
import { mention } from "../render/markdown.ts";
import type { Message } from "../render/message.ts";
import { askAgainForm, noticeMessage } from "../render/notices.ts";
import { render } from "../render/render.ts";
import type { Texts } from "../render/texts.ts";
import type { RequestContext } from "./context.ts";
import { type MessageState, readMessageState } from "./message-state.ts";
import { isOwn, replyPrivately, replyWith, replyWithNotice, updateWith } from "./reply.ts";
import type { Effect, PostFailure, Response } from "./response.ts";

type Interaction = APIMessageComponentInteraction;

/** What a button, or an option of a menu, is answered with. */
export function respondToComponent(interaction: Interaction, context: RequestContext): Response {
  const { data, message } = interaction;
  const { bot, texts } = context;
  const id = data.component_type === ComponentType.StringSelect ? data.values[0] : data.custom_id;
  const press = parseCustomId(id ?? "", bot.knowledge);
  if (press === undefined) return replyWithNotice(texts.oldButton, context);
  return pressed(press, readMessageState(message, bot.knowledge), interaction, context);
}

function pressed(press: ButtonAction, kept: MessageState, interaction: Interaction, context: RequestContext): Response {
  const { bot, requester, texts } = context;
  const { knowledge } = bot;
  const own = isOwn(interaction.message, requester);
  switch (press.type) {
    case "ask":
      return replyPrivately(answer(press.address, knowledge), context);
    case "page":
      return replyPrivately(answer(press.address, knowledge), context, {
        asked: kept.asked,
        update: own,
        page: press.page,
      });
    case "pick":
      return picked(press, kept, own, context);
    case "share":
      return shared(answer(press.address, knowledge), context);
    case "why":
      return privateNotice(explainAnswer(kept.asked, bot), context);
    case "lost":
      return replyWithNotice(texts.tooLongToKeep, context);
    case "not":
      return privateNotice(alternativesFor(kept.asked, bot), context, kept);
    case "again":
      return {
        callback: { type: InteractionResponseType.Modal, data: askAgainForm(kept.asked?.question, texts) },
        responseKind: "panel",
      };
    case "point":
      return posted(
        press,
        { pings: [press.person], above: texts.pointedTo(mention(press.person), mention(requester.id)) },
        interaction,
        context,
      );
    case "post":
      return posted(
        press,
        { pings: [], above: (requester.botIsThere ? texts.pointedOut : texts.pointedOutAbove)(mention(requester.id)) },
        interaction,
        context,
      );
  }
}

/** The one who was asked what they mean turns the offer into the answer; anybody else gets an answer of their own. */
function picked(
  press: Extract<ButtonAction, { type: "pick" }>,
  kept: MessageState,
  own: boolean,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  const given = answer(press.address, bot.knowledge);
  if (press.person !== requester.id) return replyPrivately(given, context);
  if (own) return replyPrivately(given, context, { asked: kept.asked, update: true });
  const message = render(given, { target: requester.publicTarget, texts, publicUrl: bot.publicUrl, asked: kept.asked });
  return { ...updateWith(message), responseKind: given.kind, answerAddress: press.address };
}

function shared(given: Answer, context: RequestContext): Response {
  const { bot, requester, texts } = context;
  if (!requester.mayWrite) return replyWithNotice(texts.mayNotWriteHere, context);
  const above = texts.sharedBy(mention(requester.id));
  const message = render(given, { target: requester.publicTarget, texts, publicUrl: bot.publicUrl, above });
  return { ...replyWith(message, false), responseKind: given.kind };
}

/** A private message beside the answer. */
function privateNotice(given: Answer, context: RequestContext, kept?: MessageState): Response {
  const { requester, texts } = context;
  const message = render(given, { target: requester.privateTarget, texts, asked: kept?.asked });
  return { ...replyWith(message, requester.privateTarget === "private"), responseKind: "panel" };
}

/** An answer that goes to the channel in the name of the one who pressed; their own list says how it ended. */
function posted(
  press: Extract<ButtonAction, { type: "point" | "post" }>,
  { pings, above }: { pings: readonly string[]; above: string },
  { channel, message }: Interaction,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  if (!requester.mayWrite) return replyWithNotice(texts.mayNotWriteHere, context);
  const given = answer(press.address, bot.knowledge);
  const posts = render(given, { target: requester.publicTarget, texts, publicUrl: bot.publicUrl, above, pings });
  const replyTo = press.type === "post" ? press.message : undefined;
  const effect: Effect = {
    posts,
    ...(requester.botIsThere && { into: { channel: channel.id, replyTo } }),
    nonce: nonceOf(`${message.id} ${requester.id} ${formatCustomId(press)}`),
    onSuccess: noticeMessage(texts.posted),
    onFailure: failures(texts),
  };
  return {
    ...(isOwn(message, requester)
      ? updateWith(noticeMessage(texts.posting))
      : replyWith(noticeMessage(texts.posting), true)),
    effect,
    responseKind: given.kind,
  };
}

/** The same words always give the same nonce, of at most 25 characters as Discord wants. */
const nonceOf = (words: string): string => createHash("sha256").update(words).digest("base64url").slice(0, 24);

const failures = (texts: Texts): Record<PostFailure, Message> => ({
  gone: noticeMessage(texts.notPosted.gone),
  forbidden: noticeMessage(texts.notPosted.forbidden),
  trouble: noticeMessage(texts.notPosted.trouble),
});
