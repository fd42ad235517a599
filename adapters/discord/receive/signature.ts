import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** Discord waits three seconds; an older request is a replay of one, and a clock may be a minute off. */
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
