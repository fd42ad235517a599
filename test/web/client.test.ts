import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clientOf } from "../../adapters/web/http/client-address.ts";

const from = (remoteAddress: string | undefined, forwarded?: string): IncomingMessage =>
  ({
    headers: { ...(forwarded !== undefined && { "x-forwarded-for": forwarded }) },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

test.each([
  ["the peer, where no proxy is ours", "9.9.9.9", "1.1.1.1", 0, "9.9.9.9"],
  ["what the only proxy saw", "10.0.0.1", "6.6.6.6, 1.1.1.1", 1, "1.1.1.1"],
  ["what the first of two saw", "10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2", 2, "1.1.1.1"],
  ["without the port that a proxy adds", "10.0.0.1", "1.1.1.1:4711", 1, "1.1.1.1"],
  ["of IPv6 the network", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2"],
  ["of IPv6 the network, written short", "2001:db8::1", undefined, 0, "2001:db8:0:0"],
  ["of IPv6 in brackets, too", "10.0.0.1", "[2001:db8::7]:443", 1, "2001:db8:0:0"],
  ["IPv4 that is written as IPv6", "::ffff:1.2.3.4", undefined, 0, "1.2.3.4"],
  ["nobody known", undefined, undefined, 1, "unknown"],
])("a client is %s", (_, peer, forwarded, proxies, client) => {
  expect(clientOf(from(peer, forwarded), proxies)).toBe(client);
});

test("whatever a header holds, a client is a short word", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(3), (header, proxies) => {
      expect(clientOf(from("1.1.1.1", header), proxies).length).toBeLessThanOrEqual(64);
    }),
  );
});
