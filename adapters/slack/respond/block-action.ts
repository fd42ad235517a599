import type { Answer } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import { choiceOf } from "../../../src/answers/titles.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { readOptions } from "../../../src/commands/parse-command.ts";
import { alternativesFor, explainAnswer } from "../../../src/present/explain.ts";
import {
  type ActionValue,
  actionTypeOf,
  type ButtonAction,
  type OriginalQuestion,
  parseActionValue,
} from "../render/action-value.ts";
import { type Again, askAgainModal, askModal, noticeMessage, noticeModal } from "../render/modals.ts";
import { mention } from "../render/mrkdwn.ts";
import { composeMessage, composeModal, type OutgoingMessage } from "./compose.ts";
import { exampleOf, type RequestContext } from "./context.ts";
import { type BlockActionsPayload, viewStateValues } from "./payloads.ts";
import type { Effect, PostFailure, Response } from "./response.ts";
import type { Surface } from "./surface.ts";

/** What a button, a vote or a menu is answered with. Pure and total. */
export function respondToBlockAction(
  pressed: BlockActionsPayload,
  place: Surface | undefined,
  context: RequestContext,
): Response {
  const [action] = pressed.actions ?? [];
  const type = actionTypeOf(action?.action_id ?? "");
  if (place === undefined) return { responseKind: "nothing" };
  if (type === "role" || type === "topic" || type === "place") return { responseKind: "nothing" };
  if (type === "term") {
    const id = action?.selected_option?.value ?? "";
    return id === ""
      ? { responseKind: "nothing" }
      : answered(answerCommand(readOptions("term", { term: id }, context.bot.knowledge), context.bot), place, context);
  }
  if (type === "pay") return paid(pressed, place, context);
  const load = parseActionValue(action?.value ?? "");
  if (type === undefined || load === undefined) return says(context.texts.oldButton, place, context);
  return done({ type, ...load }, place, context);
}

function done({ type, ...load }: ButtonAction, place: Surface, context: RequestContext): Response {
  const { bot, texts } = context;
  const { address, asked } = load;
  const at = place.kind === "home" ? {} : place.at;
  switch (type) {
    case "why":
      return { ...answered(explained(load, place, context), place, context), responseKind: "panel" };
    case "again":
      return { effects: [formed({ asked }, place, context)], responseKind: "form" };
    case "form":
      return { effects: [opened(askModal(at, exampleOf(bot), texts), place)], responseKind: "form" };
  }
  if (address === undefined) return says(texts.oldButton, place, context);
  const given = answer(address, bot.knowledge);
  switch (type) {
    case "ask":
      return answered(given, place, context);
    case "pick":
      return answered(given, place, context, { asked, replaces: load.person === context.person });
    case "page":
      return answered(given, place, context, {
        asked,
        page: load.page,
        replaces: place.kind === "message" && place.isOwn,
      });
    case "not":
      return {
        effects: [formed({ asked, meanings: alternativesFor(asked, bot) }, place, context)],
        responseKind: "form",
      };
    case "share":
      return shared(given, texts.sharedBy(mention(context.person)), place, context);
    case "point":
      return shared(given, texts.pointedTo(mention(load.person ?? ""), mention(context.person)), place, context);
    case "post":
      return posted(given, place, context);
    case "feedback": {
      const thanks = noticeMessage(load.helpful ? texts.thanks : texts.sorry);
      const effects: readonly Effect[] =
        place.kind === "message" ? [{ type: "say", message: thanks, to: "person", at }] : [];
      return { effects, responseKind: "vote" };
    }
    default:
      return says(texts.oldButton, place, context);
  }
}

type How = {
  readonly asked?: OriginalQuestion | undefined;
  readonly page?: number | undefined;
  readonly replaces?: boolean;
};

/** An answer for the one who pressed: beside the message, or in place of it; in the window; or in a new window. */
function answered(
  given: Answer,
  place: Surface,
  context: RequestContext,
  { asked, page, replaces = false }: How = {},
): Response {
  const { person } = context;
  const answerAddress = given.kind === "answer" ? given.address : undefined;
  const how = { asked, page, pick: { type: "pick", person } } as const;
  switch (place.kind) {
    case "modal": {
      const view = composeModal(given, place.at, how, context);
      return { effects: [{ type: "update", view, id: place.id }], responseKind: given.kind };
    }
    case "home":
      return { effects: [{ type: "open", view: composeModal(given, {}, how, context) }], responseKind: given.kind };
    case "message": {
      // Whoever was asked what they mean in front of others gets the answer there too.
      const inThread = replaces && !place.isOwn;
      const target = place.isDirect ? "direct" : inThread ? "thread" : "private";
      const told = composeMessage(given, { ...how, target, mayShare: target === "private" }, context);
      const to = replaces ? "replaceOriginal" : place.isDirect ? "all" : "person";
      const replaced = replaces && { replaces: `${place.at.channel} ${place.id}` };
      return {
        effects: [{ type: "say", ...told, to, at: place.at, ...replaced }],
        responseKind: given.kind,
        answerAddress,
      };
    }
  }
}

function says(what: string, place: Surface, { texts }: RequestContext): Response {
  const effect: Effect =
    place.kind === "message"
      ? { type: "say", message: noticeMessage(what), to: "person", at: place.at }
      : opened(noticeModal(what, texts), place);
  return { effects: [effect], responseKind: "sentence" };
}

const opened = (view: ReturnType<typeof noticeModal>, place: Surface): Effect =>
  place.kind === "modal" ? { type: "update", view, id: place.id } : { type: "open", view };

function formed(what: Omit<Again, "example">, place: Surface, { bot, texts }: RequestContext): Effect {
  return opened(
    askAgainModal({ ...what, example: exampleOf(bot) }, place.kind === "home" ? {} : place.at, texts),
    place,
  );
}

function explained({ asked, address }: ActionValue, place: Surface, { bot }: RequestContext): Answer {
  const why = explainAnswer(asked, bot);
  // A modal shows one thing at a time, so there is a way back.
  return address && place.kind === "modal"
    ? { ...why, choices: [...why.choices, choiceOf(address, bot.knowledge)] }
    : why;
}

/** An answer for everybody, in the name of the one who pressed. */
function shared(given: Answer, above: string, place: Surface, context: RequestContext): Response {
  const { texts } = context;
  if (place.kind === "home" || place.at.channel === undefined) return says(texts.oldButton, place, context);
  const said = composeMessage(given, { target: "channel", above }, context);
  const idempotencyKey = `${place.id} ${context.person} ${given.title}`;
  const effect: Effect =
    place.kind === "modal"
      ? postFrom(place, said, idempotencyKey, texts.shared, context)
      : { type: "say", ...said, to: "all", at: place.at, idempotencyKey };
  return { effects: [effect], responseKind: given.kind };
}

/** An answer in the thread of a message that somebody pointed at: one from each window. */
function posted(given: Answer, place: Surface, context: RequestContext): Response {
  const { texts, person } = context;
  if (place.kind !== "modal" || place.at.channel === undefined) return says(texts.oldButton, place, context);
  const said = composeMessage(given, { target: "thread", above: texts.pointedOut(mention(person)) }, context);
  return { effects: [postFrom(place, said, place.id, texts.posted, context)], responseKind: given.kind };
}

/** Writes into the channel that a window was opened over; the window says how it ended. */
function postFrom(
  { id, at }: Extract<Surface, { kind: "modal" }>,
  said: OutgoingMessage,
  idempotencyKey: string,
  done: string,
  { texts }: RequestContext,
): Effect {
  const failed = (problem: PostFailure) => noticeModal(texts.notPosted[problem], texts);
  return {
    ...{
      type: "post",
      ...said,
      idempotencyKey,
      modal: id,
      posting: noticeModal(texts.posting, texts),
      onSuccess: noticeModal(done, texts),
    },
    at: { ...at, channel: at.channel ?? "" },
    onFailure: {
      gone: failed("gone"),
      forbidden: failed("forbidden"),
      archived: failed("archived"),
      trouble: failed("trouble"),
    },
  };
}

/** The pay that was set on the Home tab. */
function paid({ view }: BlockActionsPayload, place: Surface, context: RequestContext): Response {
  const { bot, texts } = context;
  const { role = "", place: where = "" } = viewStateValues(view);
  if (role === "") return says(texts.pickRoleFirst, place, context);
  const read = readOptions("salary", { role, place: where }, bot.knowledge);
  return answered(answerCommand(read, bot), place, context);
}
