import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { Destination, Home, Message, Modal } from "../render/message.ts";
import type { PendingPicture } from "./compose.ts";

/** Why something could not be posted. */
export type PostFailure =
  /** The channel or the message is not there any more. */
  | "gone"
  /** The bot may not write there. */
  | "forbidden"
  | "archived"
  /** Anything else: Slack has trouble, or the network. */
  | "trouble";

/** What is done once something is acknowledged. */
export type Effect =
  /** Says something where somebody acted: to them alone, to all who are there, or in place of what they pressed. */
  | {
      readonly type: "say";
      readonly message: Message;
      readonly to: "person" | "all" | "replaceOriginal";
      readonly at: Destination;
      /** The same for the same effect, so that pressing twice says it once. */
      readonly idempotencyKey?: string;
      /** The message that it takes the place of. */
      readonly replaces?: string;
      readonly pendingPicture?: PendingPicture;
    }
  /** Opens a modal. */
  | { readonly type: "open"; readonly view: Modal }
  /** Changes the modal in which somebody pressed. */
  | { readonly type: "update"; readonly view: Modal; readonly id: string }
  /** Shows the Home tab. */
  | { readonly type: "publish"; readonly view: Home }
  /** Posts as the bot's own message, once, and shows in the modal how that ended. */
  | {
      readonly type: "post";
      readonly message: Message;
      readonly pendingPicture?: PendingPicture;
      readonly at: Destination & { readonly channel: string };
      /** The same for the same effect, so that pressing twice posts once. */
      readonly idempotencyKey: string;
      readonly modal: string;
      readonly posting: Modal;
      readonly onSuccess: Modal;
      readonly onFailure: Readonly<Record<PostFailure, Modal>>;
    };

/** What a command, a press, a shortcut or a form is answered with. */
export type Response<Ack = undefined> = {
  /** What the acknowledgement itself says, where it may say something. */
  readonly ack?: Ack;
  readonly effects?: readonly Effect[];
  /** For the log: which kind of answer was given. Never words. */
  readonly responseKind: Answer["kind"] | "form" | "panel" | "sentence" | "vote" | "home" | "nothing";
  /** The answer that a follow-up would speak of. */
  readonly answerAddress?: Address | undefined;
};
