import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { z } from "zod";
import { type Folder, readText } from "./files.ts";
import { explainIssue } from "./issues.ts";
import { didYouMean } from "./problems.ts";

const rowLines = new WeakMap<object, number>();

/** The line of its file on which a row that was read ends; 0 for a row that was read from none. */
export const lineOfRow = (row: object): number => rowLines.get(row) ?? 0;

/** The rows of one CSV file by the schema of a row. Rows that do not fit are noted and left out. */
export function readRows<Row extends z.ZodType>(folder: Folder, file: string, row: Row): z.infer<Row>[] {
  const text = readText(folder, file);
  if (text === undefined) return [];
  const problem = (line: number, field: string, says: string) => folder.problems.push({ file, line, field, says });
  let table: Table;
  try {
    table = parsed(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser names the last line of the file; the last quote in it is the one that stays open.
    const open = error.code === "CSV_QUOTE_NOT_CLOSED" ? text.slice(0, text.lastIndexOf('"')) : undefined;
    const line = open?.split("\n").length ?? Number(error.lines ?? 0);
    problem(line, "", open ? "a quote is opened here and never closed" : `this is not CSV: ${error.message}`);
    return [];
  }
  const wrongColumns = row instanceof z.ZodObject ? columnMistakes(table.header, row) : [];
  for (const says of wrongColumns) problem(1, "", says);
  if (wrongColumns.length > 0) return [];
  return table.rows.flatMap(({ record, info }) => {
    if (info.error) {
      problem(info.lines, "", "this row has more or fewer cells than line 1; a cell that holds a comma goes in quotes");
      return [];
    }
    const result = row.safeParse(record, { reportInput: true });
    if (result.success) {
      rowLines.set(result.data as object, info.lines);
      return [result.data];
    }
    for (const { path, says } of result.error.issues.flatMap((issue) => explainIssue(issue, row))) {
      problem(info.lines, path.join("."), says);
    }
    return [];
  });
}

type Table = {
  readonly header: readonly string[];
  readonly rows: readonly {
    readonly record: object;
    readonly info: { readonly lines: number; readonly error?: unknown };
  }[];
};

function parsed(text: string): Table {
  let header: string[] = [];
  const columns = (names: string[]) => {
    header = names;
    return names;
  };
  const options = { columns, info: true, bom: true, skip_empty_lines: true, relax_column_count: true };
  const rows: Table["rows"] = parseCsv(text, options) as never;
  return { header, rows };
}

function columnMistakes(header: readonly string[], row: z.ZodObject): string[] {
  const columns = Object.keys(row.shape);
  const missing = columns.filter((name) => !header.includes(name));
  const strict = row.def.catchall instanceof z.ZodNever;
  const unknown = strict ? header.filter((name) => !columns.includes(name)) : [];
  return [
    ...unknown.map((name) => `there is no column "${name}"${didYouMean(name, missing)}`),
    ...missing.map((name) => `the column "${name}" is missing`),
  ];
}
