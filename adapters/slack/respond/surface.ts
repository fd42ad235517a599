import type { Destination } from "../render/message.ts";
import { readModalState } from "../render/modals.ts";
import type { BlockActionsPayload } from "./payloads.ts";

/** Where somebody pressed something: https://docs.slack.dev/surfaces */
export type Surface =
  /** On a message: one that only they see, one in a conversation of two, or one that others see too. */
  | {
      readonly kind: "message";
      readonly at: Destination;
      /** Whether nobody else sees it. */
      readonly isOwn: boolean;
      /** Whether it stands in the conversation of one person with the bot. */
      readonly isDirect: boolean;
      /** The time it was posted at (`ts`), which Slack tells messages apart by. */
      readonly id: string;
    }
  | { readonly kind: "modal"; readonly at: Destination; readonly id: string }
  | { readonly kind: "home" };

/**
 * Where a press came from; undefined when the payload does not say.
 * @param isDirectChannel whether a channel is the conversation of one person with the bot; its id does not say so,
 * since those of two people with each other look the same
 */
export function surfaceOf(
  { container, channel, message, view, response_url }: BlockActionsPayload,
  isDirectChannel: (channel: string) => boolean,
): Surface | undefined {
  if (view !== undefined) {
    if (view.type === "home") return { kind: "home" };
    return view.id === undefined ? undefined : { kind: "modal", at: readModalState(view), id: view.id };
  }
  if (channel?.id === undefined) return undefined;
  const isEphemeral = container?.is_ephemeral === true;
  const isDirect = isDirectChannel(channel.id) && !isEphemeral;
  return {
    kind: "message",
    at: { channel: channel.id, thread: container?.thread_ts ?? message?.thread_ts, url: response_url },
    isOwn: isEphemeral || isDirect,
    isDirect,
    id: container?.message_ts ?? "",
  };
}
