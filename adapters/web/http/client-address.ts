import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Who sent a request, as far as it matters for limits: the peer, or what the last of our own proxies saw.
 * @param proxies how many of our own stand in front; each puts the address it sees at the end of X-Forwarded-For, and
 * what stands before those, anybody may have written
 */
export function clientOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const peer = socket.remoteAddress ?? "unknown";
  if (proxies === 0) return networkOf(peer);
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  return networkOf(forwarded.at(-proxies)?.slice(0, 64) ?? peer);
}

/**
 * An address without the port that some proxies add; of IPv6 the first half, since whoever has one address there has the
 * whole network of it (https://www.rfc-editor.org/rfc/rfc6177).
 */
function networkOf(address: string): string {
  const plain = address
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [before = "", after = ""] = plain.replace(/%.*$/, "").split("::");
  const groups = (part: string) => part.split(":").filter(Boolean);
  const [first, last] = [groups(before), groups(after)];
  const zeros = plain.includes("::")
    ? Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0")
    : [];
  return [...first, ...zeros, ...last].slice(0, 4).join(":");
}
