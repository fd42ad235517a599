import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import { parseLine } from "../../src/commands/parse-line.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf();
const told = (typed: string): string => {
  const { read } = parseLine(typed, knowledge);
  if (read.kind === "address") return formatAddress(read.address);
  return read.kind === "words" ? `"${read.question}"` : read.kind;
};

test.each([
  ["salary mate wa", '"salary mate wa"'],
  ["salary first mate wa", "salary/first-mate/wa"],
  ["SALARY first mate", "salary/first-mate"],
  ["/salary first mate", "salary/first-mate"],
  ["salary", "missing"],
  ["salary of a unicorn", '"salary of a unicorn"'],
  ["what does a captain earn", '"what does a captain earn"'],
  ["compare captain or deckhand", "compare/captain+deckhand"],
  ["compare yourself", '"compare yourself"'],
  ["compare captain", "missing"],
  ["path deckhand", "missing"],
  ["help", "help"],
  ["help me choose", '"help me choose"'],
  ["about", "about"],
  ["about captains", '"about captains"'],
  ["find", "find/all"],
  ["find a job in wa", '"find a job in wa"'],
  ["ask what does a captain earn", '"what does a captain earn"'],
  ["", '""'],
])("%j is read as %s", (typed, expected) => expect(told(typed)).toBe(expected));

test("anything at all is read", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => void parseLine(typed, knowledge)));
});
