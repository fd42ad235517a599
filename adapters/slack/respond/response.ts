import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { Spot } from "../render/destination.ts";
import type { Home, Message, Modal } from "../render/message.ts";
import type { Pictured } from "./compose.ts";

/** Why something could not be posted. */
export type Problem =
  /** The channel or the message is not there any more. */
  | "gone"
  /** The bot may not write there. */
  | "forbidden"
  | "archived"
  /** Anything else: Slack has trouble, or the network. */
  | "trouble";

/** What is done once something is acknowledged. */
export type Deed =
  /** Says something where somebody acted: to them alone, to all who are there, or in place of what they pressed. */
  | {
      readonly does: "say";
      readonly message: Message;
      readonly to: "person" | "all" | "instead";
      readonly at: Spot;
      /** The same for the same deed, so that pressing twice says it once. */
      readonly once?: string;
      /** The message that it takes the place of. */
      readonly over?: string;
      readonly pictured?: Pictured;
    }
  /** Opens a window. */
  | { readonly does: "open"; readonly view: Modal }
  /** Changes the window in which somebody pressed. */
  | { readonly does: "update"; readonly view: Modal; readonly id: string }
  | { readonly does: "publish"; readonly view: Home }
  /** Writes by the bot's own hand, once, and shows in the window how that ended. */
  | {
      readonly does: "post";
      readonly message: Message;
      readonly pictured?: Pictured;
      readonly at: Spot & { readonly channel: string };
      /** The same for the same deed, so that pressing twice posts once. */
      readonly once: string;
      readonly window: string;
      readonly posting: Modal;
      readonly done: Modal;
      readonly failed: Readonly<Record<Problem, Modal>>;
    };

/** What somebody's act is answered with. */
export type Response<Ack = undefined> = {
  /** What the acknowledgement itself says, where it may say something. */
  readonly ack?: Ack;
  readonly deeds?: readonly Deed[];
  /** For the log: which kind of answer was given. Never words. */
  readonly gave: Answer["kind"] | "suggestions" | "form" | "panel" | "sentence" | "vote" | "home" | "nothing";
  /** The answer that a follow-up would speak of. */
  readonly about?: Address | undefined;
};
