import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { ask } from "../../src/ask.ts";
import { aboutAnswer, helpAnswer } from "../../src/commands/about.ts";
import { answersQuestion, type CommandName, commands, usageOf } from "../../src/commands/commands.ts";
import { type Options, type ParsedCommand, parseCommand, parseOptions } from "../../src/commands/parse-command.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf();

/** Characters that parsers trip over, half a pair of surrogates among them. */
const oddCharacters = fc.constantFrom(...'{}[]":,/\\ az09é\u0000\u001b\n\u200b', "😀", "\ud800");

/** What was read, in a line: an address as it is written, words in quotes, or what is missing. */
function told(read: ParsedCommand): string {
  switch (read.kind) {
    case "address":
      return formatAddress(read.address);
    case "words":
      return `"${read.question}"`;
    case "missing":
      return `no ${read.option.name}`;
    case "help":
    case "about":
      return read.kind;
  }
}

/** For every command: what is typed after it, and what that asks for. */
const typed: Readonly<Record<CommandName, Readonly<Record<string, string>>>> = {
  ask: { "what does a captain earn?": '"what does a captain earn?"', "": "no question", "  ": "no question" },
  role: {
    deckhand: "overview/deckhand",
    DECKHANDS: "overview/deckhand",
    "able seaman": "overview/deckhand",
    "a ship's cook": "overview/ships-cook",
    "ships cook": "overview/ships-cook",
    first_mate: "overview/first-mate",
    "first-mate": "overview/first-mate",
    "frist mate": "overview/first-mate",
    "": "no role",
    zork: "no role",
  },
  duties: { skipper: "duties/captain", "": "no role" },
  requirements: {
    mate: "no role",
    "chief officer": "requirements/first-mate",
    "first mate wa": "requirements/first-mate/wa",
    "first mate in Washington": "requirements/first-mate/wa",
    // Papers are a matter of the state.
    "first mate, Seattle": "requirements/first-mate/wa",
    wa: "no role",
  },
  salary: {
    deckhand: "salary/deckhand",
    "deckhand wa": "salary/deckhand/wa",
    "WA deckhand": "salary/deckhand/wa",
    "deckhand, Alaska": "salary/deckhand/ak",
    "deckhand seattle": "salary/deckhand/seattle-wa",
    "deckhand anacortes": "salary/deckhand/seattle-wa",
    alaska: "no role",
    "": "no role",
  },
  advance: { deckhand: "advancement/deckhand", "": "no role" },
  outlook: { deckhand: "outlook/deckhand", "deckhand wa": "outlook/deckhand", "": "no role" },
  life: { captain: "work-life/captain", "": "no role" },
  compare: {
    "captain deckhand": "compare/captain+deckhand",
    "deckhand vs. Captain": "compare/deckhand+captain",
    "deckhand, first mate and captain": "compare/deckhand+first-mate+captain",
    "captain baker": "compare/captain+baker",
    "baker captain": "compare/baker+captain",
    "deckhand, first mate, captain, ship's cook": "compare/deckhand+first-mate+captain",
    captain: "no b",
    "captain captain": "no b",
    "": "no a",
  },
  path: {
    "deckhand captain": "path/deckhand+captain",
    "from sailor to skipper": "path/deckhand+captain",
    "captain deckhand": "path/captain+deckhand",
    deckhand: "no to",
    "": "no from",
  },
  licence: {
    wa: "licence/wa",
    Washington: "licence/wa",
    "in alaska?": "licence/ak",
    seattle: "licence/wa",
    "": "no place",
    zork: "no place",
  },
  term: { bosun: "term/bosun", Boatswain: "term/bosun", zork: '"what is zork"', "": "no term" },
  find: {
    "": "find/all",
    anything: "find/all",
    "best paid": "find/best-paid",
    "highest paid, home every night": "find/ashore+best-paid",
  },
  help: { "": "help" },
  about: { "": "about", anything: "about" },
};

describe.each(commands.map((command) => ({ ...command, usage: usageOf(command) })))("$usage", ({ name, options }) => {
  test.each(Object.entries(typed[name]))("%j asks for %s", (words, asked) => {
    expect(told(parseCommand(name, words, knowledge))).toBe(asked);
  });

  test("leads to an answer", () => {
    const reads = Object.keys(typed[name]).map((words) => parseCommand(name, words, knowledge));
    const answers = reads.flatMap((read) => {
      if (read.kind === "missing") return [];
      if (read.kind === "help") return helpAnswer(knowledge);
      if (read.kind === "about") return aboutAnswer(knowledge, { logsQuestions: false, reportTo: undefined });
      return read.kind === "address" ? answer(read.address, knowledge) : ask(read.question, knowledge).answer;
    });
    expect(answers.map(({ kind }) => kind)).toContain(answersQuestion(name) ? "answer" : "welcome");
  });

  test("asks for what it needs, and only for that", () => {
    const read = parseCommand(name, "", knowledge);
    const [first] = options.filter(({ required }) => required);
    expect(read.kind === "missing" ? read.option.name : undefined).toBe(first?.name);
  });
});

test("whatever is typed after a command is read", () => {
  const names = fc.constantFrom(...commands.map(({ name }) => name));
  const words = fc.oneof(
    fc.string({ unit: oddCharacters }),
    fc.constantFrom("captain", "__proto__", "wa", "constructor x"),
  );
  fc.assert(
    fc.property(names, words, (name, after) => {
      const read = parseCommand(name, after, knowledge);
      if (read.kind === "address") expect(answer(read.address, knowledge).kind).toBe("answer");
    }),
  );
});

test("names and descriptions fit every platform", () => {
  // https://discord.com/developers/docs/interactions/application-commands#application-command-object
  const name = /^[a-z][a-z0-9_-]{0,31}$/;
  const longestDescription = 100;
  const named = commands.flatMap((command) => [command, ...command.options]);
  for (const one of named) {
    expect(one.name).toMatch(name);
    expect(one.description.length, one.name).toBeLessThanOrEqual(longestDescription);
  }
  expect(new Set(commands.map((command) => command.name)).size).toBe(commands.length);
});

test("required options come first, as Discord demands", () => {
  for (const { options } of commands) {
    const asked = options.map(({ required }) => required);
    expect(asked).toEqual(asked.toSorted((a, b) => Number(b) - Number(a)));
  }
});

describe("options that were filled in one by one", () => {
  const cases: readonly [CommandName, Options, string][] = [
    ["salary", { role: "deckhand", place: "wa" }, "salary/deckhand/wa"],
    ["salary", { role: "first-mate", place: "seattle-wa" }, "salary/first-mate/seattle-wa"],
    ["salary", { role: " Able Seaman ", place: "Washington" }, "salary/deckhand/wa"],
    ["salary", { role: "deckhand", place: "" }, "salary/deckhand"],
    ["salary", { role: "frist mate" }, "salary/first-mate"],
    ["salary", { role: "zork" }, "no role"],
    ["salary", { role: "deckhand", place: "zork" }, "no place"],
    ["requirements", { role: "first-mate", place: "seattle-wa" }, "requirements/first-mate/wa"],
    ["compare", { a: "deckhand", b: "captain" }, "compare/deckhand+captain"],
    ["compare", { a: "deckhand", b: "baker", c: "captain" }, "compare/deckhand+baker+captain"],
    ["compare", { a: "captain", b: "skipper" }, "no b"],
    ["path", { from: "deckhand", to: "captain" }, "path/deckhand+captain"],
    ["path", { from: "deckhand", to: "baker" }, "no to"],
    ["licence", { place: "seattle-wa" }, "licence/wa"],
    ["term", { term: "Boatswain" }, "term/bosun"],
    ["term", { term: "zork" }, '"what is zork"'],
    ["find", {}, "find/all"],
    ["find", { wish: "best-paid", and: "ashore" }, "find/ashore+best-paid"],
    ["find", { wish: "best paid", and: "best-paid" }, "find/best-paid"],
    ["find", { wish: "zork" }, "no wish"],
    ["ask", { question: " captain? " }, '"captain?"'],
    ["about", {}, "about"],
  ];
  test.each(cases)("/%s %j asks for %s", (name, options, asked) => {
    expect(told(parseOptions(name, options, knowledge))).toBe(asked);
  });

  test("what names nothing brings answers to what it may have meant", () => {
    const read = parseOptions("salary", { role: "cap", place: "wa" }, knowledge);
    expect(read.kind === "missing" && read.near.map(formatAddress)).toEqual(["salary/captain/wa"]);
  });
});
