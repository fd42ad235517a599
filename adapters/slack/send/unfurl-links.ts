import { withoutPicture } from "../render/image-block.ts";
import type { Unfurls } from "../respond/unfurl.ts";
import { isRefused } from "./messenger.ts";
import type { WebApi } from "./web-api.ts";

/**
 * Shows below the links in a message what they lead to; without pictures where Slack does not take those.
 * @param message which one, as chat.unfurl wants to know it
 * @throws SlackError
 */
export async function unfurlLinks(message: object, unfurls: Unfurls, api: WebApi): Promise<void> {
  try {
    await api.call("chat.unfurl", { ...message, unfurls });
  } catch (error) {
    if (!isRefused(error)) throw error;
    const plain = Object.entries(unfurls).map(([url, shown]) => [url, withoutPicture(shown)]);
    await api.call("chat.unfurl", { ...message, unfurls: Object.fromEntries(plain) });
  }
}
