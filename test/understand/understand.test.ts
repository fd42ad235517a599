import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import { explain } from "../../src/present/explain.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const sea = knowledgeOf();

/** What was likeliest meant: the address that is answered or offered first, "declined: …" or the kind. */
function read(question: string, after?: string, knowledge = sea): string {
  const { outcome } = understand(question, knowledge, { after: after === undefined ? undefined : parseAddress(after) });
  switch (outcome.kind) {
    case "address":
      return formatAddress(outcome.address);
    case "choices":
      return outcome.addresses.map(formatAddress)[0] ?? "choices";
    case "declined":
      return `declined: ${outcome.subject}`;
    default:
      return outcome.kind;
  }
}

describe("a question about another field is read by the same core", () => {
  test.each([
    ["how much do captains make", "salary/captain"],
    ["captain pay in washington", "salary/captain/wa"],
    ["salary of a deck hand in seattle", "salary/deckhand/seattle-wa"],
    ["what are the duties of a first mate?", "duties/first-mate"],
    ["how do i become a skipper", "requirements/captain"],
    ["deckhand or captain?", "compare/deckhand+captain"],
    ["is a galley cook's pay better than a baker's", "compare/ships-cook+baker"],
    ["galley cook or baker", "compare/ships-cook+baker"],
    ["how do i go from deckhand to captain", "path/deckhand+captain"],
    ["do i need papers in alaska", "licence/ak"],
    ["what does bosun mean", "term/bosun"],
    ["which job is highest paid", "find/best-paid"],
    ["best paid job where i am home every night", "find/ashore+best-paid"],
    ["sailor", "overview/deckhand"],
    ["what is the forecast for tomorrow", "declined: weather"],
    ["purple elephants dream quietly", "unknown"],
  ])("%s", (question, outcome) => {
    expect(read(question)).toBe(outcome);
  });
});

describe("slips of the keyboard are forgiven", () => {
  test.each([
    ["captian pay", "salary/captain"],
    ["decckhand salary", "salary/deckhand"],
    ["deckhandsalary", "salary/deckhand"],
    ["FIRST MATE DUTIES!!!", "duties/first-mate"],
    ["what's a capt\u0301ain's pay", "salary/captain"],
  ])("%s", (question, outcome) => {
    expect(read(question)).toBe(outcome);
  });
});

describe("a follow-up changes one thing and keeps the rest", () => {
  test.each([
    ["salary/captain", "and in alaska?", "salary/captain/ak"],
    ["overview/captain", "how much do they earn", "salary/captain"],
    ["licence/wa", "and alaska?", "licence/ak"],
    ["compare/deckhand+captain", "which is better", "compare/deckhand+captain"],
  ])("after %s: %s", (after, question, outcome) => {
    expect(read(question, after)).toBe(outcome);
  });
});

test.each(["thanks", "ok thank you!", "cool, bye"])("“%s” gets a word and no lecture", (text) => {
  expect(ask(text, sea).answer).toMatchObject({
    kind: "welcome",
    examples: [],
    says: expect.stringMatching(/^.{1,40}$/),
  });
});

test.each(["hi", "hello, thanks", "help"])("“%s” gets the welcome", (text) => {
  expect(ask(text, sea).answer).toMatchObject({ kind: "welcome", says: sea.field.welcome });
});

test("a topic without its role asks back for the role", () => {
  const { outcome } = understand("salary", sea);
  expect(outcome).toMatchObject({ kind: "choices", about: "role" });
});

test("an address is understood as it stands", () => {
  expect(read("salary/captain/wa")).toBe("salary/captain/wa");
  expect(read("salary/admiral")).not.toBe("salary/admiral");
});

test("the community's place is meant when a question about pay names none", () => {
  const { outcome } = understand("how much do captains make", sea, { place: "wa" });
  expect(outcome).toMatchObject({ address: { topic: "salary", role: "captain", place: "wa" } });
});

test("a reading explains itself: its words, how sure it is, and what else it may have been", () => {
  const { reading } = ask("captian pay in washington", sea);
  const { says } = explain(reading, sea);
  expect(says).toMatch(/I read it as "Captain: pay in Washington", \d+% sure\./);
  expect(says).toContain('"captain" for captain (spelling mended)');
});

test("an id that was renamed keeps its links", () => {
  const renamed = knowledgeOf({ redirects: { "roles/boatman": "deckhand" } });
  const { answer } = ask("salary/boatman", renamed);
  expect(answer.kind === "answer" && answer.roles).toEqual(["deckhand"]);
});

test("nothing that was typed is repeated where it could be taken for markup or a ping", () => {
  for (const typed of ["<script>alert(1)</script>", "@everyone **hi**", "[x](http://evil.example)", "<!channel> pay"]) {
    const text = plainText(ask(typed, sea).answer);
    expect(text).not.toMatch(/script>|@everyone|evil\.example|<!channel>/);
  }
});
