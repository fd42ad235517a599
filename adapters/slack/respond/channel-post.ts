import type { Answer } from "../../../src/answer.ts";
import { noticeModal } from "../render/modals.ts";
import { mention } from "../render/mrkdwn.ts";
import { composeMessage, type OutgoingMessage } from "./compose.ts";
import type { RequestContext } from "./context.ts";
import { noticeOnSurface } from "./reply.ts";
import type { Effect, PostFailure, Response } from "./response.ts";
import type { Surface } from "./surface.ts";

/** Answers that go to a channel in the name of the one who pressed a button. */

/** An answer for everybody. @param above who shares it, and with whom, in Slack's markup */
export function shareInChannel(given: Answer, above: string, surface: Surface, context: RequestContext): Response {
  const { texts } = context;
  if (surface.kind === "home" || surface.at.channel === undefined)
    return noticeOnSurface(texts.oldButton, surface, context);
  const outgoing = composeMessage(given, { target: "channel", above }, context);
  const idempotencyKey = `${surface.id} ${context.person} ${given.title}`;
  const effect: Effect =
    surface.kind === "modal"
      ? postFromModal(surface, outgoing, idempotencyKey, texts.shared, context)
      : { type: "say", ...outgoing, to: "all", at: surface.at, idempotencyKey };
  return { effects: [effect], responseKind: given.kind };
}

/** An answer in the thread of a message that somebody pointed at: one from each modal. */
export function postInThread(given: Answer, surface: Surface, context: RequestContext): Response {
  const { texts, person } = context;
  if (surface.kind !== "modal" || surface.at.channel === undefined)
    return noticeOnSurface(texts.oldButton, surface, context);
  const outgoing = composeMessage(given, { target: "thread", above: texts.pointedOut(mention(person)) }, context);
  return { effects: [postFromModal(surface, outgoing, surface.id, texts.posted, context)], responseKind: given.kind };
}

/** Posts in the channel that a modal was opened over; the modal says how it ended. */
function postFromModal(
  { id, at }: Extract<Surface, { kind: "modal" }>,
  outgoing: OutgoingMessage,
  idempotencyKey: string,
  onSuccess: string,
  { texts }: RequestContext,
): Effect {
  const failed = (failure: PostFailure) => noticeModal(texts.notPosted[failure], texts);
  return {
    type: "post",
    ...outgoing,
    at: { ...at, channel: at.channel ?? "" },
    idempotencyKey,
    modal: id,
    posting: noticeModal(texts.posting, texts),
    onSuccess: noticeModal(onSuccess, texts),
    onFailure: {
      gone: failed("gone"),
      forbidden: failed("forbidden"),
      archived: failed("archived"),
      trouble: failed("trouble"),
    },
  };
}
