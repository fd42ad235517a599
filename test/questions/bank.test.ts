import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledge } from "../real-knowledge.ts";

/** A question and every outcome that a good adviser would accept. */
type Asked = {
  asks: string;
  after?: string;
  id?: string;
  anyOf?: string[];
  kind?: string;
  kindAnyOf?: string[];
  subject?: string;
  subjects?: string[];
};

const knownMisses = "known-misses.jsonl";
const linesOf = (file: string): Asked[] =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The outcome as a line of the bank writes it: an address, "declined medical", "choices" or "unknown". */
function outcomeOf({ asks, after }: Asked): string {
  const previous = after === undefined ? undefined : parseAddress(after);
  if (after !== undefined && previous === undefined) throw new Error(`"${after}" is not an address`);
  const { outcome } = understand(asks, knowledge, { after: previous });
  if (outcome.kind === "address") return formatAddress(outcome.address);
  return outcome.kind === "declined" ? `declined ${outcome.subject}` : outcome.kind;
}

function accepted({ id, anyOf = [], kind, kindAnyOf = [], subject, subjects = [] }: Asked): string[] {
  const which = subject ? [subject] : subjects;
  const kinds = [...(kind ? [kind] : []), ...kindAnyOf].flatMap((one) => {
    if (one !== "declined") return [one];
    return (which.length > 0 ? which : [...knowledge.subjects.keys()]).map((each) => `declined ${each}`);
  });
  return [...(id ? [id] : []), ...anyOf, ...kinds];
}

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".jsonl") && file !== knownMisses);

describe.each(files)("%s", (file) => {
  test.each(linesOf(file).map((line) => ({ ...line, title: `${line.after ? `(${line.after}) ` : ""}${line.asks}` })))(
    "$title",
    (line) => {
      expect(accepted(line)).toContain(outcomeOf(line));
    },
  );
});

test("a known miss that is answered now has moved to the bank", () => {
  const answeredNow = linesOf(knownMisses).filter((line) => accepted(line).includes(outcomeOf(line)));
  expect(answeredNow.map(({ asks }) => asks)).toEqual([]);
});

test("the bank holds at least 400 questions", () => {
  expect(files.flatMap(linesOf).length).toBeGreaterThanOrEqual(400);
});
