import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { distance } from "fastest-levenshtein";
import { isNode, LineCounter, parseDocument, parse as parseYaml, YAMLParseError } from "yaml";
import type { z } from "zod";
import type { Problem } from "./problems.ts";

export type Path = readonly (string | number)[];

/** Reads the files of one knowledge folder and gathers what is wrong with them. */
export type Folder = {
  readonly path: string;
  readonly problems: Problem[];
};

/** One YAML file by its schema; undefined when it cannot be used, the problems being noted. */
export function readYaml<Schema extends z.ZodType>(
  folder: Folder,
  file: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  const text = readText(folder, file);
  if (text === undefined) return undefined;
  let written: unknown;
  try {
    written = parseYaml(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 0;
    folder.problems.push({ file, line, field: "", says: `this is not YAML: ${error.message.split(" at line")[0]}` });
    return undefined;
  }
  const result = schema.safeParse(written);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path as Path;
    note(folder, file, path, saysOf(issue, schema));
  }
  return undefined;
}

/** Every .yml file of a sub-folder by its schema; the file's name without its ending is the entry's id. */
export function readEntries<Schema extends z.ZodType>(
  folder: Folder,
  subfolder: string,
  schema: Schema,
): Map<string, z.infer<Schema>> {
  const entries = new Map<string, z.infer<Schema>>();
  const path = join(folder.path, subfolder);
  if (!existsSync(path)) return entries;
  for (const name of readdirSync(path).sort()) {
    const file = `${subfolder}/${name}`;
    const id = name.replace(/\.yml$/, "");
    if (!/^[a-z0-9]+(-[a-z0-9]+)*\.yml$/.test(name)) {
      const says = "an entry's file is named for its id: lower-case words joined by hyphens, ending in .yml";
      folder.problems.push({ file, line: 0, field: "", says });
      continue;
    }
    const entry = readYaml(folder, file, schema);
    if (entry !== undefined) entries.set(id, entry);
  }
  return entries;
}

/** The rows of one CSV file by the schema of a row. Rows that do not fit are noted and left out. */
export function readRows<Row extends z.ZodType>(folder: Folder, file: string, row: Row): z.infer<Row>[] {
  const text = readText(folder, file);
  if (text === undefined) return [];
  let written: { record: Record<string, string>; info: { lines: number } }[];
  try {
    written = parseCsv(text, { columns: true, info: true, bom: true, skip_empty_lines: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    folder.problems.push({
      file,
      line: Number(error.lines ?? 0),
      field: "",
      says: `this is not CSV: ${error.message}`,
    });
    return [];
  }
  const rows: z.infer<Row>[] = [];
  for (const { record, info } of written) {
    const result = row.safeParse(record);
    if (result.success) rows.push(result.data);
    else {
      for (const issue of result.error.issues) {
        const field = issue.path.join(".");
        folder.problems.push({ file, line: info.lines, field, says: saysOf(issue, row) });
      }
    }
  }
  return rows;
}

/** Notes a problem at a field of a YAML file, with the line on which the field stands. */
export function note(folder: Folder, file: string, path: Path, says: string, warning = false): void {
  const field = path.reduce<string>(
    (sofar, step) => (typeof step === "number" ? `${sofar}[${step}]` : sofar ? `${sofar}.${step}` : step),
    "",
  );
  folder.problems.push({ file, line: lineOf(folder, file, path), field, says, ...(warning && { warning }) });
}

/** ', did you mean "…"?' when a known id is close, else nothing. */
export function didYouMean(wrong: string, known: Iterable<string>): string {
  let best = "";
  let least = Math.max(2, Math.floor(wrong.length / 3)) + 1;
  for (const one of known) {
    const far = distance(wrong, one);
    if (far < least) [best, least] = [one, far];
  }
  return best ? `; did you mean "${best}"?` : "";
}

function readText(folder: Folder, file: string): string | undefined {
  try {
    return readFileSync(join(folder.path, file), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const says = code === "ENOENT" ? "this file is missing" : `this file cannot be read (${code})`;
    folder.problems.push({ file, line: 0, field: "", says });
    return undefined;
  }
}

function saysOf(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path as Path);
    return issue.keys.map((key) => `there is no field "${key}" here${didYouMean(key, known)}`).join("; ");
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return `this field is missing (${issue.expected})`;
  return issue.message;
}

/** The field names that a schema knows at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at = schema as {
    def?: { type?: string; element?: unknown; innerType?: unknown; valueType?: unknown };
    shape?: Record<string, unknown>;
  };
  for (const step of [...path, ""]) {
    while (at?.def?.innerType) at = at.def.innerType as typeof at;
    if (step === "") break;
    const next = typeof step === "number" ? at?.def?.element : (at?.shape?.[step] ?? at?.def?.valueType);
    at = next as typeof at;
  }
  return Object.keys(at?.shape ?? {});
}

/** The line of a field, or of the nearest field around it that is written. */
function lineOf(folder: Folder, file: string, path: Path): number {
  const text = readFileSync(join(folder.path, file), "utf8");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
