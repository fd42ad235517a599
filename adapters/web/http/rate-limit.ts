import type { IncomingMessage } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { clientOf } from "./client-address.ts";

const windowSeconds = 60;
/** In pages: drawing an image takes hundreds of times as long, and no page loads one by itself. */
const imageCost = 10;
/** Whatever might lead to one, however it is written. */
const maybeImage = /\/(pictures|cards)\/|%/i;
const costOf = ({ url = "" }: IncomingMessage): number => (maybeImage.test(url.split("?")[0] ?? "") ? imageCost : 1);

/**
 * Counts what each client asks.
 * @param perMinute pages a minute for one client; 0 for no limit
 * @param proxies how many of our own stand in front
 * @returns what rejects a request of a client who asks too much; undefined where there is no limit
 */
export function rateLimit(
  perMinute: number,
  proxies: number,
): ((request: IncomingMessage) => Promise<unknown>) | undefined {
  if (perMinute === 0) return undefined;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: windowSeconds });
  return (request) => limiter.consume(clientOf(request, proxies), Math.min(costOf(request), perMinute));
}
