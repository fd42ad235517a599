import { expect, test } from "vitest";
import { alternativesFor, explainAnswer } from "../../src/present/explain.ts";
import { texts } from "../../src/present/texts.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf();

test("an answer is explained by the words that led to it", () => {
  const { title, says } = explainAnswer({ question: "how much does a captain make" }, { knowledge });
  expect(title).toBe(texts.whyTitle);
  expect(says).toMatch(/^I read it as "Captain: pay", \d+% sure\./);
});

test("a follow-up is explained by what it followed, and read with the community's place", () => {
  const after = { topic: "salary", role: "captain" } as const;
  expect(explainAnswer({ question: "and in alaska?", after }, { knowledge }).says).toContain("Captain: pay in Alaska");
  expect(explainAnswer({ question: "captain pay" }, { knowledge, place: "wa" }).says).toContain(
    "Captain: pay in Washington",
  );
});

test("an answer without words is explained as picked, and nothing else was meant", () => {
  expect(explainAnswer(undefined, { knowledge })).toEqual({
    kind: "choices",
    title: texts.whyTitle,
    says: texts.picked,
    choices: [],
  });
  expect(alternativesFor(undefined, { knowledge })).toEqual({
    kind: "choices",
    title: texts.notTitle,
    says: texts.notSaysAlone,
    choices: [],
  });
});

test("words that may mean something else offer it, without how likely it is", () => {
  const { says, choices } = alternativesFor({ question: "captain pay" }, { knowledge });
  expect(says).toBe(texts.notSays);
  expect(choices.length).toBeGreaterThan(0);
  for (const { title } of choices) expect(title).not.toMatch(/%/);
});
