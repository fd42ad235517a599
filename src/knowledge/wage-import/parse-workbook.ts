import { wageRow } from "../figures-schema.ts";
import type { Problem } from "../problems.ts";
import { matchPlace, type PlaceMatch } from "./match-place.ts";
import { keyOf, type WrittenMetro, type WrittenWage } from "./merge-wages.ts";
import {
  type Cell,
  columnNames,
  columns,
  type Workbook,
  wageCap,
  withoutCommas,
  workbookProblems,
  yearlyColumns,
} from "./workbook.ts";

/** Federal, state, local and private employers together. */
const everyOwner = "1235";

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

/** The wages that workbooks give for the occupations and places that the knowledge folder knows. */
export function importWages(
  workbooks: readonly Workbook[],
  known: Known,
  given: { readonly period: string; readonly source: string },
): Imported {
  const problems = workbooks.flatMap(workbookProblems);
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
      const reason = skipReason(cell, known);
      const place: PlaceMatch = reason ? { skip: reason } : matchPlace(cell, known.states, metros);
      if ("skip" in place) {
        skipped.set(place.skip, (skipped.get(place.skip) ?? 0) + 1);
      } else if ("problem" in place) {
        // Each occupation of an area would say the same.
        if (!problems.some(({ says }) => says === place.problem)) note("AREA", place.problem);
      } else {
        const wage = wageOf(cell, place.id, given);
        for (const { path, message } of wageRow.safeParse(wage).error?.issues ?? []) {
          note(columns[path[0] as keyof typeof columns] ?? "", message);
        }
        const key = keyOf(wage);
        if (wages.has(key)) note("", `${key} stands twice in what was read; name each file once`);
        wages.set(key, wage);
      }
    }
  }
  return { read, wages: [...wages.values()], skipped, newMetros: metros.slice(known.metros.length), problems };
}

/** Why a row is not wanted wherever it is from; undefined when it is. */
function skipReason(cell: Cell, { occupations }: Known): string | undefined {
  if (!occupations.has(cell("OCC_CODE"))) return "occupations not in figures/occupations.csv";
  // A broad group can bear the same code as the one occupation in it.
  if (!["detailed", "total"].includes(cell("O_GROUP").toLowerCase())) return "groups of occupations";
  const isEveryIndustry = cell("I_GROUP").toLowerCase() === "cross-industry" && Number(cell("NAICS")) === 0;
  const isEveryOwner = cell("OWN_CODE") === "" || cell("OWN_CODE") === everyOwner;
  return isEveryIndustry && isEveryOwner ? undefined : "single industries or owners";
}

function wageOf(cell: Cell, place: string, given: { readonly period: string; readonly source: string }): WrittenWage {
  const yearly = (column: string) => published(cell(column), `${wageCap.year}+`);
  const hourly = published(cell(columns.medianHourly), `${wageCap.hour}+`);
  return {
    occupation: cell("OCC_CODE"),
    place,
    period: given.period,
    employment: published(cell(columns.employment), ""),
    mean: yearly(columns.mean),
    p10: yearly(columns.p10),
    p25: yearly(columns.p25),
    median: yearly(columns.median),
    p75: yearly(columns.p75),
    p90: yearly(columns.p90),
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

function notesOn(cell: Cell): string {
  const wages = Object.values(yearlyColumns).map(cell);
  const cap = Number(wageCap.year).toLocaleString("en-US");
  return [
    wages.includes("#") ? `some wages published only as ${cap} dollars or more` : "",
    wages.includes("*") ? "some or all wages not released" : "",
    cell(columns.employment) === "**" ? "employment not released" : "",
  ]
    .filter((one) => one !== "")
    .join("; ");
}
