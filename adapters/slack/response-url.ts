import { setTimeout as pause } from "node:timers/promises";

/** How a message through a response_url ended. */
export type Sent =
  | "done"
  /** Used up, or too old. */
  | "gone"
  | "trouble";

const timeout = 4000;
/** Before each further try, in milliseconds. */
const pauses = [200, 800];
/** Slack may ask for more; nobody waits so long for an answer. */
const longestWait = 10_000;

/**
 * Says something through the address that came with an interaction: five times within half an hour, also where the
 * bot is no member (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). Never throws.
 */
export async function sendTo(url: string, body: object): Promise<Sent> {
  for (let at = 0; ; at++) {
    const { sent, wait = pauses[at] } = await attempt(url, body);
    if (sent !== "trouble" || at >= pauses.length || wait === undefined || wait > longestWait) return sent;
    await pause(wait);
  }
}

async function attempt(url: string, body: object): Promise<{ sent: Sent; wait?: number | undefined }> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    if (response.status === 429)
      return { sent: "trouble", wait: Number(response.headers.get("retry-after") ?? 1) * 1000 };
    if (response.status >= 500) return { sent: "trouble" };
    if (!response.ok) return { sent: "gone" };
    return { sent: /"ok"\s*:\s*false/.test(text) ? "gone" : "done" };
  } catch {
    return { sent: "trouble" };
  }
}
