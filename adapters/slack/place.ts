import type { Place, Pressed } from "./act.ts";
import { keptIn } from "./windows.ts";

/** Where a press came from; undefined when the payload does not say. */
export function placeOf({ container, channel, message, view, response_url }: Pressed): Place | undefined {
  if (view !== undefined) {
    if (view.type === "home") return { kind: "home" };
    return view.id === undefined ? undefined : { kind: "window", at: keptIn(view), id: view.id };
  }
  if (channel?.id === undefined) return undefined;
  const isEphemeral = container?.is_ephemeral === true;
  const isDirect = channel.id.startsWith("D") && !isEphemeral;
  return {
    kind: "message",
    at: { channel: channel.id, thread: container?.thread_ts ?? message?.thread_ts, url: response_url },
    isOwn: isEphemeral || isDirect,
    isDirect,
    id: container?.message_ts ?? "",
  };
}
