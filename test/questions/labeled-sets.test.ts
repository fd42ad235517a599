import { describe, expect, test } from "vitest";
import type { Label, LabeledLine } from "../../questions/score/labeled-question.ts";
import { readLine, readSets, type Split, splits } from "../../questions/score/labeled-sets.ts";
import { parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { knowledge } from "../support/real-knowledge.ts";

/** The labeled questions: each of the shape that is documented, with labels that lead somewhere, and no copy elsewhere. */

type Labeled = { readonly at: string; readonly label: Label };

const labelsOf = (line: LabeledLine): readonly Label[] => ("turns" in line ? line.turns : [line]);
const sets = { train: readSets("train"), development: readSets("development"), test: readSets("test") };
const labelsIn = (split: Split): readonly Labeled[] =>
  sets[split].flatMap(({ name, lines }) =>
    lines.flatMap((line) => labelsOf(line).map((label) => ({ at: `${name} ${line.id}`, label }))),
  );

test.each([
  ["{", "this is not JSON"],
  ['{"id":"a","voice":"b","asks":"c","best":"nowhere","accept":[],"point":"d","decline":null}', "best"],
])("a line that is none says what is wrong: %s", (line, says) => expect(readLine(line)).toContain(says));

function leadsSomewhere(text: string): boolean {
  const address = parseAddress(text);
  // A topic alone stands for all that begins with it.
  if (address === undefined) return !text.includes("/");
  if (address.topic === "licence" || answer(address, knowledge).kind === "answer") return true;
  return "place" in address && answer({ ...address, place: undefined }, knowledge).kind === "answer";
}

describe.each(splits)("the split %s", (split) => {
  test("has no id twice", () => {
    const ids = sets[split].flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("names no answer that is not there, places that nothing is held for aside", () => {
    const dead = labelsIn(split).flatMap(({ at, label: { best, accept, also = [] } }) =>
      [best, ...accept, ...also].flatMap((address) =>
        address === null || leadsSomewhere(address) ? [] : [`${at}: ${address}`],
      ),
    );
    expect(dead).toEqual([]);
  });

  test("declines nothing that it has an answer for", () => {
    const both = labelsIn(split).filter(({ label: { best, decline } }) => best !== null && decline !== null);
    expect(both.map(({ at }) => at)).toEqual([]);
  });

  test("finds what a question names in its very words", () => {
    const elsewhere = labelsIn(split).flatMap(({ at, label: { asks, roles = [], places = [] } }) =>
      [...roles, ...places].flatMap(({ text }) => (text === null || asks.includes(text) ? [] : [`${at}: ${text}`])),
    );
    expect(elsewhere).toEqual([]);
  });
});

/** Two questions of so many words are near-copies when they share this much of their pairs of words. */
const minWords = 5;
const nearCopy = 0.6;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const pairsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));

/** What of `tested` is nearly said in `learned`, too, each as the two places. */
function nearCopies(tested: readonly Labeled[], learned: readonly Labeled[]): readonly string[] {
  const read = learned
    .map((one) => ({ ...one, pairs: pairsOf(wordsOf(one.label.asks)) }))
    .filter(({ pairs }) => pairs.size >= minWords - 1);
  const byPair = new Map<string, (typeof read)[number][]>();
  for (const one of read) for (const pair of one.pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), one]);
  return tested.flatMap(({ at, label }) => {
    const pairs = pairsOf(wordsOf(label.asks));
    if (pairs.size < minWords - 1) return [];
    const shared = new Map<(typeof read)[number], number>();
    for (const pair of pairs) for (const one of byPair.get(pair) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    return [...shared].flatMap(([one, count]) =>
      count / (pairs.size + one.pairs.size - count) >= nearCopy ? [`${at} ~ ${one.at}`] : [],
    );
  });
}

test("a near-copy is found, and another question is not", () => {
  const labeled = (asks: string): Labeled => ({
    at: asks,
    label: { asks, best: null, accept: [], point: "x", decline: null },
  });
  const learned = [labeled("how long does it take to become a first mate")];
  expect(nearCopies([labeled("How long does it take to become a first mate??")], learned)).toHaveLength(1);
  expect(nearCopies([labeled("how long does the exam for a first mate take these days")], learned)).toEqual([]);
});

test("no question of the test split stands nearly so among those that are learned from", () => {
  expect(nearCopies(labelsIn("test"), [...labelsIn("train"), ...labelsIn("development")])).toEqual([]);
});

test("the test split is large enough to measure with", () => {
  const lines = sets.test.flatMap(({ lines }) => lines);
  const turns = lines.flatMap((line) => ("turns" in line ? line.turns.slice(1) : []));
  expect(lines.filter((line) => !("turns" in line)).length).toBeGreaterThanOrEqual(1200);
  expect(turns.length).toBeGreaterThanOrEqual(300);
  expect(labelsIn("test").filter(({ label }) => label.decline !== null).length).toBeGreaterThanOrEqual(300);
});

test("what people are told was measured on every question of the test split that has an answer", () => {
  const fair = labelsIn("test").filter(
    ({ label: { best, accept, decline } }) => decline === null && (best !== null || accept.length > 0),
  );
  expect(knowledge.measured?.asked).toBe(fair.length);
});
