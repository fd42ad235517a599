import { describe, expect, test } from "vitest";
import { verdictOf } from "../../questions/score/judge-answer.ts";
import type { Label } from "../../questions/score/labeled-question.ts";
import { wilson } from "../../questions/score/score-table.ts";

const label = (changes: Partial<Label> = {}): Label => ({
  asks: "what does a captain earn?",
  best: "salary/captain",
  accept: ["compare/captain+first-mate"],
  point: "a captain's pay",
  decline: null,
  ...changes,
});
const answer = (id: string) => ({ kind: "answer", id, choices: [] }) as const;
const choices = (...ids: string[]) =>
  ({ kind: "choices", id: null, choices: ids.map((id) => ({ id, title: id })) }) as const;
const unknown = { kind: "unknown", id: null, choices: [] } as const;

describe("an answer is judged by its address", () => {
  const notOurs = label({ best: null, accept: [], decline: "health" });
  const noEntry = label({ best: null, accept: [] });
  test.each([
    ["right", label(), answer("salary/captain")],
    ["right", label(), answer("salary/captain/wa")],
    ["right", label(), answer("compare/first-mate+captain")],
    ["wrong", label({ best: "salary/captain/wa" }), answer("salary/captain")],
    ["wrong", label(), answer("salary/captains")],
    ["offered", label(), choices("duties/captain", "salary/captain")],
    ["wrong", label(), choices("a/b", "c/d", "e/f", "salary/captain")],
    ["missed", label(), unknown],
    ["refused", notOurs, unknown],
    ["asked back", notOurs, choices("duties/captain")],
    ["answered", notOurs, answer("duties/captain")],
    ["refused", label({ best: null, accept: ["guide/a"], decline: "health" }), answer("guide/a")],
    ["gap", noEntry, unknown],
    ["wrong", noEntry, answer("salary/captain")],
    ["right", label({ accept: ["salary"] }), answer("salary/deckhand")],
  ] as const)("%s", (verdict, given, answered) => expect(verdictOf(given, answered)).toBe(verdict));
});

test("an interval holds its share, and narrows with more questions", () => {
  const few = wilson(8, 10);
  const many = wilson(800, 1000);
  for (const { share, low, high } of [few, many]) expect(low < share && share < high).toBe(true);
  expect(many.high - many.low).toBeLessThan(few.high - few.low);
  expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  expect(wilson(5, 5).high).toBe(1);
});
