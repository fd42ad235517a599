import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import { explain } from "../../src/present/explain.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const sea = knowledgeOf();

/** The outcome in a word: an address, "choices: …", "declined: …" or the kind. */
function read(question: string, after?: string, knowledge = sea): string {
  const { outcome } = understand(question, knowledge, { after: after === undefined ? undefined : parseAddress(after) });
  switch (outcome.kind) {
    case "address":
      return formatAddress(outcome.address);
    case "choices":
      return `choices: ${outcome.addresses.map(formatAddress).join(" ")}`;
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
    ["what jobs are there in shipping", "find/all"],
    ["i get really seasick, can i still be a sailor?", "guide/seasick"],
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
    ["frist mate dutis", "duties/first-mate"],
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
    ["salary/captain/wa", "what about deckhands?", "salary/deckhand/wa"],
    ["salary/captain/wa", "nationally?", "salary/captain"],
    ["overview/captain", "how much do they earn", "salary/captain"],
    ["overview/captain", "what are the requirements?", "requirements/captain"],
    ["licence/wa", "and alaska?", "licence/ak"],
    ["compare/deckhand+captain", "which is better", "compare/deckhand+captain"],
    ["compare/deckhand+captain", "and first mate?", "compare/deckhand+captain+first-mate"],
    ["path/deckhand+first-mate", "and to captain?", "path/deckhand+captain"],
    ["overview/deckhand", "versus ship's cook", "compare/deckhand+ships-cook"],
  ])("after %s: %s", (after, question, outcome) => {
    expect(read(question, after)).toBe(outcome);
  });

  test("a question that stands by itself is not bent to the previous one", () => {
    expect(read("how do i become a ship's cook", "salary/captain/wa")).toBe("requirements/ships-cook");
  });
});

test("a topic without its role asks back for the role", () => {
  expect(read("salary")).toBe("choices: salary/deckhand salary/first-mate salary/captain");
});

test("an address is understood as it stands", () => {
  expect(read("salary/captain/wa")).toBe("salary/captain/wa");
  expect(read("salary/admiral")).not.toBe("salary/admiral");
});

test("the question is found in the clause that asks it", () => {
  const story =
    "My uncle was a ship's cook for forty years and loved it. I grew up in the harbour and I like being outside. How do I become a captain? Thanks in advance.";
  expect(read(story)).toBe("requirements/captain");
});

test("a second question in the same message is offered", () => {
  const { reading, answer } = ask("How do I become a captain? And how much does a deckhand make?", sea);
  expect(reading.outcome).toMatchObject({ kind: "address", address: { topic: "requirements", role: "captain" } });
  expect(answer.kind === "answer" && answer.next[0]?.address).toEqual({ topic: "salary", role: "deckhand" });
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
