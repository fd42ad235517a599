import { pino } from "pino";
import { expect, test } from "vitest";
import { type AnswerRecord, recordAnswer } from "../../src/runtime/record-answer.ts";

/** The log's line and the counts that a record leads to. */
function recorded(record: Partial<AnswerRecord>) {
  const lines: Record<string, unknown>[] = [];
  const counted: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const metrics = {
    answered: (adapter: string, kind: string) => counted.push(`${adapter} answered ${kind}`),
    refused: () => undefined,
    failed: (adapter: string) => counted.push(`${adapter} failed`),
  };
  const line = { event: "message", gave: "answer" };
  recordAnswer(
    { adapter: "test", log, metrics },
    { line, responseKind: "answer", startMs: performance.now(), outcome: "answered", ...record },
  );
  return { line: lines[0], counted };
}

test("an answer is a line with its time, and is counted by its kind", () => {
  const { line, counted } = recorded({});
  expect(line).toEqual({ level: 30, event: "message", gave: "answer", ms: expect.any(Number), msg: "answered" });
  expect(counted).toEqual(["test answered answer"]);
});

test("what is no answer is not counted as one", () => {
  expect(recorded({ responseKind: "suggestions" })).toMatchObject({ line: { msg: "answered" }, counted: [] });
});

test("what was not answered is a warning and a failure", () => {
  const { line, counted } = recorded({ outcome: "not answered" });
  expect(line).toMatchObject({ level: 40, msg: "not answered" });
  expect(counted).toEqual(["test failed"]);
});

test("what nobody could help is a warning and no failure", () => {
  const { line, counted } = recorded({ outcome: "not answered", isFailure: false });
  expect(line).toMatchObject({ level: 40, msg: "not answered" });
  expect(counted).toEqual([]);
});

test("the time stands in tenths of milliseconds", () => {
  const { line } = recorded({ startMs: performance.now() - 12.34 });
  expect(String(line?.ms)).toMatch(/^\d+(\.\d)?$/);
  expect(line?.ms).toBeGreaterThanOrEqual(12.3);
});
