import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { retry } from "../../../src/runtime/scheduling/retry.ts";

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
/** Before each further attempt. */
const retryDelaysMs = [200, 800];
/** Slack may ask for a longer pause; nobody waits so long for an answer. */
const maxWaitMs = 10_000;

/** Connections stay open for the next answer. Half as slow as `fetch`, and this is where people wait. */
const agentOptions = { keepAlive: true, maxSockets: 50 };
const agents = { "http:": new PlainAgent(agentOptions), "https:": new SecureAgent(agentOptions) };

/**
 * Says something through the address that came with an interaction: five times within half an hour, also where the
 * bot is no member (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). Never throws.
 */
export async function sendTo(url: string, body: object): Promise<Sent> {
  const json = JSON.stringify(body);
  try {
    return await retry(() => attempt(url, json), {
      delaysMs: retryDelaysMs,
      requestedDelayMs,
      isRetryable: (error) => !((requestedDelayMs(error) ?? 0) > maxWaitMs),
    });
  } catch {
    return "trouble";
  }
}

/** Slack could not take it just now. */
class Unavailable extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(status: number, retryAfterMs?: number) {
    super(`Slack answered ${status}`);
    this.retryAfterMs = retryAfterMs;
  }
}

const requestedDelayMs = (error: unknown): number | undefined =>
  error instanceof Unavailable ? error.retryAfterMs : undefined;

/** @throws Error where it may work later */
function attempt(url: string, json: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith("https:");
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(json) };
    const options = { method: "POST", headers, agent: agents[isSecure ? "https:" : "http:"] };
    const request = (isSecure ? secureRequest : plainRequest)(url, options, (response) => {
      outcomeOf(response).then(resolve, reject);
    });
    request.setTimeout(timeoutMs, () => {
      resolve("done");
      request.destroy();
    });
    request.on("error", reject);
    request.end(json);
  });
}

/** @throws Unavailable */
async function outcomeOf(response: IncomingMessage): Promise<Sent> {
  let text = "";
  for await (const part of response.setEncoding("utf8")) text += part;
  const status = response.statusCode ?? 0;
  if (status === 429) throw new Unavailable(status, Number(response.headers["retry-after"] ?? 1) * 1000);
  if (status >= 500) throw new Unavailable(status);
  if (text.includes("invalid_blocks")) return "refused";
  if (status >= 300) return "gone";
  return /"ok"\s*:\s*false/.test(text) ? "gone" : "done";
}
