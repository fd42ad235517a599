import type { KeyObject } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIInteraction } from "discord-api-types/v10";
import type { PathHandler } from "../../../src/adapter.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { MetricsRecorder } from "../../../src/runtime/metrics/metrics-recorder.ts";
import { recordFailure } from "../../../src/runtime/record-answer.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { isSigned, publicKeyOf } from "./signature.ts";

/** Interactions are a few kilobytes; a message command brings a whole message along. */
const maxBodyBytes = 512 * 1024;

/** Where Discord sends interactions. */
const interactionsPath = "/discord/interactions";

/**
 * Answers the interactions that Discord sends as requests. It remembers nothing that another would need, so any number
 * of instances can run side by side.
 */
export function interactionsHandler(
  publicKey: string,
  dispatcher: Dispatcher,
  log: Log,
  metrics?: MetricsRecorder,
): PathHandler {
  const key = publicKeyOf(publicKey);
  return {
    path: interactionsPath,
    methods: ["POST"],
    handle: (request, response) => {
      answer(request, response, { key, dispatcher, log, metrics }).catch((error: unknown) => {
        recordFailure({ adapter: "discord", log, metrics }, "request", error, "could not answer");
        if (!response.headersSent) response.writeHead(500).end();
      });
    },
  };
}

type Endpoint = {
  readonly key: KeyObject;
  readonly dispatcher: Dispatcher;
  readonly log: Log;
  readonly metrics: MetricsRecorder | undefined;
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { key, dispatcher, log, metrics }: Endpoint,
): Promise<void> {
  const body = await bodyOf(request);
  if (body === "aborted") return;
  if (body === undefined) {
    metrics?.refused("discord", "too large");
    response.writeHead(413, { connection: "close" }).end();
    return;
  }
  const signature = request.headers["x-signature-ed25519"];
  const timestamp = request.headers["x-signature-timestamp"];
  if (!isSigned(key, { signature, timestamp }, body)) {
    log.warn({ event: "request", bytes: body.length }, "not signed by Discord, or too old");
    metrics?.refused("discord", "unsigned");
    response.writeHead(401).end("invalid request signature");
    return;
  }
  const interaction = interactionIn(body);
  const answered = interaction && (await dispatcher.answerRequest(interaction, isDelivered(response)));
  if (answered === undefined) {
    log.warn({ event: "request", bytes: body.length }, "no interaction that we know");
    response.writeHead(400).end("not an interaction");
    return;
  }
  if (answered === "sent") {
    response.writeHead(202).end();
    return;
  }
  const json = JSON.stringify(answered);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(json) }).end(json);
}

/** Whether a response was sent to its end, once that is known. */
const isDelivered = (response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => response.once("close", () => resolve(response.writableFinished)));

/** The raw body; undefined when it is larger than any interaction. */
function bodyOf(request: IncomingMessage): Promise<Buffer | "aborted" | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size > maxBodyBytes) resolve(undefined);
      else parts.push(part);
    });
    request.on("end", () => resolve(Buffer.concat(parts)));
    request.on("error", reject);
    // Nobody waits for an answer any more.
    request.on("aborted", () => resolve("aborted"));
  });
}

function interactionIn(body: Buffer): APIInteraction | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    return typeof parsed === "object" && parsed !== null && "type" in parsed ? (parsed as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}
