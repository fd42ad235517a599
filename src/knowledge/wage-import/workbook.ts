import type { Problem } from "../problems.ts";

/**
 * The official wage workbooks of the BLS (Occupational Employment and Wage Statistics: national_M20XX_dl.xlsx,
 * state_M20XX_dl.xlsx, MSA_M20XX_dl.xlsx), read as rows of figures/wages.csv.
 */

/**
 * What "#" stands for: the footnote of the OEWS tables (sheet "Field Descriptions") reads "a wage equal to or greater
 * than $115.00 per hour or $239,200 per year" since the tables published in 2023. A workbook that notes another cap is
 * refused, because nothing else would show that the figures are wrong.
 */
export const wageCap = { hour: "115.00", year: "239200" } as const;

/** Our yearly wages, by the column that holds them. */
export const yearlyColumns = {
  mean: "A_MEAN",
  p10: "A_PCT10",
  p25: "A_PCT25",
  median: "A_MEDIAN",
  p75: "A_PCT75",
  p90: "A_PCT90",
} as const;
export const columns = { ...yearlyColumns, employment: "TOT_EMP", medianHourly: "H_MEDIAN" } as const;
const areaAndOccupationColumns = [
  "AREA",
  "AREA_TITLE",
  "AREA_TYPE",
  "PRIM_STATE",
  "I_GROUP",
  "NAICS",
  "OCC_CODE",
  "O_GROUP",
] as const;
const requiredColumns: readonly string[] = [...areaAndOccupationColumns, ...Object.values(columns)];

export type Workbook = {
  readonly file: string;
  /** Cells as text; the first row names the columns. */
  readonly rows: readonly (readonly string[])[];
  /** The text on its other sheets. */
  readonly notes: readonly string[];
};

/** The text of a row's cell in a column; empty when there is no such column. */
export type Cell = (column: string) => string;

/** The names of a workbook's columns, in their order. */
export const columnNames = (rows: Workbook["rows"]) => (rows[0] ?? []).map((name) => name.toUpperCase());

/** Why a whole workbook cannot be used. */
export function workbookProblems({ file, rows, notes }: Workbook): Problem[] {
  const problem = (says: string): Problem => ({ file, line: 0, field: "", says });
  const header = columnNames(rows);
  const missing = requiredColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const says = `the first row does not name ${missing.join(", ")}; is this an official OEWS workbook as it was published?`;
    return [problem(says)];
  }
  const [, hour, year] = /\$([\d.,]+) per hour or \$([\d,]+) per year/.exec(notes.join("\n")) ?? [];
  if (!hour || !year || (hour === wageCap.hour && withoutCommas(year) === wageCap.year)) return [];
  const cap = `"#" stands for $${hour} an hour or $${year} a year in this file, not for ${wageCap.hour} and ${wageCap.year}`;
  return [problem(`${cap}; if that is right, change wageCap in src/knowledge/wage-import/workbook.ts`)];
}

/** "95,480" as "95480". */
export const withoutCommas = (cell: string) => cell.replaceAll(",", "");
