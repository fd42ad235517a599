import type { Answer } from "../../../src/answer.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import type { Modal } from "../render/message.ts";
import { noticeModal } from "../render/modals.ts";
import { noticeMessage } from "../render/notices.ts";
import { composeMessage, composeModal } from "./compose.ts";
import type { RequestContext } from "./context.ts";
import type { Effect, Response } from "./response.ts";
import type { Surface } from "./surface.ts";

type ReplyOptions = {
  readonly asked?: OriginalQuestion | undefined;
  readonly page?: number | undefined;
  /** Whether it takes the place of the message that was pressed. */
  readonly replaces?: boolean;
};

/** An answer for the one who pressed: beside the message, or in place of it; in the same modal; or in a new one. */
export function replyOnSurface(
  given: Answer,
  surface: Surface,
  context: RequestContext,
  { asked, page, replaces = false }: ReplyOptions = {},
): Response {
  const { person } = context;
  const options = { asked, page, pick: { type: "pick", person } } as const;
  switch (surface.kind) {
    case "modal":
    case "home": {
      const at = surface.kind === "modal" ? surface.at : {};
      return { effects: [showModal(composeModal(given, at, options, context), surface)], responseKind: given.kind };
    }
    case "message": {
      // Whoever was asked what they mean in front of others gets the answer there too.
      const isInThread = replaces && !surface.isOwn;
      const target = surface.isDirect ? "direct" : isInThread ? "thread" : "private";
      const outgoing = composeMessage(given, { ...options, target, mayShare: target === "private" }, context);
      const effect: Effect = {
        type: "say",
        ...outgoing,
        to: replaces ? "replaceOriginal" : surface.isDirect ? "all" : "person",
        at: surface.at,
        ...(replaces && { replaces: `${surface.at.channel} ${surface.id}` }),
      };
      return {
        effects: [effect],
        responseKind: given.kind,
        answerAddress: given.kind === "answer" ? given.address : undefined,
      };
    }
  }
}

/** A sentence for the one who pressed. */
export function noticeOnSurface(says: string, surface: Surface, { texts }: RequestContext): Response {
  const effect: Effect =
    surface.kind === "message"
      ? { type: "say", message: noticeMessage(says), to: "person", at: surface.at }
      : showModal(noticeModal(says, texts), surface);
  return { effects: [effect], responseKind: "sentence" };
}

/** In the modal where somebody pressed, or else in a new one. */
export const showModal = (view: Modal, surface: Surface): Effect =>
  surface.kind === "modal" ? { type: "update", view, id: surface.id } : { type: "open", view };
