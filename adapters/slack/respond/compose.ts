import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { Destination } from "../render/destination.ts";
import type { ImageSource } from "../render/image-block.ts";
import type { Message, Modal } from "../render/message.ts";
import { answerModal } from "../render/modals.ts";
import { type RenderOptions, render } from "../render/render.ts";
import type { RequestContext } from "./context.ts";

/** The picture that belongs to a message. Where it is still to be drawn and uploaded, it is not in it yet. */
export type PendingPicture = {
  readonly address: Address;
  /** The message with its picture. */
  readonly shows: (picture: ImageSource) => Message;
};

/** What a person is told. */
export type OutgoingMessage = { readonly message: Message; readonly pendingPicture?: PendingPicture };

type How = Omit<RenderOptions, "texts" | "publicUrl" | "picture">;

/** An answer as a message for this request: with the link to its page, and its picture on the first page. Pure. */
export function composeMessage(given: Answer, how: How, context: RequestContext): OutgoingMessage {
  const showing: RenderOptions = { ...how, texts: context.texts, publicUrl: context.bot.publicUrl };
  const picture = pictureOf(given, how, context);
  const message = render(given, { ...showing, picture });
  if (given.kind !== "answer" || !isFirst(how)) return { message };
  return {
    message,
    pendingPicture: { address: given.address, shows: (drawn) => render(given, { ...showing, picture: drawn }) },
  };
}

/** An answer as a window, with its picture where that is at hand: a window does not change under one's eyes. Pure. */
export const composeModal = (
  given: Answer,
  at: Destination,
  how: Omit<How, "target">,
  context: RequestContext,
): Modal =>
  answerModal(given, at, {
    ...{ ...how, texts: context.texts, publicUrl: context.bot.publicUrl },
    picture: pictureOf(given, how, context),
  });

const isFirst = ({ page = 1 }: Pick<How, "page">): boolean => page <= 1;

const pictureOf = (given: Answer, how: Pick<How, "page">, { pictureOf }: RequestContext): ImageSource | undefined =>
  given.kind === "answer" && isFirst(how) ? pictureOf(given.address) : undefined;
