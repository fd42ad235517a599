import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { setTimeout as pause } from "node:timers/promises";

/** How a message through a response_url ended. */
export type Sent =
  | "done"
  /** Used up, or too old. */
  | "gone"
  /** Slack does not want these blocks. */
  | "refused"
  | "trouble";

/** A message that Slack has, but has not confirmed by then, counts as said: sent again, it would be there twice. */
const timeoutMs = 15_000;
/** Before each further try, in milliseconds. */
const retryDelaysMs = [200, 800];
/** Slack may ask for more; nobody waits so long for an answer. */
const maxWaitMs = 10_000;

/** Connections stay open for the next answer. Half as slow as `fetch`, and this is where people wait. */
const kept = { keepAlive: true, maxSockets: 50 };
const agents = { "http:": new PlainAgent(kept), "https:": new SecureAgent(kept) };

/**
 * Says something through the address that came with an interaction: five times within half an hour, also where the
 * bot is no member (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). Never throws.
 */
export async function sendTo(url: string, body: object): Promise<Sent> {
  const json = JSON.stringify(body);
  for (let at = 0; ; at++) {
    const { sent, wait = retryDelaysMs[at] } = await attempt(url, json).catch((): Outcome => ({ sent: "trouble" }));
    if (sent !== "trouble" || at >= retryDelaysMs.length || wait === undefined || wait > maxWaitMs) return sent;
    await pause(wait);
  }
}

type Outcome = { readonly sent: Sent; readonly wait?: number | undefined };

function attempt(url: string, json: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith("https:");
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(json) };
    const options = { method: "POST", headers, agent: agents[isSecure ? "https:" : "http:"] };
    const request = (isSecure ? secureRequest : plainRequest)(url, options, (response) => {
      outcomeOf(response).then(resolve, reject);
    });
    request.setTimeout(timeoutMs, () => {
      resolve({ sent: "done" });
      request.destroy();
    });
    request.on("error", reject);
    request.end(json);
  });
}

async function outcomeOf(response: IncomingMessage): Promise<Outcome> {
  let text = "";
  for await (const part of response.setEncoding("utf8")) text += part;
  const status = response.statusCode ?? 0;
  if (status === 429) return { sent: "trouble", wait: Number(response.headers["retry-after"] ?? 1) * 1000 };
  if (status >= 500) return { sent: "trouble" };
  if (text.includes("invalid_blocks")) return { sent: "refused" };
  if (status >= 300) return { sent: "gone" };
  return { sent: /"ok"\s*:\s*false/.test(text) ? "gone" : "done" };
}
