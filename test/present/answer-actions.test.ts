import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { type ActionOptions, answerActions } from "../../src/present/answer-actions.ts";

const address = { topic: "overview", role: "captain" } as const;
const answer: Answer = { kind: "answer", address, title: "Captain", roles: [], blocks: [], sources: [], next: [] };
const choices: Answer = { kind: "choices", title: "Which?", says: "Pick.", choices: [] };
const unknown: Answer = { kind: "unknown", title: "Not found", says: "Nothing.", near: [] };
const declined: Answer = { kind: "declined", subject: "weather", title: "No", says: "No.", urgent: false, offers: [] };
const welcome: Answer = { kind: "welcome", title: "Welcome", says: "Ahoy.", examples: [] };

const alone: ActionOptions = {
  page: 1,
  pageCount: 1,
  isWhole: true,
  isChannel: false,
  mayShare: false,
  isAsked: true,
};
const typesFor = (given: Answer, more: Partial<ActionOptions> = {}) =>
  answerActions(given, { ...alone, ...more }).map(({ type }) => type);

describe("an answer", () => {
  test("can be explained and refused, whether words led to it or not", () => {
    expect(answerActions(answer, alone)).toEqual([
      { type: "why", address },
      { type: "notThis", address },
    ]);
    expect(typesFor(answer, { isAsked: false })).toEqual(["why", "notThis"]);
  });

  test.each([
    [1, ["more 2"]],
    [2, ["back 1", "more 3"]],
    [3, ["back 2"]],
  ])("can be turned from page %i of three", (page, turns) => {
    const actions = answerActions(answer, { ...alone, page, pageCount: 3 });
    expect(actions.flatMap((one) => ("page" in one ? [`${one.type} ${one.page}`] : []))).toEqual(turns);
  });

  test("can be read in full where only its beginning is shown", () => {
    expect(typesFor(answer, { isWhole: false, isChannel: true })).toEqual(["readAll", "why", "notThis"]);
  });

  test("can be shared where there is somewhere to share it, after its pages and before all doubts", () => {
    expect(typesFor(answer, { mayShare: true, pageCount: 2 })).toEqual(["more", "share", "why", "notThis"]);
  });
});

describe("where there is no answer", () => {
  test.each([choices, unknown, declined])("one can ask again, and why where words were read: $kind", (given) => {
    expect(typesFor(given)).toEqual(["why", "askAgain"]);
    expect(typesFor(given, { isAsked: false })).toEqual(["askAgain"]);
  });

  test("what is not ours takes no buttons of a channel", () => {
    expect([choices, unknown, declined].map((given) => typesFor(given, { isChannel: true }).length)).toEqual([2, 2, 0]);
  });

  test("there is nothing to share, to turn or to refuse", () => {
    for (const given of [choices, unknown, declined, welcome])
      expect(typesFor(given, { mayShare: true, isWhole: false, pageCount: 3 })).toEqual(typesFor(given));
  });

  test("a welcome is only read", () => expect(typesFor(welcome)).toEqual([]));
});
