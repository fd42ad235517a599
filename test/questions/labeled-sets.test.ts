import { describe, expect, test } from "vitest";
import type { Label, LabeledLine } from "../../questions/score/labeled-question.ts";
import { readLine, readSets, type Split, splits } from "../../questions/score/labeled-sets.ts";
import { parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { knowledge, knowledgeFolderPath } from "../support/real-knowledge.ts";

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
/** Those that share less are copies in other words when the encoder tells hardly any difference. */
const copyInOtherWords = { shared: 0.3, cosine: 0.995 };

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const pairsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));

type Pair = { readonly tested: Labeled; readonly learned: Labeled; readonly shared: number };

/** What of `tested` is nearly said in `learned`, too. */
function nearCopies(tested: readonly Labeled[], learned: readonly Labeled[], least = nearCopy): readonly Pair[] {
  const read = learned
    .map((one) => ({ ...one, pairs: pairsOf(wordsOf(one.label.asks)) }))
    .filter(({ pairs }) => pairs.size >= minWords - 1);
  const byPair = new Map<string, (typeof read)[number][]>();
  for (const one of read) for (const pair of one.pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), one]);
  return tested.flatMap((one) => {
    const pairs = pairsOf(wordsOf(one.label.asks));
    if (pairs.size < minWords - 1) return [];
    const counts = new Map<(typeof read)[number], number>();
    for (const pair of pairs)
      for (const other of byPair.get(pair) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
    return [...counts].flatMap(([learned, count]) => {
      const shared = count / (pairs.size + learned.pairs.size - count);
      return shared >= least ? [{ tested: one, learned, shared }] : [];
    });
  });
}

const told = ({ tested, learned }: Pair): string => `${tested.at} ~ ${learned.at}`;
const elsewhere = () => [...labelsIn("train"), ...labelsIn("development")];

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
  expect(nearCopies(labelsIn("test"), elsewhere()).map(told)).toEqual([]);
});

test("nor in other words, as the encoder reads them", { timeout: 120_000 }, async () => {
  const onProblem = (problem: string) => {
    throw new Error(problem);
  };
  const model = openModel(knowledgeFolderPath, knowledge, { onProblem, patienceMs: patient });
  if (model === undefined) throw new Error("there is no model");
  const { meanings } = model;
  const alike: string[] = [];
  for (const pair of nearCopies(labelsIn("test"), elsewhere(), copyInOtherWords.shared)) {
    const asked = [pair.tested.label.asks, pair.learned.label.asks];
    const [one, other] = await meanings.whenRead(() => asked.map((text) => meanings.of(text, undefined)));
    if (one === undefined || other === undefined) throw new Error(`not read: ${told(pair)}`);
    if (cosine(one, other) >= copyInOtherWords.cosine) alike.push(told(pair));
  }
  model.close();
  expect(alike).toEqual([]);
});

function cosine(one: Float32Array, other: Float32Array): number {
  const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

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
