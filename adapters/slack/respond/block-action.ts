import type { Answer } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import { choiceOf } from "../../../src/answers/titles.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { parseOptions } from "../../../src/commands/parse-command.ts";
import { alternativesFor, explainAnswer } from "../../../src/present/explain.ts";
import { type ActionValue, actionTypeOf, type ButtonAction, parseActionValue } from "../render/action-value.ts";
import { type Again, askAgainModal, askModal } from "../render/modals.ts";
import { mention } from "../render/mrkdwn.ts";
import { noticeMessage } from "../render/notices.ts";
import { postInThread, shareInChannel } from "./channel-post.ts";
import { exampleOf, type RequestContext } from "./context.ts";
import { type BlockActionsPayload, viewStateValues } from "./payloads.ts";
import { noticeOnSurface, replyOnSurface, showModal } from "./reply.ts";
import type { Effect, Response } from "./response.ts";
import type { Surface } from "./surface.ts";

/** What a button, a vote or a menu is answered with. Pure and total. */
export function respondToBlockAction(
  payload: BlockActionsPayload,
  surface: Surface | undefined,
  context: RequestContext,
): Response {
  const [action] = payload.actions ?? [];
  const type = actionTypeOf(action?.action_id ?? "");
  if (surface === undefined) return { responseKind: "nothing" };
  switch (type) {
    case "role":
    case "topic":
    case "place":
      // Filled in, and read when its form is sent.
      return { responseKind: "nothing" };
    case "term":
      return replyWithTerm(action?.selected_option?.value ?? "", surface, context);
    case "pay":
      return replyWithPay(payload, surface, context);
  }
  const value = parseActionValue(action?.value ?? "");
  if (type === undefined || value === undefined) return noticeOnSurface(context.texts.oldButton, surface, context);
  return respondToButton({ type, ...value }, surface, context);
}

/** Buttons that need no answer to go on with. */
function respondToButton(action: ButtonAction, surface: Surface, context: RequestContext): Response {
  const { bot, texts } = context;
  const { address, asked, type } = action;
  switch (type) {
    case "why":
      return { ...replyOnSurface(explained(action, surface, context), surface, context), responseKind: "panel" };
    case "again":
      return { effects: [showAskAgain({ asked }, surface, context)], responseKind: "form" };
    case "form": {
      const view = askModal(surface.kind === "home" ? {} : surface.at, exampleOf(bot), texts);
      return { effects: [showModal(view, surface)], responseKind: "form" };
    }
  }
  if (address === undefined) return noticeOnSurface(texts.oldButton, surface, context);
  return respondToAnswerButton(action, answer(address, bot.knowledge), surface, context);
}

/** Buttons that do something with an answer. */
function respondToAnswerButton(
  { type, asked, page, person, helpful }: ButtonAction,
  given: Answer,
  surface: Surface,
  context: RequestContext,
): Response {
  const { bot, texts } = context;
  const mentor = mention(context.person);
  switch (type) {
    case "ask":
      return replyOnSurface(given, surface, context);
    case "pick":
      return replyOnSurface(given, surface, context, { asked, replaces: person === context.person });
    case "page":
      return replyOnSurface(given, surface, context, {
        asked,
        page,
        replaces: surface.kind === "message" && surface.isOwn,
      });
    case "not": {
      const meanings = alternativesFor(asked, bot);
      return { effects: [showAskAgain({ asked, meanings }, surface, context)], responseKind: "form" };
    }
    case "share":
      return shareInChannel(given, texts.sharedBy(mentor), surface, context);
    case "point":
      return shareInChannel(given, texts.pointedTo(mention(person ?? ""), mentor), surface, context);
    case "post":
      return postInThread(given, surface, context);
    case "feedback":
      return thank(helpful ? texts.thanks : texts.sorry, surface);
    default:
      return noticeOnSurface(texts.oldButton, surface, context);
  }
}

function thank(thanks: string, surface: Surface): Response {
  const effects: readonly Effect[] =
    surface.kind === "message" ? [{ type: "say", message: noticeMessage(thanks), to: "person", at: surface.at }] : [];
  return { effects, responseKind: "vote" };
}

function showAskAgain(form: Omit<Again, "example">, surface: Surface, { bot, texts }: RequestContext): Effect {
  const at = surface.kind === "home" ? {} : surface.at;
  return showModal(askAgainModal({ ...form, example: exampleOf(bot) }, at, texts), surface);
}

function explained({ asked, address }: ActionValue, surface: Surface, { bot }: RequestContext): Answer {
  const why = explainAnswer(asked, bot);
  // A modal shows one thing at a time, so there is a way back.
  return address && surface.kind === "modal"
    ? { ...why, choices: [...why.choices, choiceOf(address, bot.knowledge)] }
    : why;
}

/** The term that was picked from the menu on the Home tab. */
function replyWithTerm(term: string, surface: Surface, context: RequestContext): Response {
  if (term === "") return { responseKind: "nothing" };
  const read = parseOptions("term", { term }, context.bot.knowledge);
  return replyOnSurface(answerCommand(read, context.bot), surface, context);
}

/** The pay that was set on the Home tab. */
function replyWithPay({ view }: BlockActionsPayload, surface: Surface, context: RequestContext): Response {
  const { bot, texts } = context;
  const { role = "", place = "" } = viewStateValues(view);
  if (role === "") return noticeOnSurface(texts.pickRoleFirst, surface, context);
  const read = parseOptions("salary", { role, place }, bot.knowledge);
  return replyOnSurface(answerCommand(read, bot), surface, context);
}
