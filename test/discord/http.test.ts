import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSigned, publicKeyOf } from "../../adapters/discord/receive/signature.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const key = publicKeyOf(publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"));
const now = Date.UTC(2026, 10, 25);
const seconds = (ago: number) => String(now / 1000 - ago);
const signatureOf = (timestamp: string, body: string) =>
  sign(null, Buffer.from(timestamp + body), privateKey).toString("hex");
const accepted = (signature: unknown, timestamp: unknown, body: string) =>
  isSigned(key, { signature, timestamp }, Buffer.from(body), now);

test("a request that Discord signed is accepted, whatever it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (body) => accepted(signatureOf(seconds(1), body), seconds(1), body)),
  );
});

test.each([
  ["another body", signatureOf(seconds(1), "{}"), seconds(1), "{ }"],
  ["another time", signatureOf(seconds(1), "{}"), seconds(2), "{}"],
  ["no signature", undefined, seconds(1), "{}"],
  ["no time", signatureOf(seconds(1), "{}"), undefined, "{}"],
  ["half a signature", signatureOf(seconds(1), "{}").slice(0, 64), seconds(1), "{}"],
  ["a signature of letters", "z".repeat(128), seconds(1), "{}"],
  ["two signatures", [signatureOf(seconds(1), "{}")], seconds(1), "{}"],
  ["a time that is none", signatureOf("now", "{}"), "now", "{}"],
])("%s is refused", (_, signature, timestamp, body) => expect(accepted(signature, timestamp, body)).toBe(false));

test.each([
  [59, true],
  [60, true],
  [61, false],
  [-60, true],
  [-61, false],
])("signed %i seconds ago: %s", (ago, fine) => {
  expect(accepted(signatureOf(seconds(ago), "{}"), seconds(ago), "{}")).toBe(fine);
});
