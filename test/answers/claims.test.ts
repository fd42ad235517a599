import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { knowledge } from "../support/real-knowledge.ts";

/** The text of the answer at an address. */
function textAt(written: string): string {
  const address = parseAddress(written);
  if (address === undefined) throw new Error(`"${written}" is not an address`);
  return plainText(answer(address, knowledge)).toLowerCase();
}

type Claim = { claim: string; says: string; address: string; words: string };
const claims = parse(readFileSync(join(import.meta.dirname, "../knowledge/claims.csv")), { columns: true }) as Claim[];

describe("every claim that stands is found in an answer", () => {
  test.each(claims)("$claim: $says", ({ address, words }) => {
    const text = textAt(address);
    for (const word of words.split(" | ")) expect(text).toContain(word);
  });
});

type Conflict = { about: string; address: string; holds: string[]; lacks?: string[] };
/** Where sources disagree, the better supported one is told; what it replaced is not told as true. */
const conflicts: Conflict[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "../knowledge/conflicts.json"), "utf8"),
);

describe("where sources disagree, the answer tells the better supported one", () => {
  test.each(conflicts)("$about", ({ address, holds, lacks = [] }) => {
    const text = textAt(address);
    for (const words of holds) expect(text).toContain(words.toLowerCase());
    for (const words of lacks) expect(text).not.toContain(words.toLowerCase());
  });
});
