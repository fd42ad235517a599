import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { describe, test } from "vitest";
import { knowledgeFolder } from "../support/knowledge-of.ts";
import { ended, endedByInterrupt, run, start, Terminal } from "./programs.ts";

/** Whatever stands at number 2 of what else was meant. */
const offeredSecond = Symbol("the second");

/** A small field starts much faster than the real one, and shows that the programs know none. */
const atSea = { ROLECALL_KNOWLEDGE: knowledgeFolder() };
const stack = /^\s+at .+:\d+/m;

describe.concurrent("piped into the chat", () => {
  test("questions, follow-ups, numbers and commands are answered in order, until quit", async ({ expect }) => {
    const asked = [
      ["how much do MRI techs make in Texas?", "MRI technologist: pay in Texas"],
      ["and in Florida?", "MRI technologist: pay in Florida"],
      ["why", 'Why this answer\n\nI read it as "MRI technologist: pay in Florida"'],
      ["", ""],
      ["2", offeredSecond],
      ["/salary mri tx", "MRI technologist: pay in Texas"],
      ["/compare ct mri", "CT technologist and MRI technologist, side by side"],
      ["/licence ohio", "Licence in Ohio"],
      ["/term arrt", "ARRT"],
      ["/find", "Careers in the field"],
      ["/nonsense", "There is no command /nonsense. Type /help"],
      ["/license ohio", 'There is no command /license; did you mean "licence"?'],
      ["/salary", "/salary role [place] needs role"],
      ["99", "There is no number 99 to pick."],
      ["/help", "Ask in your own words, or pick a number"],
    ] as const;
    const input = [...asked.map(([question]) => question), "quit", "how much do CT techs make?"].join("\n");
    const { out, err, code } = await run("main.ts", { input });
    let at = 0;
    for (const [question, expected] of asked) {
      const answered = expected === offeredSecond ? (/\n2\. (.+) \(\d+%\)\n/.exec(out)?.[1] ?? "a number 2") : expected;
      const found = out.indexOf(`\n${answered}`, at);
      expect(found, `"${question}" is answered with "${answered}" after\n${out.slice(at, at + 500)}`).not.toBe(-1);
      at = found + 1;
    }
    expect(out).not.toContain("CT technologist: pay");
    expect([err, code]).toEqual(["", 0]);
  });

  test("no escape codes come out, not even those that were typed", async ({ expect }) => {
    const input = "\u001b[31mpay of a deckhand\u0007\u001b]0;mine\u0007\nwhy\n/salary \u001b[2J\n/\u001b[2J\n\u001b[2J";
    const { out, code } = await run("main.ts", { input, environment: { ...atSea, ROLECALL_PLACE: "wa" } });
    expect(out).toContain("Deckhand: pay in Washington");
    expect(out).toContain("Why this answer");
    expect(stripVTControlCharacters(out)).toBe(out);
    expect(out).not.toContain("\u0007");
    expect(code).toBe(0);
  });

  test("nothing asked is nothing answered", async ({ expect }) => {
    expect(await run("main.ts", { input: "\n  \n\n", environment: atSea })).toMatchObject({
      out: "",
      err: "",
      code: 0,
    });
  });

  test("Ctrl-C ends it quietly", async ({ expect }) => {
    const child = start("main.ts", [], atSea);
    child.stdin?.write("pay of a captain\n");
    await once(child.stdout ?? child, "data");
    child.kill("SIGINT");
    const end = await ended(child);
    expect(end).toSatisfy(endedByInterrupt);
    expect(end.err).toBe("");
  });

  test("a reader that goes away ends it quietly", async ({ expect }) => {
    const child = start("main.ts", [], atSea);
    child.stdin?.on("error", () => {});
    child.stdin?.write("pay of a captain\n");
    await once(child.stdout ?? child, "data");
    child.stdout?.destroy();
    child.stdin?.write("/find\n".repeat(100));
    expect(await ended(child)).toMatchObject({ err: "", code: 0 });
  });
});

describe.concurrent("what keeps the chat from starting", () => {
  test("every problem of a broken knowledge folder is told, and nothing else", async ({ expect }) => {
    const ROLECALL_KNOWLEDGE = knowledgeFolder({
      "roles/captain.yml": (text) => text.replace("unsourced", "unsorced"),
      "terms/bosun.yml": (text) => text.replace("reviewed", "revised"),
    });
    const { out, err, code } = await run("main.ts", { environment: { ROLECALL_KNOWLEDGE } });
    expect(err).toContain('did you mean "unsourced"?');
    expect(err).toContain("terms/bosun.yml");
    expect(err).not.toMatch(stack);
    expect([out, code]).toEqual(["", 1]);
  });

  test("a wrong setting is told by its name", async ({ expect }) => {
    const { out, err, code } = await run("main.ts", { environment: { ROLECALL_PLACE: "Texas" } });
    expect(err).toContain("ROLECALL_PLACE");
    expect(err).not.toMatch(stack);
    expect([out, code]).toEqual(["", 1]);
  });
});

describe.concurrent("on a real terminal", () => {
  /** The prompt, and the code that sets the cursor behind it. */
  const prompt = /\n> .{4}$/;

  test("it wraps to the window, completes names and commands, keeps a history, and Ctrl-D ends it", async ({
    expect,
  }) => {
    const columns = 50;
    const terminal = new Terminal("main.ts", columns, atSea);
    expect(await terminal.until(prompt)).toContain("\u001b[1mWelcome\u001b[22m");

    terminal.type("deckh\t");
    await terminal.until(/and/);
    terminal.type("\r");
    const answered = await terminal.until(prompt);
    expect(answered).toContain("\u001b[1mDeckhand: overview\u001b[22m");
    for (const line of stripVTControlCharacters(answered).split(/\r?\n/)) {
      expect(line.length, line).toBeLessThanOrEqual(columns);
    }

    terminal.type("/sal\t");
    await terminal.until(/ary /);
    terminal.type("first m\t");
    await terminal.until(/ate/);
    terminal.type("\r");
    expect(await terminal.until(prompt)).toContain("First mate: pay");

    terminal.type("\u001b[A");
    await terminal.until(/\/salary first mate/);
    terminal.type("\r");
    expect(await terminal.until(prompt)).toContain("First mate: pay");

    terminal.type("\u0004");
    const { shown, code } = await terminal.close();
    expect(shown).not.toMatch(stack);
    expect(code).toBe(0);
  });

  test("NO_COLOR takes the colors away, and Ctrl-C ends it in the middle of a line", async ({ expect }) => {
    const terminal = new Terminal("main.ts", 80, { ...atSea, NO_COLOR: "1" });
    await terminal.until(prompt);
    terminal.type("pay of a captain\r");
    await terminal.until(prompt);
    terminal.type("and a deckh");
    await terminal.until(/deckh/);
    terminal.type("\u0003");
    const { shown, code } = await terminal.close();
    expect(shown).toContain("Captain: pay");
    expect(shown.split("\u001b").filter((code) => /^\[[\d;]*m/.test(code))).toEqual([]);
    expect(shown).not.toMatch(stack);
    expect([0, 130]).toContain(code);
  });
});
