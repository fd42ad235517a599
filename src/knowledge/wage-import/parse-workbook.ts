import { wageRow } from "../figures-schema.ts";
import type { Problem } from "../problems.ts";
import { keyOf, type WrittenMetro, type WrittenWage } from "./merge-wages.ts";

/**
 * The official wage workbooks of the BLS (Occupational Employment and Wage Statistics: national_M20XX_dl.xlsx,
 * state_M20XX_dl.xlsx, MSA_M20XX_dl.xlsx), read as rows of figures/wages.csv.
 */

/**
 * What "#" stands for: the footnote of the OEWS tables (sheet "Field Descriptions") reads "a wage equal to or greater
 * than $115.00 per hour or $239,200 per year" since the tables published in 2023. A workbook that notes another cap is
 * refused, because nothing else would show that the figures are wrong.
 */
const WAGE_CAP = { hour: "115.00", year: "239200" } as const;

/** Our yearly wages, by the column that holds them. */
const YEARLY = {
  mean: "A_MEAN",
  p10: "A_PCT10",
  p25: "A_PCT25",
  median: "A_MEDIAN",
  p75: "A_PCT75",
  p90: "A_PCT90",
} as const;
const COLUMNS = { ...YEARLY, employment: "TOT_EMP", medianHourly: "H_MEDIAN" } as const;
const ABOUT = ["AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "I_GROUP", "NAICS", "OCC_CODE", "O_GROUP"] as const;
const REQUIRED: readonly string[] = [...ABOUT, ...Object.values(COLUMNS)];

/** Federal, state, local and private employers together. */
const EVERY_OWNER = "1235";

export type Workbook = {
  readonly file: string;
  /** Cells as text; the first row names the columns. */
  readonly rows: readonly (readonly string[])[];
  /** The text on its other sheets. */
  readonly notes: readonly string[];
};

/** What the knowledge folder says about where a row may belong. */
export type Known = {
  /** Codes from occupations.csv. */
  readonly occupations: ReadonlySet<string>;
  /** Codes from places.yml. */
  readonly states: ReadonlySet<string>;
  readonly metros: readonly WrittenMetro[];
};

export type Imported = {
  readonly read: number;
  readonly wages: readonly WrittenWage[];
  /** Why rows were left out, to how many. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly newMetros: readonly WrittenMetro[];
  readonly problems: readonly Problem[];
};

type Place = { readonly id: string } | { readonly skip: string } | { readonly problem: string };
/** The text of a row's cell in a column; empty when there is no such column. */
type Cell = (column: string) => string;

/** The wages that workbooks give for the occupations and places that the knowledge folder knows. */
export function importWages(
  workbooks: readonly Workbook[],
  known: Known,
  given: { readonly period: string; readonly source: string },
): Imported {
  const problems = workbooks.flatMap(problemsOf);
  const metros = [...known.metros];
  const skipped = new Map<string, number>();
  const wages = new Map<string, WrittenWage>();
  let read = 0;
  for (const { file, rows } of problems.length > 0 ? [] : workbooks) {
    const header = columnNames(rows);
    for (const [index, row] of rows.entries()) {
      if (index === 0 || row.every((one) => one === "")) continue;
      const cell: Cell = (column) => row[header.indexOf(column)] ?? "";
      const note = (field: string, says: string) => problems.push({ file, line: index + 1, field, says });
      read++;
      const reason = whyNot(cell, known);
      const place: Place = reason ? { skip: reason } : placeOf(cell, known, metros);
      if ("skip" in place) {
        skipped.set(place.skip, (skipped.get(place.skip) ?? 0) + 1);
      } else if ("problem" in place) {
        // Each occupation of an area would say the same.
        if (!problems.some(({ says }) => says === place.problem)) note("AREA", place.problem);
      } else {
        const wage = wageOf(cell, place.id, given);
        for (const { path, message } of wageRow.safeParse(wage).error?.issues ?? []) {
          note(COLUMNS[path[0] as keyof typeof COLUMNS] ?? "", message);
        }
        const key = keyOf(wage);
        if (wages.has(key)) note("", `${key} stands twice in what was read; name each file once`);
        wages.set(key, wage);
      }
    }
  }
  return { read, wages: [...wages.values()], skipped, newMetros: metros.slice(known.metros.length), problems };
}

const columnNames = (rows: Workbook["rows"]) => (rows[0] ?? []).map((name) => name.toUpperCase());

/** Why a whole workbook cannot be used. */
function problemsOf({ file, rows, notes }: Workbook): Problem[] {
  const problem = (says: string): Problem => ({ file, line: 0, field: "", says });
  const header = columnNames(rows);
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const says = `the first row does not name ${missing.join(", ")}; is this an official OEWS workbook as it was published?`;
    return [problem(says)];
  }
  const [, hour, year] = /\$([\d.,]+) per hour or \$([\d,]+) per year/.exec(notes.join("\n")) ?? [];
  if (!hour || !year || (hour === WAGE_CAP.hour && withoutCommas(year) === WAGE_CAP.year)) return [];
  const cap = `"#" stands for $${hour} an hour or $${year} a year in this file, not for ${WAGE_CAP.hour} and ${WAGE_CAP.year}`;
  return [problem(`${cap}; if that is right, change WAGE_CAP in src/knowledge/wage-import/parse-workbook.ts`)];
}

/** Why a row is not wanted wherever it is from; undefined when it is. */
function whyNot(cell: Cell, { occupations }: Known): string | undefined {
  if (!occupations.has(cell("OCC_CODE"))) return "occupations not in figures/occupations.csv";
  // A broad group can bear the same code as the one occupation in it.
  if (!["detailed", "total"].includes(cell("O_GROUP").toLowerCase())) return "groups of occupations";
  const everyIndustry = cell("I_GROUP").toLowerCase() === "cross-industry" && Number(cell("NAICS")) === 0;
  const everyOwner = cell("OWN_CODE") === "" || cell("OWN_CODE") === EVERY_OWNER;
  return everyIndustry && everyOwner ? undefined : "single industries or owners";
}

/** Where a row belongs. A metro area met for the first time joins `metros`. */
function placeOf(cell: Cell, { states }: Known, metros: WrittenMetro[]): Place {
  const type = cell("AREA_TYPE");
  const state = cell("PRIM_STATE").toLowerCase();
  if (type === "1") return { id: "us" };
  if (type === "6") return { skip: "nonmetropolitan areas" };
  if (!["2", "3", "4"].includes(type)) return { skip: `areas of another kind (AREA_TYPE ${type || "empty"})` };
  if (!states.has(state)) return { skip: `states not in places.yml: ${state.toUpperCase() || "empty"}` };
  if (type !== "4") return { id: state };

  const area = cell("AREA").replace(/^0+/, "");
  const title = cell("AREA_TITLE");
  const metro = metros.find((one) => one.area === area) ?? metroOf(title, area);
  if (metro === undefined) return { problem: `no city and state to be read from "${title}", as in "Yuma, AZ"` };
  const namesake = metros.find((one) => one.id === metro.id);
  if (namesake === undefined) metros.push(metro);
  else if (namesake.area !== area) {
    const taken = `"${title}" (area ${area}) would be called ${metro.id}, as "${namesake.title}" (area ${namesake.area}) is`;
    const cure = "in figures/metros.csv, give that row the new code if it was redrawn, or add a row with another id";
    return { problem: `${taken}; ${cure}` };
  }
  return { id: metro.id };
}

/** "St. Louis-Example, MO-IL" becomes st-louis-mo: its first city and its first state. */
function metroOf(title: string, area: string): WrittenMetro | undefined {
  const [, cities = "", codes] = /^(.+), ([A-Z]{2}(?:-[A-Z]{2})*)$/.exec(title) ?? [];
  if (codes === undefined) return undefined;
  const states = codes.toLowerCase().split("-");
  const [city = ""] = cities.split(/[-/]/);
  const marks = /[.'’]|\p{Mark}/gu;
  const plain = city.normalize("NFD").replace(marks, "").toLowerCase();
  return { id: `${plain.trim().replace(/ +/g, "-")}-${states[0]}`, title, states: states.join(";"), area };
}

function wageOf(cell: Cell, place: string, given: { readonly period: string; readonly source: string }): WrittenWage {
  const yearly = (column: string) => published(cell(column), `${WAGE_CAP.year}+`);
  const hourly = published(cell(COLUMNS.medianHourly), `${WAGE_CAP.hour}+`);
  return {
    occupation: cell("OCC_CODE"),
    place,
    period: given.period,
    employment: published(cell(COLUMNS.employment), ""),
    mean: yearly(COLUMNS.mean),
    p10: yearly(COLUMNS.p10),
    p25: yearly(COLUMNS.p25),
    median: yearly(COLUMNS.median),
    p75: yearly(COLUMNS.p75),
    p90: yearly(COLUMNS.p90),
    // A workbook's number 27.5 is 27.50 in dollars and cents.
    medianHourly: /^\d+(\.\d+)?$/.test(hourly) ? Number(hourly).toFixed(2) : hourly,
    note: notesOn(cell),
    source: given.source,
    confidence: "high",
  };
}

/** "*" and "**" mean that a figure was not released, "#" that it reaches the cap. */
function published(cell: string, cap: string): string {
  if (cell === "*" || cell === "**") return "";
  return cell === "#" ? cap : withoutCommas(cell);
}

const withoutCommas = (cell: string) => cell.replaceAll(",", "");

function notesOn(cell: Cell): string {
  const wages = Object.values(YEARLY).map(cell);
  const cap = Number(WAGE_CAP.year).toLocaleString("en-US");
  return [
    wages.includes("#") ? `some wages published only as ${cap} dollars or more` : "",
    wages.includes("*") ? "some or all wages not released" : "",
    cell(COLUMNS.employment) === "**" ? "employment not released" : "",
  ]
    .filter((one) => one !== "")
    .join("; ");
}
