import { describe, expect, test } from "vitest";
import { type JudgedQuestion, judgeSet } from "../../questions/score/ask-sets.ts";
import { differenceTable } from "../../questions/score/difference-table.ts";
import { drawn } from "../../questions/score/draw.ts";
import { verdictOf } from "../../questions/score/judge-answer.ts";
import type { Label, LabeledLine } from "../../questions/score/labeled-question.ts";
import { wilson } from "../../questions/score/score-table.ts";
import { type TypedTwice, typedDifferently } from "../../questions/score/type-differently.ts";
import { withSlip } from "../../questions/score/typing-slip.ts";
import { parseAddress } from "../../src/address.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

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

describe("questions typed differently", () => {
  const asked = { knowledge: knowledgeOf(), meanings: undefined };
  const line = (id: string, changes: Partial<Label> = {}): LabeledLine => ({ id, voice: "a boy", ...label(changes) });
  const talk: LabeledLine = {
    id: "talk",
    voice: "a boy",
    turns: [label({ asks: "salary/captain" }), label({ asks: "and what do they do?" })],
  };
  const judge = (...lines: LabeledLine[]) => judgeSet({ name: "sea", lines }, asked);

  test("are asked after the same answer as before", async () => {
    const judged = await judge(talk);
    const [pair] = await typedDifferently(judged, (asks) => asks.toUpperCase(), asked);
    expect(pair?.typed.label.asks).toBe("AND WHAT DO THEY DO?");
    expect(pair?.typed.after).toEqual(parseAddress("salary/captain"));
    expect(pair?.typed.given).toBe(judged[1]?.given);
  });

  test("are left out where nothing changes, and where an address was typed", async () => {
    const judged = await judge(line("a", { asks: "CAPTAIN PAY" }), line("b", { asks: "salary/captain" }));
    expect(await typedDifferently(judged, (asks) => asks.toUpperCase(), asked)).toEqual([]);
  });

  test("have the same slips for the same seed, whatever else is asked", async () => {
    const slipsOf = async (judged: readonly JudgedQuestion[], seed: number) =>
      (await typedDifferently(judged, withSlip, asked, seed)).map(({ typed }) => typed.label.asks);
    const [one, other] = [line("a"), line("b", { asks: "what does a deckhand do" })];
    const both = await slipsOf(await judge(one, other), 1);
    expect(both).toHaveLength(2);
    expect(await slipsOf(await judge(other), 1)).toEqual(both.slice(1));
    expect(await slipsOf(await judge(one, other), 2)).not.toEqual(both);
  });

  test("are set against the questions as written, in points", async () => {
    const [right] = await judge(line("a"));
    const [refused] = await judge(line("b", { asks: "zzz", best: null, accept: [], decline: "health" }));
    if (right === undefined || refused === undefined) throw new Error("nothing was judged");
    const pairs: TypedTwice[] = [
      ...Array.from({ length: 3 }, () => ({ written: right, typed: right })),
      { written: right, typed: { ...right, verdict: "missed" } },
      { written: refused, typed: { ...refused, verdict: "answered" } },
    ];
    const [, sea, none] = differenceTable(
      "set",
      new Map([
        ["sea", pairs],
        ["none", []],
      ]),
    ).split("\n");
    expect(sea?.split(/ {2,}/)).toEqual([
      "sea",
      "4",
      "100.0",
      "75.0",
      "-25.0 (±42.4)",
      "1",
      "0.0",
      "100.0",
      "+100.0 (±0.0)",
    ]);
    expect(none?.split(/ {2,}/)).toEqual(["none", "0", "–", "–", "–", "0", "–", "–", "–"]);
  });
});

test("a sample is the same for the same seed, and hardly another where there is more to draw from", () => {
  const all = Array.from({ length: 50 }, (_, at) => ({ id: `${at}` }));
  const sample = drawn(all, 10, "1");
  expect(new Set(sample).size).toBe(10);
  expect(drawn([...all].reverse(), 10, "1")).toEqual(sample);
  expect(drawn(all, 10, "2")).not.toEqual(sample);
  const more = drawn([...all, { id: "50" }], 10, "1");
  expect(more.filter((one) => sample.includes(one)).length).toBeGreaterThanOrEqual(9);
});
