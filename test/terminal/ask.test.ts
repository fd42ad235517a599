import { createInterface } from "node:readline";
import { describe, test } from "vitest";
import { knowledgeFolder } from "../support/knowledge-of.ts";
import { ended, inShell, run, start } from "./programs.ts";

const atSea = { ROLECALL_KNOWLEDGE: knowledgeFolder() };
const stack = /^\s+at .+:\d+/m;

describe.concurrent("one question", () => {
  test("--json has exactly the fields that were promised", async ({ expect }) => {
    const args = ["--json", "how much do MRI techs make in Texas?"];
    const { out, err, code } = await run("ask.ts", { args });
    const text = expect.any(String);
    const given = JSON.parse(out);
    expect(given).toStrictEqual({
      question: args[1],
      kind: "answer",
      id: "salary/mri-technologist/tx",
      topic: "salary",
      roles: ["mri-technologist"],
      place: "tx",
      title: "MRI technologist: pay in Texas",
      text,
      sources: expect.any(Array),
      choices: expect.any(Array),
      confidence: expect.any(Number),
    });
    const source = { id: text, title: text, publisher: text, url: text, asOf: text };
    expect(given.sources.length).toBeGreaterThan(0);
    for (const one of given.sources) expect(one).toStrictEqual(source);
    expect(given.choices.length).toBeGreaterThan(0);
    for (const one of given.choices) expect(one).toStrictEqual({ id: text, title: text });
    expect(given.confidence).toBeGreaterThan(0);
    expect(given.confidence).toBeLessThanOrEqual(1);
    expect([err, code]).toEqual(["", 0]);
  });

  test("--after makes it a follow-up, --why explains, and a pipe gets no escape codes", async ({ expect }) => {
    const args = ["--after", "salary/deckhand", "--why", "and", "in", "Washington?"];
    const { out, err, code } = await run("ask.ts", { args, environment: atSea });
    expect(out).toMatch(/^Deckhand: pay in Washington\n/);
    expect(out).toContain('\nI read it as "Deckhand: pay in Washington"');
    expect(out).not.toContain("\u001b");
    expect([err, code]).toEqual(["", 0]);
  });

  test.for([
    { about: "an address that is none", args: ["--after", "the moon", "and there?"], says: /"the moon" is none/ },
    { about: "no question", args: ["--json"], says: /^There is no question\.\n\nUsage: / },
    { about: "an option that is none", args: ["--jsn", "pay"], says: /^Unknown option '--jsn'/ },
    { about: "options that do not go together", args: ["--json", "--why", "pay"], says: /^--why is for people/ },
  ])("$about is told in a sentence", async ({ args, says }, { expect }) => {
    const { out, err, code } = await run("ask.ts", { args });
    expect(err).toMatch(says);
    expect(err).not.toMatch(stack);
    expect([out, code]).toEqual(["", 1]);
  });
});

describe.concurrent("a question a line", () => {
  test("each answer comes before the next question is written; what is not JSON is words", async ({ expect }) => {
    const child = start("ask.ts", ["--jsonl"], atSea);
    const answers = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
    const ask = async (line: string) => {
      child.stdin?.write(`${line}\n`);
      return JSON.parse((await answers.next()).value ?? "null");
    };
    const first = await ask("pay of a deckhand");
    expect(first).toMatchObject({ question: "pay of a deckhand", id: "salary/deckhand" });
    const next = await ask(JSON.stringify({ question: "and in Washington?", after: first.id }));
    expect(next).toMatchObject({ question: "and in Washington?", id: "salary/deckhand/wa", place: "wa" });
    const broken = '{"question": "pay of a captain"';
    expect(await ask(broken)).toMatchObject({ question: broken, id: "salary/captain" });
    expect(await ask("")).toMatchObject({ question: "", kind: "welcome", id: null, topic: null, place: null });
    child.stdin?.end();
    expect((await answers.next()).done).toBe(true);
    expect(await ended(child)).toMatchObject({ err: "", code: 0 });
  });

  test("a reader that has enough ends it quietly", async ({ expect }) => {
    const line = `yes "pay of a captain" 2>&- | { "$NODE" "$PROGRAM" --jsonl; echo "code $?" >&2; } | head -1`;
    const { out, err } = await inShell(line, "ask.ts", atSea);
    expect(JSON.parse(out)).toMatchObject({ id: "salary/captain" });
    expect(err).toBe("code 0\n");
  });
});
