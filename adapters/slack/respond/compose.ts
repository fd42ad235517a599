import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { ImageSource } from "../render/image-block.ts";
import type { Destination, Message, Modal } from "../render/message.ts";
import { answerModal } from "../render/modals.ts";
import { type RenderOptions, render } from "../render/render.ts";
import type { RequestContext } from "./context.ts";

/** The picture that belongs to a message. Where it is still to be drawn and uploaded, it is not in it yet. */
export type PendingPicture = {
  readonly address: Address;
  /** The message with its picture. */
  readonly shows: (picture: ImageSource) => Message;
};

/** A message, and the picture that may follow it. */
export type OutgoingMessage = { readonly message: Message; readonly pendingPicture?: PendingPicture };

type ComposeOptions = Omit<RenderOptions, "texts" | "publicUrl" | "picture">;

/** An answer as a message for this request: with the link to its page, and its picture on the first page. Pure. */
export function composeMessage(given: Answer, options: ComposeOptions, context: RequestContext): OutgoingMessage {
  const renderOptions: RenderOptions = { ...options, texts: context.texts, publicUrl: context.bot.publicUrl };
  const picture = pictureOf(given, options, context);
  const message = render(given, { ...renderOptions, picture });
  if (given.kind !== "answer" || !isFirstPage(options)) return { message };
  return {
    message,
    pendingPicture: { address: given.address, shows: (drawn) => render(given, { ...renderOptions, picture: drawn }) },
  };
}

/** An answer as a modal, with its picture where that is uploaded already: a modal is not changed while somebody reads it. Pure. */
export const composeModal = (
  given: Answer,
  at: Destination,
  options: Omit<ComposeOptions, "target">,
  context: RequestContext,
): Modal =>
  answerModal(given, at, {
    ...options,
    texts: context.texts,
    publicUrl: context.bot.publicUrl,
    picture: pictureOf(given, options, context),
  });

const isFirstPage = ({ page = 1 }: Pick<ComposeOptions, "page">): boolean => page <= 1;

const pictureOf = (
  given: Answer,
  options: Pick<ComposeOptions, "page">,
  { pictureOf }: RequestContext,
): ImageSource | undefined => (given.kind === "answer" && isFirstPage(options) ? pictureOf(given.address) : undefined);
