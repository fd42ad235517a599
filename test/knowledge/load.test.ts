import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadKnowledge, readKnowledge } from "../../src/knowledge/load.ts";
import { KnowledgeProblems } from "../../src/knowledge/problems.ts";
import { knowledgeFolder, knowledgeOf } from "../support/knowledge-of.ts";
import { expectReported, type Reported, today } from "./reported-as.ts";

describe("a folder in order", () => {
  test("is loaded without problems", () => {
    const { problems } = readKnowledge(knowledgeFolder(), today);
    expect(problems).toEqual([]);
  });

  test("is the same knowledge as the tiny field in memory", () => {
    expect(loadKnowledge(knowledgeFolder(), today)).toEqual(knowledgeOf());
  });

  test("is our own", () => {
    const { knowledge, problems } = readKnowledge("knowledge");
    expect(problems.filter(({ warning }) => !warning)).toEqual([]);
    expect(knowledge?.roles.size).toBeGreaterThan(20);
  });

  test("may hold hidden files and no redirects", () => {
    const folder = knowledgeFolder({ "roles/.notes.swp": "x", "redirects.yml": undefined });
    expect(readKnowledge(folder, today).problems).toEqual([]);
  });

  test("has the newest wages first, whatever the order of its rows", () => {
    const rows =
      "53-5021,ak,May 2024,,,,,80000,,,,,wages-2025,high\n53-5021,ak,May 2025,,,,,90000,,,,,wages-2025,high\n";
    const folder = knowledgeFolder({ "figures/wages.csv": (text) => text + rows });
    const periods = loadKnowledge(folder, today).wages.get("53-5021 ak");
    expect(periods?.map(({ period }) => period)).toEqual(["May 2025", "May 2024"]);
  });
});

const captain = "roles/captain.yml";
const wages = "figures/wages.csv";

/** What one file shows by itself. */
const reported: readonly Reported[] = [
  {
    name: "a misspelled field",
    file: captain,
    change: ["notNames:", "notName:"],
    line: "notName:",
    field: "notName",
    says: 'there is no field "notName" here; did you mean "notNames"?',
  },
  {
    name: "a misspelled field inside another",
    file: captain,
    change: ["  schooling: On board", "  schoolng: On board"],
    line: "  schoolng:",
    field: "glance.schoolng",
    says: 'there is no field "schoolng" here; did you mean "schooling"?',
  },
  {
    name: "a misspelled field inside a list",
    file: "roles/deckhand.yml",
    change: ["takes: Sea", "take: Sea"],
    line: "take: Sea",
    field: "advancement.leadsTo[0].take",
    says: 'did you mean "takes"?',
  },
  {
    name: "a missing field",
    file: captain,
    change: ["plural: captains\n", ""],
    line: "name: captain",
    field: "plural",
    says: "this field is missing (text)",
  },
  {
    name: "a field left empty",
    file: captain,
    change: ["plural: captains", "plural:"],
    line: "plural:",
    field: "plural",
    says: "this field is empty: write text",
  },
  {
    name: "a number where words belong",
    file: captain,
    change: ["plural: captains", "plural: 12"],
    line: "plural:",
    field: "plural",
    says: "here stands a number, where text is expected; put it in quotes",
  },
  {
    name: "one sentence where a list belongs",
    file: "guides/seasick.yml",
    change: [/facts:\n( {2}- .*\n)+/, "facts: It passes.\n"],
    line: "facts:",
    field: "facts",
    says: "here stands text, where a list is expected",
  },
  {
    name: "a list that is too short",
    file: "guides/seasick.yml",
    change: ["  - motion sickness and working on a ship\n", ""],
    line: "asked:",
    field: "asked",
    says: "at least 2 are needed here",
  },
  {
    name: "a statement without a source",
    file: "guides/seasick.yml",
    change: ["sources:\n  - papers", "sources: []"],
    line: "sources: []",
    field: "sources",
    says: "every statement names at least one source",
  },
  {
    name: "a text that is too long",
    file: "guides/seasick.yml",
    change: ["Mostly yes", `Mostly yes, ${"and again yes, ".repeat(40)}`],
    line: "says:",
    field: "says",
    says: "too long: keep it within 420 characters, or split it into facts",
  },
  ...["It **passes**.", "See [this](x).", "# Ahoy", "`sea`", "the <b>sea</b>", "_very_ wet", "| a | b |"].map(
    (text) => ({
      name: `markup in a sentence: ${text}`,
      file: "guides/seasick.yml",
      change: [/says: .*/, `says: "${text}"`] as const,
      line: "says:",
      field: "says",
      says: "plain sentences only: no markup and no line breaks",
    }),
  ),
  {
    name: "a day that is not written as one",
    file: captain,
    change: ["reviewed: 2026-11-01", "reviewed: November 2026"],
    line: "reviewed:",
    field: "reviewed",
    says: "a day is written YYYY-MM-DD",
  },
  {
    name: "a reference that is no id",
    file: captain,
    change: ["family: officers", "family: The Officers"],
    line: "family:",
    field: "family",
    says: "an id is lower-case words joined by hyphens",
  },
  {
    name: "a family whose id is none",
    file: "field.yml",
    change: ["  crew: Crew", "  The Crew: Crew"],
    line: "  The Crew:",
    field: "families.The Crew",
    says: "an id is lower-case words joined by hyphens",
  },
  {
    name: "a state whose code is none",
    file: "places.yml",
    change: ["  ak:", "  alaska:"],
    line: "  alaska:",
    field: "states.alaska",
    says: "a state's code has two small letters",
  },
  {
    name: "broken YAML",
    file: captain,
    change: ["plural: captains", "plural: captains: many"],
    line: "plural:",
    field: "",
    says: /^this is not YAML: .*; a sentence that holds ": " or begins with a sign goes in quotes$/,
  },
  {
    name: "a sentence that YAML takes for an alias",
    file: captain,
    change: ["plural: captains", "plural: *captains*"],
    line: "plural:",
    field: "",
    says: '"*captains*" is not read as words: a sentence that holds ": " or begins with a sign goes in quotes',
  },
  {
    name: "a sentence that YAML takes for a tag",
    file: captain,
    change: ["plural: captains", "plural: !captains aboard"],
    line: "plural:",
    field: "",
    says: "this is not YAML: Unresolved tag",
  },
  {
    name: "an id used twice in a vocabulary",
    file: "sources.yml",
    change: ["wages-2025:", "papers:"],
    line: "papers:",
    field: "",
    says: "this field or id stands here twice",
  },
  {
    name: "an empty file",
    file: captain,
    change: "",
    field: "",
    says: "this field is empty: write fields of its own",
  },
  ...["Bosun.yml", "first_mate.yml", "bosun.yaml", "the bosun.yml", "notes.txt"].map((name) => ({
    name: `a file named ${name}`,
    file: `roles/${name}`,
    change: "name: bosun\n",
    says: "an entry's file is named for its id: lower-case words joined by hyphens, ending in .yml",
  })),
  ...["field.yml", "sources.yml", wages, "figures/metros.csv"].map((file) => ({
    name: `the missing file ${file}`,
    file,
    change: undefined,
    says: "this file is missing",
  })),
  {
    name: "a missing folder",
    file: "terms/bosun.yml",
    change: undefined,
    toldOf: "terms/",
    says: "this folder is missing",
  },
  {
    name: "a cell that is no wage",
    file: wages,
    change: [",49000,", ",49k,"],
    line: ",49k,",
    field: "median",
    says: 'a wage is whole dollars ("95480")',
  },
  {
    name: "a cell with a word nobody knows",
    file: wages,
    change: ["49000,62000,78000,,,wages-2025,high", "49000,62000,78000,,,wages-2025,hihg"],
    line: "hihg",
    field: "confidence",
    says: "high",
  },
  {
    name: "a figure without a period",
    file: "figures/facts.csv",
    change: [",2026,", ",,"],
    line: "medical-card",
    field: "period",
    says: "must not be empty",
  },
  {
    name: "a quote that is never closed",
    file: wages,
    change: ["53-5021,us,", '"53-5021,us,'],
    line: '"53-5021',
    field: "",
    says: "a quote is opened here and never closed",
  },
  {
    name: "a quote in the middle of a cell",
    file: wages,
    change: [",49000,", ',49"000",'],
    line: "000",
    field: "",
    says: "this is not CSV: Invalid Opening Quote",
  },
  {
    name: "a comma in a cell without quotes",
    file: "figures/metros.csv",
    change: ['"Seattle, WA"', "Seattle, WA"],
    line: "seattle-wa",
    field: "",
    says: "this row has more or fewer cells than line 1; a cell that holds a comma goes in quotes",
  },
  {
    name: "a misspelled column",
    file: wages,
    change: ["median,", "medain,"],
    line: "medain",
    field: "",
    says: 'there is no column "medain"; did you mean "median"?',
  },
  {
    name: "a missing column",
    file: "figures/metros.csv",
    change: ["area\n", "\n"],
    line: "id,title",
    field: "",
    says: 'the column "area" is missing',
  },
];

describe("reported, with file, line, field and cure:", () => {
  test.each(reported)("$name", expectReported);
});

describe("many problems", () => {
  const folder = () =>
    knowledgeFolder({
      [captain]: (text) => text.replace("notNames:", "notName:").replace("plural: captains", "plural: 3"),
      "guides/seasick.yml": "title: [",
      "figures/facts.csv": (text) => text.replace(",2026,", ",,"),
      "terms/Bosun.yml": "",
      "roles/ships-cook.yml": (text) => text.replace("35-2012", "35-2013"),
    });

  test("are all told at once, each with its place, by file and line", () => {
    expect(() => loadKnowledge(folder(), today)).toThrow(KnowledgeProblems);
    const [heading = "", ...told] = problemText(folder()).split("\n\n");
    expect(heading).toMatch(/ needs attention:$/);
    expect(told.map((one) => one.split("\n")[0])).toEqual([
      "figures/facts.csv:2",
      "guides/seasick.yml:1",
      "roles/captain.yml:2",
      expect.stringMatching(/^roles\/captain\.yml:\d+$/),
      expect.stringMatching(/^roles\/ships-cook\.yml:\d+$/),
      "terms/Bosun.yml",
    ]);
    expect(told[2]).toBe(
      "roles/captain.yml:2\n✖ here stands a number, where text is expected; put it in quotes\n  → at plural",
    );
  });

  test("do not hide behind each other: what a broken file may hold is not reported as missing", () => {
    const told = problemText(knowledgeFolder({ [captain]: "name: [", [wages]: "", "figures/occupations.csv": "id\n" }));
    expect(told).not.toMatch(/there is no (role|occupation)|no national wage|no median wage/);
  });
});

test("a folder that is not there is said to be missing", () => {
  expect(readKnowledge("/nowhere/at-all", today)).toEqual({
    problems: [{ file: "/nowhere/at-all", line: 0, field: "", says: "there is no such folder; is the path right?" }],
  });
});

function problemText(folder: string): string {
  try {
    loadKnowledge(folder, today);
    return "";
  } catch (error) {
    return error instanceof KnowledgeProblems ? error.message : String(error);
  }
}

test("the tiny field in memory can be changed at any depth", () => {
  const knowledge = knowledgeOf({
    roles: {
      bosun: { names: ["boatswain"] },
      captain: { requirements: { cost: { says: "It costs years.", sources: ["papers"] } } },
      "ships-cook": undefined,
    },
    wages: [{ occupation: "53-5011", median: "50000" }],
  });
  expect([...knowledge.roles.keys()]).toEqual(["deckhand", "first-mate", "captain", "bosun"]);
  expect(knowledge.roles.get("captain")?.requirements.cost?.says).toBe("It costs years.");
  expect(knowledge.roles.get("captain")?.requirements.says).toContain("captain");
  expect(knowledge.roles.get("bosun")?.plural).toBe("bosuns");
  expect(knowledge.wages.size).toBe(1);
  expect(readFileSync(join(knowledgeFolder(), captain), "utf8")).toContain("name: captain");
});
