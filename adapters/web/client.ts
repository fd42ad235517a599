import type { IncomingMessage } from "node:http";

/**
 * Who sent a request, as far as it matters for limits: the peer, or what the last of our own proxies saw.
 * @param proxies how many of our own stand in front; each puts the address it sees at the end of X-Forwarded-For, and
 * what stands before those, anybody may have written
 */
export function clientOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const peer = socket.remoteAddress ?? "unknown";
  if (proxies === 0) return peer;
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  return forwarded.at(-proxies)?.slice(0, 64) ?? peer;
}
