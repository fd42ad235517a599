import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { headsWithoutEntry, type OpenModel, openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import type { Reading } from "../../src/understand/interpretation.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledgeFolder } from "../support/knowledge-of.ts";

/** Another field with the shipped encoder: nothing of it was ever trained. */

const folder = knowledgeFolder();
cpSync(join(import.meta.dirname, "../../knowledge/model"), join(folder, "model"), { recursive: true });
const sea = loadKnowledge(folder);
let model: OpenModel | undefined;
beforeAll(async () => {
  model = openModel(folder, sea, {
    onProblem: (problem) => {
      throw new Error(problem);
    },
    patienceMs: patient,
  });
  await model?.isComplete;
});
afterAll(() => model?.close());

async function readingOf(question: string, after?: string): Promise<Reading> {
  const meanings = model?.meanings;
  if (meanings === undefined) throw new Error("there is no model");
  const context = { meanings, after: after === undefined ? undefined : parseAddress(after) };
  return await meanings.whenRead(() => understand(question, sea, context));
}

async function read(question: string, after?: string): Promise<string> {
  const { outcome } = await readingOf(question, after);
  if (outcome.kind === "address") return formatAddress(outcome.address);
  return outcome.kind === "declined" ? `declined: ${outcome.subject}` : outcome.kind;
}

describe("a field that nothing was trained for is read by the shipped encoder", () => {
  test.each([
    ["how much do captains make", "salary/captain"],
    ["what would a skipper bring home in washington", "salary/captain/wa"],
    ["what are a first mate's duties?", "duties/first-mate"],
    ["i get sick on boats, can i still work on one", "guide/seasick"],
    ["what does bosun mean", "term/bosun"],
    ["galley cook or captain?", "compare/ships-cook+captain"],
  ])("%s", async (question, outcome) => {
    expect(await read(question)).toBe(outcome);
  });

  test.each([
    ["salary/captain/wa", "and in alaska?", "salary/captain/ak"],
    ["salary/captain/wa", "what about deckhands?", "salary/deckhand/wa"],
    ["overview/captain", "what are the requirements?", "requirements/captain"],
  ])("after %s: %s", async (after, question, outcome) => {
    expect(await read(question, after)).toBe(outcome);
  });

  test("the question is found in the sentence that asks it", async () => {
    const story =
      "My uncle was a ship's cook for forty years and loved it. I grew up in the harbour and I like being outside. How do I become a captain? Thanks in advance.";
    expect(await read(story)).toBe("requirements/captain");
  });

  test("the check tells which heads have no entry here", () => {
    const gone = headsWithoutEntry(folder, sea);
    expect(gone.length).toBeGreaterThan(300);
    expect(gone).not.toContain("salary");
  });
});
