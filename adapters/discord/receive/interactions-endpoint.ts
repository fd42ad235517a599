import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIInteraction } from "discord-api-types/v10";
import type { PathHandler } from "../../../src/adapter.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import type { MetricsRecorder } from "../../../src/runtime/metrics-recorder.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** Interactions are a few kilobytes; a message command brings a whole message along. */
const maxBodyBytes = 512 * 1024;
/** Discord waits three seconds; an older request is a copy of one, a clock may be a minute off. */
const maxRequestAgeSeconds = 60;

/** What comes before an Ed25519 key of 32 bytes in its standard wrapping (RFC 8410). */
const keyWrapping = Buffer.from("302a300506032b6570032100", "hex");

/** The application's public key, from its 64 hexadecimal digits. */
export const publicKeyOf = (hex: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([keyWrapping, Buffer.from(hex, "hex")]), format: "der", type: "spki" });

/**
 * Whether Discord signed a request, lately: an Ed25519 signature over the timestamp and the raw body.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export function isSigned(
  key: KeyObject,
  { signature, timestamp }: { signature: unknown; timestamp: unknown },
  body: Buffer,
  now: number = Date.now(),
): boolean {
  if (typeof signature !== "string" || typeof timestamp !== "string") return false;
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,15}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > maxRequestAgeSeconds) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
}

/** Where Discord sends interactions. */
const interactionsPath = "/discord/interactions";

/**
 * Answers the interactions that Discord sends as requests. It remembers nothing that another would need, so any number
 * of copies can stand side by side.
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
        log.error({ event: "request", failure: errorDetails(error) }, "could not answer");
        metrics?.failed("discord");
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
  if (body === "broken off") return;
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
  const answered = interaction && (await dispatcher.answerRequest(interaction, sent(response)));
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

/** Whether a response got out, once that is known. */
const sent = (response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => response.once("close", () => resolve(response.writableFinished)));

/** The raw body; undefined when it is larger than any interaction. */
function bodyOf(request: IncomingMessage): Promise<Buffer | "broken off" | undefined> {
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
    // Whoever broke it off waits for no answer.
    request.on("aborted", () => resolve("broken off"));
  });
}

function interactionIn(body: Buffer): APIInteraction | undefined {
  try {
    const read: unknown = JSON.parse(body.toString("utf8"));
    return typeof read === "object" && read !== null && "type" in read ? (read as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}
