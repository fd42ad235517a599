import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { judgeAll, readingText, reportText, summary } from "./report/report.ts";
import { unknownWords } from "./report/unknown-words.ts";
import { readWritten } from "./report/written.ts";

// A deckhand's entry is silent on the cost.
const sea = knowledgeOf();

const linesOf = (lines: readonly object[]): string => lines.map((line) => JSON.stringify(line)).join("\n");

function judged(...lines: object[]) {
  const { written, problems } = readWritten(linesOf(lines));
  expect(problems).toEqual([]);
  return judgeAll(written, sea);
}

const causeOf = (line: object) => judged(line)[0]?.miss?.cause ?? "right";

const labeled = (text: string, label: object) => ({
  ...{ id: "rq-1", text, roles: [], topic: "salary", in_scope: true, must: [] },
  ...label,
});

describe("a line of the bank is judged by its outcome", () => {
  test.each([
    ["right", { asks: "captain salary", id: "salary/captain" }],
    ["right", { asks: "and in washington?", after: "salary/captain", id: "salary/captain/wa" }],
    ["right", { asks: "will there be a storm warning", kind: "declined" }],
    ["wrong role", { asks: "captain salary", id: "salary/deckhand" }],
    ["wrong role", { asks: "deckhand or captain?", id: "compare/deckhand+ships-cook" }],
    ["wrong topic", { asks: "captain salary", anyOf: ["duties/captain", "overview/captain"] }],
    ["wrong topic", { asks: "captain salary", id: "guide/seasick" }],
    ["wrong topic", { asks: "what does bosun mean", id: "term/mate" }],
    ["wrong topic", { asks: "captain salary", id: "compare/captain+deckhand" }],
    ["wrong place", { asks: "captain salary", id: "salary/captain/wa" }],
    ["wrong place", { asks: "do i need papers in alaska", id: "licence/wa" }],
    ["unknown word", { asks: "captain zorbing", id: "duties/captain" }],
    ["knowledge missing", { asks: "cost for a deckhand", id: "requirements/deckhand/cost" }],
    ["only offered", { asks: "what is the salary", id: "salary/captain" }],
    ["refused", { asks: "will there be a storm warning", id: "duties/captain" }],
    ["refused as another subject", { asks: "will there be a storm warning", kind: "unknown" }],
    ["should have asked back", { asks: "captain salary", kind: "choices" }],
    ["should have refused", { asks: "captain salary", kindAnyOf: ["declined", "unknown"] }],
    ["should have refused", { asks: "what is the salary", kind: "unknown" }],
  ])("%s: %o", (cause, line) => {
    expect(causeOf(line)).toBe(cause);
  });
});

describe("a labeled question is judged by its answer", () => {
  test.each([
    ["right", labeled("captain salary", { roles: ["captain"] })],
    ["right", labeled("captain salary", { roles: ["captain", "deckhand"], must: [["$85,000", "85k"], ["May 2025"]] })],
    ["right", labeled("i get really seasick, can i still be a sailor?", { topic: "work-life", roles: ["deckhand"] })],
    ["right", labeled("captain salary", { topic: "duties", must: [["MEDIAN", "middle"]] })],
    ["right", labeled("storm warning", { in_scope: false })],
    ["right", labeled("what is the salary", { in_scope: false })],
    ["wrong role", labeled("captain salary", { roles: ["deckhand"] })],
    ["wrong topic", labeled("captain salary", { topic: "duties" })],
    ["wrong topic", labeled("captain salary", { topic: "duties", must: [["zeppelin"]] })],
    ["knowledge missing", labeled("captain salary", { must: [["$85,000"], ["zeppelin", "airship"]] })],
    ["knowledge missing", labeled("cost for a deckhand", { topic: "requirements", must: [["zeppelin"]] })],
    ["only offered", labeled("what is the salary", {})],
    ["refused", labeled("storm warning", {})],
    ["should have refused", labeled("captain salary", { in_scope: false })],
  ])("%s: %o", (cause, line) => {
    expect(causeOf(line)).toBe(cause);
  });

  test("what its answer lacks is told", () => {
    const [lacking] = judged(labeled("captain salary", { must: [["$85,000"], ["zeppelin", "airship"]] }));
    expect(lacking?.miss?.says).toBe('the answer lacks "zeppelin" or "airship"');
    const [silent] = judged(labeled("cost for a deckhand", { topic: "requirements", must: [["zeppelin"]] }));
    expect(silent?.miss?.says).toBe('the entry of deckhand is silent on "cost" of requirements');
  });
});

describe("an unknown word", () => {
  test("is one that no vocabulary holds, slips mended", () => {
    expect(unknownWords("what does a captian do in alaska", sea)).toEqual([]);
    expect(unknownWords("zorbing pay for the captains, zorbing", sea)).toEqual(["zorbing"]);
  });

  test("is not blamed in a long story", () => {
    expect(unknownWords(`i saw zorbing. ${"how much does a captain earn each year ".repeat(5)}`, sea)).toEqual([]);
  });
});

describe("the report", () => {
  const lines = [
    { asks: "captian salary", id: "salary/captain" },
    { asks: "deckhand salary", id: "duties/deckhand" },
    { asks: "cook salary", kind: "declined" },
    { asks: "captain salary", id: "duties/captain" },
  ];

  test("shows how a question was read, and what else it may have meant", () => {
    const text = readingText(judged(...lines)[0] ?? expect.fail("nothing was judged"));
    expect(text).toMatch(/^✓ 1: captian salary\n {2}salary\/captain, \d+% sure\n/);
    expect(text).toContain('"captain" → captain (spelling mended)');
    expect(text).toContain('"salary" → salary');
    expect(text).toMatch(/\n {2}or .*overview\/captain \d+%/);
  });

  test("groups the misses by cause, the most frequent first, and sums up in its last line", () => {
    const text = reportText(judged(...lines));
    expect(text).toMatch(
      /wrong topic: 2\n {2}2: deckhand salary\n {5}salary\/deckhand; right: duties\/deckhand\n {2}4: /,
    );
    expect(text.indexOf("wrong topic: 2")).toBeLessThan(text.indexOf("should have refused: 1"));
    expect(text).toMatch(/\n\n4 questions: 1 right \(25%\), 3 missed: 2 wrong topic, 1 should have refused$/);
  });

  test("of right answers only has no groups", () => {
    const right = judged(lines[0] ?? {});
    expect(summary(right)).toBe("1 question: 1 right (100%), 0 missed");
    expect(reportText(right)).not.toContain("Misses");
  });
});

describe("a file that is not in order is told line by line", () => {
  test.each([
    ["no JSON", "{oops", "line 1: this is not JSON; write one JSON object a line"],
    ["no object", "\n7", "line 2: this is not an object"],
    ["no question", "{}", 'line 1: there is no question: a line of the bank has "asks", a labeled question has "text"'],
    ["nothing expected", '{"asks":"x"}', /^line 1: nothing says what is right/],
    ["no address", '{"asks":"x","id":"nowhere"}', 'line 1: id: "nowhere" is not an address'],
    ["half a label", '{"text":"x","id":"1","roles":[],"topic":"salary","must":[]}', /^line 1: in_scope: /],
    ["nothing", "\n \n", "line 1: there is no question in it"],
  ])("%s", (_, text, problem) => {
    expect(readWritten(text).problems).toEqual([
      typeof problem === "string" ? problem : expect.stringMatching(problem),
    ]);
  });

  test("all of it at once", () => {
    const { written, problems } = readWritten('7\n{"asks":"x","kind":"unknown"}\n\n8');
    expect(problems).toEqual(["line 1: this is not an object", "line 4: this is not an object"]);
    expect(written.map(({ line }) => line)).toEqual([2]);
  });
});

/** Starting it may mean checking the whole knowledge first. */
const patience = { timeout: 60_000 };

describe("the command", patience, () => {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-questions-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const program = join(import.meta.dirname, "report/main.ts");
  const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test("reports and ends well, misses or not", () => {
    const asked = [
      { asks: "storm warning", id: "find/all" },
      labeled("hello", { in_scope: false }),
      { asks: "never read", kind: "unknown" },
    ];
    const { stdout, stderr, status } = run(fileOf("asked.jsonl", linesOf(asked)), "--limit", "2");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout).toMatch(/^✗ 1: storm warning\n/);
    expect(stdout).toMatch(/\n2 questions: 1 right \(50%\), 1 missed: 1 [a-z ]+\n$/);
  });

  const sound = '{"asks":"x","kind":"unknown"}';
  test.each([
    {
      about: "a broken line",
      args: () => [fileOf("broken.jsonl", `${sound}\n{oops`)],
      says: /✖ line 2: this is not JSON/,
    },
    { about: "a file that is not there", args: () => [join(folder, "none.jsonl")], says: /none\.jsonl cannot be read/ },
    { about: "no file", args: () => [], says: /Name one file of questions/ },
    { about: "no number", args: () => [fileOf("sound.jsonl", sound), "--limit", "some"], says: /--limit takes/ },
  ])("says in a sentence that $about stops it", ({ args, says }) => {
    expect(run(...args())).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(says) });
  });
});
