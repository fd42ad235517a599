import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { isPeriod } from "../../src/knowledge/wage-import/merge-wages.ts";
import { importWages } from "../../src/knowledge/wage-import/parse-workbook.ts";

const project = join(import.meta.dirname, "../..");
const node = join(project, "node_modules/.bin/node");
const command = join(project, "src/programs/import-wages.ts");

/** The columns of the official workbooks, in their order. */
const officialColumns = [
  ..."AREA AREA_TITLE AREA_TYPE PRIM_STATE NAICS NAICS_TITLE I_GROUP OWN_CODE OCC_CODE OCC_TITLE O_GROUP".split(" "),
  ..."TOT_EMP EMP_PRSE JOBS_1000 LOC_QUOTIENT PCT_TOTAL PCT_RPT H_MEAN A_MEAN MEAN_PRSE".split(" "),
  ..."H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90 ANNUAL HOURLY".split(" "),
];

type Cells = Record<string, string | number | null>;

/** Bakers in Texas earn this; a test names only what it is about. */
const bakersInTexas: Cells = {
  ...{ AREA: "48", AREA_TITLE: "Texas", AREA_TYPE: 2, PRIM_STATE: "TX" },
  ...{ NAICS: "000000", NAICS_TITLE: "Cross-industry", I_GROUP: "cross-industry", OWN_CODE: 1235 },
  ...{ OCC_CODE: "51-3011", OCC_TITLE: "Bakers", O_GROUP: "detailed", TOT_EMP: 16320, H_MEDIAN: 16.5 },
  ...{ A_MEAN: 36000, A_PCT10: 24000, A_PCT25: 29000, A_MEDIAN: 34320, A_PCT75: 39000, A_PCT90: 47000 },
};
const everyone = { OCC_CODE: "00-0000", OCC_TITLE: "All Occupations", O_GROUP: "total" };
const nation = { AREA: "99", AREA_TITLE: "U.S.", AREA_TYPE: 1, PRIM_STATE: "US" };
const yuma = { AREA: "49740", AREA_TITLE: "Yuma, AZ", AREA_TYPE: 4, PRIM_STATE: "AZ" };
const stLouis = { AREA: "41180", AREA_TITLE: "St. Louis-Example Town, MO-IL", AREA_TYPE: 4, PRIM_STATE: "MO" };

const knowledgeFiles = {
  "sources.yml": ["oews-national-2026", "oews-2025"]
    .map((id) => `${id}:\n  title: Wages\n  publisher: A bureau\n  url: ""\n  asOf: May\n`)
    .join(""),
  "places.yml": "states:\n  az: { name: Arizona }\n  mo: { name: Missouri }\n  tx: { name: Texas }\ntowns: {}\n",
  "figures/occupations.csv":
    "id,code,title,name,plural,names,outside\nany,00-0000,All Occupations,job,jobs,,yes\nbaker,51-3011,Bakers,baker,bakers,,no\n",
  "figures/metros.csv": 'id,title,states,area\nyuma-az,"Yuma, AZ",az,49740\n',
  "figures/wages.csv": `occupation,place,period,employment,mean,p10,p25,median,p75,p90,medianHourly,note,source,confidence
51-3011,us,May 2024,,,,,30000,,,,,oews-2025,high
51-3011,us,May 2025,200000,35000,23000,28000,33000,38000,46000,15.90,"by hand, with a comma",oews-2025,medium
51-3011,az,May 2025,,,,,31000,,,,,oews-2025,high
51-3011,tx,May 2025,,,,,20000,,,,,oews-2025,high
51-3011,yuma-az,May 2025,,,,,30000,,,,,oews-2025,high
`,
};

let folder = "";
let original = "";
let knowledge = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "import-wages-"));
  original = join(folder, "original");
  mkdirSync(join(original, "figures"), { recursive: true });
  for (const [file, text] of Object.entries(knowledgeFiles)) writeFileSync(join(original, file), text);
});

beforeEach(() => {
  knowledge = mkdtempSync(join(folder, "knowledge-"));
  cpSync(original, knowledge, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a workbook of the official layout; each row says how it differs from bakers in Texas. */
async function workbook(
  name: string,
  rows: readonly Cells[],
  columns = officialColumns,
  footnote = "",
): Promise<string> {
  const file = join(knowledge, `${name}.xlsx`);
  const table = rows.map((row) => columns.map((column) => ({ ...bakersInTexas, ...row })[column] ?? null));
  await writeExcelFile([
    { sheet: name, data: [columns, ...table] },
    { sheet: "Field Descriptions", data: [[footnote || "notes"]] },
  ]).toFile(file);
  return file;
}

type Run = { readonly code: number; readonly out: string; readonly problems: string };

/** Runs the real command; the period and the source are good ones unless the arguments name others. */
function run(...args: string[]): Promise<Run> {
  const given = ["--knowledge", knowledge, "--period", "May 2026", "--source", "oews-national-2026", ...args];
  return new Promise((done) => {
    execFile(node, [command, ...given], (error, out, problems) =>
      done({ code: Number(error?.code ?? 0), out, problems }),
    );
  });
}

const written = (file: string) => readFileSync(join(knowledge, file), "utf8");
const wagesOf = (period: string) =>
  written("figures/wages.csv")
    .split("\n")
    .filter((line) => line.includes(period));

function expectNothingWritten() {
  for (const [file, text] of Object.entries(knowledgeFiles)) expect(written(file)).toBe(text);
}

describe("what is kept", () => {
  test("national, state and metro workbooks become rows of wages.csv in one run", async () => {
    const files = [
      await workbook("MSA_M2026_dl", [yuma]),
      await workbook("state_M2026_dl", [{ AREA_TYPE: 2 }]),
      await workbook("national_M2026_dl", [nation, { ...nation, ...everyone, A_MEDIAN: 51000 }]),
    ];
    const { code, problems } = await run(...files, "--write");
    expect(problems).toBe("");
    expect(code).toBe(0);
    const figures = "16320,36000,24000,29000,34320,39000,47000,16.50,,oews-national-2026,high";
    expect(wagesOf("May 2026")).toEqual([
      "00-0000,us,May 2026,16320,36000,24000,29000,51000,39000,47000,16.50,,oews-national-2026,high",
      `51-3011,us,May 2026,${figures}`,
      `51-3011,tx,May 2026,${figures}`,
      `51-3011,yuma-az,May 2026,${figures}`,
    ]);
  });

  test("column names count in any case", async () => {
    const columns = officialColumns.map((name) => name.toLowerCase());
    const file = join(knowledge, "lower.xlsx");
    const row = officialColumns.map((name) => ({ ...bakersInTexas, ...nation })[name] ?? null);
    await writeExcelFile([columns, row]).toFile(file);
    expect((await run(file, "--write")).code).toBe(0);
    expect(wagesOf("May 2026")).toHaveLength(1);
  });

  test("wages that were not released stay empty, capped ones are 'at or above', and a note says both", async () => {
    const starred = { TOT_EMP: "**", A_PCT10: "*", H_MEDIAN: "*" };
    await run(await workbook("national", [{ ...nation, ...starred, A_PCT75: "#", A_PCT90: "#" }]), "--write");
    const note =
      '"some wages published only as 239,200 dollars or more; some or all wages not released; employment not released"';
    const row = `51-3011,us,May 2026,,36000,,29000,34320,239200+,239200+,,${note},oews-national-2026,high`;
    expect(wagesOf("May 2026")).toEqual([row]);
  });

  test("a capped hourly wage is 115.00+", async () => {
    await run(await workbook("national", [{ ...nation, H_MEDIAN: "#" }]), "--write");
    expect(wagesOf("May 2026")[0]).toContain(",115.00+,");
  });

  test("thousands written with commas are read as numbers", async () => {
    await run(await workbook("national", [{ ...nation, TOT_EMP: "155,495,730", A_MEDIAN: "34,320" }]), "--write");
    expect(wagesOf("May 2026")[0]).toContain(",155495730,36000,24000,29000,34320,");
  });

  test("every row that is left out is counted under its reason", async () => {
    const file = await workbook("all", [
      nation,
      { OCC_CODE: "35-2011" },
      { OCC_CODE: "35-2014" },
      { ...nation, O_GROUP: "broad" },
      { I_GROUP: "sector", NAICS: "31-33" },
      { OWN_CODE: 5 },
      { AREA: "4800001", AREA_TYPE: 6 },
      { AREA: "66", AREA_TITLE: "Guam", AREA_TYPE: 3, PRIM_STATE: "GU" },
      { AREA: "78", AREA_TITLE: "Virgin Islands", AREA_TYPE: 3, PRIM_STATE: "VI" },
    ]);
    const { out } = await run(file);
    expect(out).toContain("rows read: 9\nrows kept: 1\nrows skipped: 8\n");
    expect(out).toContain("  2 occupations not in figures/occupations.csv\n");
    expect(out).toContain("  1 groups of occupations\n");
    expect(out).toContain("  2 single industries or owners\n");
    expect(out).toContain("  1 nonmetropolitan areas\n");
    expect(out).toContain("  1 states not in places.yml: GU\n");
    expect(out).toContain("  1 states not in places.yml: VI\n");
  });
});

describe("metro areas", () => {
  test("a metro area met for the first time is reported, and joins metros.csv only with --write", async () => {
    const file = await workbook("MSA", [stLouis, { ...stLouis, ...everyone }]);
    const dry = await run(file);
    expect(dry.out).toContain(
      'new metro areas, for figures/metros.csv:\n  st-louis-mo: "St. Louis-Example Town, MO-IL"',
    );
    expectNothingWritten();
    await run(file, "--write");
    const row = 'st-louis-mo,"St. Louis-Example Town, MO-IL",mo;il,41180\n';
    expect(written("figures/metros.csv")).toBe(knowledgeFiles["figures/metros.csv"] + row);
    expect(wagesOf("st-louis-mo")).toHaveLength(2);
  });

  test("a metro area keeps its id when only its title changed", async () => {
    await run(await workbook("MSA", [{ ...yuma, AREA_TITLE: "San Luis-Yuma, AZ" }]), "--write");
    expect(wagesOf("May 2026")[0]).toMatch(/^51-3011,yuma-az,/);
    expect(written("figures/metros.csv")).toBe(knowledgeFiles["figures/metros.csv"]);
  });

  test("a metro area that was redrawn does not silently take another one's id", async () => {
    const redrawn = { ...yuma, AREA: "49999", AREA_TITLE: "Yuma-San Luis, AZ" };
    const { code, problems } = await run(await workbook("MSA", [redrawn, { ...redrawn, ...everyone }]), "--write");
    expect(code).toBe(1);
    expect(problems.match(/would be called yuma-az, as "Yuma, AZ" \(area 49740\) is/g)).toHaveLength(1);
    expectNothingWritten();
  });

  test.each([
    ["Coeur d'Alene, ID", "coeur-dalene-id", "id"],
    ["Louisville/Jefferson County, KY-IN", "louisville-ky", "ky;in"],
    ["Scranton--Wilkes-Barre, PA", "scranton-pa", "pa"],
    ["Port St. Lucie, FL", "port-st-lucie-fl", "fl"],
    ["Mayagüez, PR", "mayaguez-pr", "pr"],
  ])("%s is called %s", (title, id, states) => {
    const cells: Cells = { ...bakersInTexas, AREA: "12345", AREA_TITLE: title, AREA_TYPE: 4 };
    const rows = [officialColumns, officialColumns.map((column) => String(cells[column] ?? ""))];
    const known = { occupations: new Set(["51-3011"]), states: new Set(["tx"]), metros: [] };
    const given = { period: "May 2026", source: "oews-2025" };
    const { newMetros } = importWages([{ file: "MSA.xlsx", rows, notes: [] }], known, given);
    expect(newMetros).toEqual([{ id, title, states, area: "12345" }]);
  });
});

describe("the report", () => {
  test("it holds each median against the newest earlier one", async () => {
    const { out } = await run(await workbook("national", [nation]));
    expect(out).toContain("51-3011 Bakers: 0 added, 1 changed, 0 same, 0 gone");
    expect(out).toContain("  changed: us $33,000 -> $34,320 (+4.0%) since May 2025");
  });

  test("a place without an earlier wage is added; one missing from its kind of workbook is gone", async () => {
    const { out } = await run(await workbook("state", [{ AREA: "29", PRIM_STATE: "MO" }]));
    expect(out).toContain("51-3011 Bakers: 1 added, 0 changed, 0 same, 2 gone");
    expect(out).toContain("  added: mo\n  gone: az (May 2025), tx (May 2025)");
  });

  test("a change over 25% is listed as unusual, one of 25% is not", async () => {
    const { out } = await run(await workbook("state", [{ A_MEDIAN: 25_000 }, { PRIM_STATE: "AZ", A_MEDIAN: 38_751 }]));
    const [, unusual] = out.split("unusually large changes (over 25%)");
    expect(unusual).toContain("51-3011 az $31,000 -> $38,751 (+25.0%) since May 2025");
    expect(unusual).not.toContain(" tx ");
  });

  test("a wage that is no longer released has changed, by no percentage", async () => {
    const { out } = await run(await workbook("state", [{ A_MEDIAN: "*" }]));
    expect(out).toContain("  changed: tx $20,000 -> not released since May 2025\n");
    expect(out).not.toContain("unusually large");
  });

  test("an occupation that the workbooks do not have is still told of", async () => {
    const { out } = await run(await workbook("national", [nation]));
    expect(out).toContain("00-0000 All Occupations: 0 added, 0 changed, 0 same, 0 gone");
  });
});

describe("writing", () => {
  test("without --write nothing is changed, and the report says so", async () => {
    const { code, out } = await run(await workbook("national", [nation]));
    expect(code).toBe(0);
    expect(out).toContain("This was a dry run: nothing was written.");
    expectNothingWritten();
  });

  test("rows of other periods are kept as they stand: nation, states, metros, newest period first", async () => {
    await run(await workbook("all", [nation, yuma]), "--write");
    const lines = written("figures/wages.csv").trimEnd().split("\n").slice(1);
    expect(lines.map((line) => line.split(",").slice(1, 3).join(" "))).toEqual([
      "us May 2026",
      "us May 2025",
      "us May 2024",
      "az May 2025",
      "tx May 2025",
      "yuma-az May 2026",
      "yuma-az May 2025",
    ]);
    for (const line of knowledgeFiles["figures/wages.csv"].trimEnd().split("\n").slice(1))
      expect(lines).toContain(line);
  });

  test("importing a period again replaces its rows", async () => {
    await run(await workbook("first", [nation]), "--write");
    await run(await workbook("second", [{ ...nation, A_MEDIAN: 34_400 }]), "--write");
    expect(wagesOf("May 2026")).toEqual([expect.stringContaining(",34400,")]);
  });
});

describe("what stops an import", () => {
  const refused = async (...args: string[]) => {
    const { code, out, problems } = await run(...args, "--write");
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(problems).toContain("Nothing was written.");
    expectNothingWritten();
    return problems;
  };

  test("a file that is not there", async () => {
    expect(await refused("nowhere.xlsx")).toContain("nowhere.xlsx\n✖ there is no such file; is the path right?");
  });

  test("a file that is not a workbook", async () => {
    const file = join(knowledge, "notes.xlsx");
    writeFileSync(file, "only text");
    expect(await refused(file)).toContain(`${file}\n✖ this is not an .xlsx workbook`);
  });

  test("missing columns, all named at once", async () => {
    const columns = officialColumns.filter((name) => !["OCC_CODE", "A_MEDIAN", "JOBS_1000"].includes(name));
    const problems = await refused(await workbook("national", [nation], columns));
    expect(problems).toContain("the first row does not name OCC_CODE, A_MEDIAN;");
  });

  test("a source that sources.yml does not know, with the nearest one", async () => {
    const problems = await refused(await workbook("national", [nation]), "--source", "oews-national-2062");
    expect(problems).toContain(
      'there is no source "oews-national-2062" in sources.yml; did you mean "oews-national-2026"?',
    );
  });

  test("a period that is not a month and a year", async () => {
    const problems = await refused(await workbook("national", [nation]), "--period=Spring 2026");
    expect(problems).toContain('--period\n✖ write a month and a year, as in "May 2026", not "Spring 2026"');
  });

  test.each(["2026", "may 2026", "May 26", " May 2026", "May 2026 (draft)"])("%j is no period", (period) => {
    expect(isPeriod(period)).toBe(false);
  });

  test("no file, no period and no source are told together, with the command", async () => {
    const problems = await refused("--period=", "--source=");
    for (const sentence of ["name the workbooks", "write a month and a year", "name the source"]) {
      expect(problems).toContain(sentence);
    }
    expect(problems).toContain("npm run import:wages -- FILE");
  });

  test("an option that does not exist", async () => {
    expect(await refused("--wirte")).toContain("Unknown option '--wirte'");
  });

  test("a knowledge folder that is not there", async () => {
    expect(await refused("--knowledge", join(knowledge, "elsewhere"))).toContain("is the path right?");
  });

  test("a wages.csv that is broken already", async () => {
    const broken = knowledgeFiles["figures/wages.csv"].replace("33000", "a lot");
    writeFileSync(join(knowledge, "figures/wages.csv"), broken);
    const { code, problems } = await run(await workbook("national", [nation]), "--write");
    expect(code).toBe(1);
    expect(problems).toContain("figures/wages.csv:3\n✖ a wage is whole dollars");
    expect(written("figures/wages.csv")).toBe(broken);
  });

  test("a cell that is neither a figure nor a known sign, by row and column", async () => {
    const file = await workbook("national", [
      { ...nation, ...everyone },
      { ...nation, A_MEDIAN: "n/a" },
    ]);
    const problems = await refused(file);
    expect(problems).toContain(`${file}:3\n✖ a wage is whole dollars`);
    expect(problems).toContain("→ at A_MEDIAN");
  });

  test("the same occupation and place twice", async () => {
    const problems = await refused(await workbook("national", [nation, nation]));
    expect(problems).toContain("51-3011 us May 2026 stands twice in what was read");
  });

  test("a cap that is no longer the one we write", async () => {
    const footnote = "#  = indicates a wage equal to or greater than $130.00 per hour or $270,400 per year";
    const problems = await refused(await workbook("national", [nation], officialColumns, footnote));
    expect(problems).toContain('"#" stands for $130.00 an hour or $270,400 a year in this file');
  });
});

test("the cap of today's workbooks is the one we write", async () => {
  const footnote = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year ";
  const { code } = await run(await workbook("national", [nation], officialColumns, footnote));
  expect(code).toBe(0);
});
