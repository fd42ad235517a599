import { readModalState } from "../render/modals.ts";
import type { BlockActionsPayload, Surface } from "./payloads.ts";

/**
 * Where a press came from; undefined when the payload does not say.
 * @param isOwnDirect whether a channel is the conversation of one person with the bot: people write to each other in
 * the like
 */
export function surfaceOf(
  { container, channel, message, view, response_url }: BlockActionsPayload,
  isOwnDirect: (channel: string) => boolean,
): Surface | undefined {
  if (view !== undefined) {
    if (view.type === "home") return { kind: "home" };
    return view.id === undefined ? undefined : { kind: "modal", at: readModalState(view), id: view.id };
  }
  if (channel?.id === undefined) return undefined;
  const isEphemeral = container?.is_ephemeral === true;
  const isDirect = isOwnDirect(channel.id) && !isEphemeral;
  return {
    kind: "message",
    at: { channel: channel.id, thread: container?.thread_ts ?? message?.thread_ts, url: response_url },
    isOwn: isEphemeral || isDirect,
    isDirect,
    id: container?.message_ts ?? "",
  };
}
