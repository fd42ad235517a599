import { describe, expect, test } from "vitest";
import { knowledge } from "../support/real-knowledge.ts";
import { accepted, bankFiles, knownMisses, outcomeText, type Question, questionsOf, readingOf } from "./bank.ts";

const outcomeOf = (question: Question) => outcomeText(readingOf(question, knowledge));

describe.each(bankFiles)("%s", (file) => {
  test.each(
    questionsOf(file).map((line) => ({ ...line, title: `${line.after ? `(${line.after}) ` : ""}${line.asks}` })),
  )("$title", (line) => {
    expect(accepted(line, knowledge)).toContain(outcomeOf(line));
  });
});

test("a known miss that is answered now has moved to the bank", () => {
  const answeredNow = questionsOf(knownMisses).filter((line) => accepted(line, knowledge).includes(outcomeOf(line)));
  expect(answeredNow.map(({ asks }) => asks)).toEqual([]);
});

test("the bank holds at least 400 questions", () => {
  expect(bankFiles.flatMap(questionsOf).length).toBeGreaterThanOrEqual(400);
});
