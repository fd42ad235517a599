import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import readExcelFile from "read-excel-file/node";
import { z } from "zod";
import { metroRow, occupationRow, wageRow } from "../knowledge/figures-schema.ts";
import { type Folder, readYaml } from "../knowledge/files.ts";
import { didYouMean, formatProblems, type Problem } from "../knowledge/problems.ts";
import { readRows } from "../knowledge/rows.ts";
import { isPeriod, mergeWages, type WrittenMetro, type WrittenWage } from "../knowledge/wage-import/merge-wages.ts";
import { importWages } from "../knowledge/wage-import/parse-workbook.ts";
import { compareWages, reportOn } from "../knowledge/wage-import/report.ts";
import type { Workbook } from "../knowledge/wage-import/workbook.ts";

/** npm run import:wages: brings the official wage workbooks into figures/wages.csv, or shows what that would change. */

const usage = `npm run import:wages -- FILE [FILE…] --period "May 2026" --source SOURCE-ID [--write] [--knowledge FOLDER]`;
const ownKnowledge = fileURLToPath(new URL("../../knowledge", import.meta.url));

/** Whether the rest of an occupation's row is right is for npm run check:knowledge to say; as with sources and places. */
const listedOccupation = z.object({ code: occupationRow.shape.code, title: occupationRow.shape.title });

/** Nothing can be imported; the message lists everything that is in the way. */
class ImportProblems extends Error {
  constructor(problems: readonly Problem[]) {
    super(`${formatProblems("The import", problems)}\nNothing was written. The command is:\n${usage}`);
  }
}

async function main(): Promise<void> {
  const { files, period, source, write, path } = readArguments();
  const folder: Folder = { path, problems: [] };
  const about = (field: string, says: string) => folder.problems.push({ file: field, line: 0, field: "", says });

  const known = readKnown(folder);
  if (files.length === 0) about("FILE", "name the workbooks to read, as in national_M2026_dl.xlsx");
  if (!isPeriod(period))
    about("--period", `write a month and a year, as in "May 2026"${period && `, not "${period}"`}`);
  if (source === "") about("--source", "name the source that sources.yml has for these workbooks");
  else if (known.sources !== undefined && !known.sources.has(source)) {
    const cure = didYouMean(source, known.sources.keys()) || "; describe it in sources.yml first";
    about("--source", `there is no source "${source}" in sources.yml${cure}`);
  }
  const workbooks: Workbook[] = [];
  for (const file of files) {
    const workbook = await readWorkbook(file);
    if (typeof workbook === "string") about(file, workbook);
    else workbooks.push(workbook);
  }
  const imported = importWages(workbooks, { ...known, occupations: new Set(known.titles.keys()) }, { period, source });
  const problems = [...folder.problems, ...imported.problems];
  if (problems.length > 0) throw new ImportProblems(problems);

  const metros = [...known.metros, ...imported.newMetros];
  const asked = { period, occupations: known.titles.keys(), metros };
  console.log(reportOn(imported, compareWages(imported.wages, known.wages, asked), known.titles));
  if (!write) {
    console.log("\nThis was a dry run: nothing was written. Add --write to write it.");
    return;
  }
  if (imported.newMetros.length > 0) writeRows(path, "figures/metros.csv", metroRow, metros);
  writeRows(path, "figures/wages.csv", wageRow, mergeWages(known.wages, imported.wages, metros));
  console.log(`\nWritten to ${join(path, "figures")}. Run npm run check:knowledge next.`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        period: { type: "string", default: "" },
        source: { type: "string", default: "" },
        write: { type: "boolean", default: false },
        knowledge: { type: "string", default: ownKnowledge },
      },
    });
    const { knowledge: path, ...given } = values;
    return { files: positionals, path, ...given };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ImportProblems([{ file: "arguments", line: 0, field: "", says: error.message }]);
  }
}

/** What an import needs of the knowledge folder; what is wrong with it is noted in the folder's problems. */
function readKnown(folder: Folder) {
  if (!existsSync(folder.path)) {
    const says = `there is no folder "${folder.path}"; is the path right?`;
    throw new ImportProblems([{ file: "--knowledge", line: 0, field: "", says }]);
  }
  const sources = readYaml(folder, "sources.yml", z.record(z.string(), z.unknown()));
  const places = readYaml(folder, "places.yml", z.object({ states: z.record(z.string(), z.unknown()) }));
  const occupations = readRows(folder, "figures/occupations.csv", listedOccupation);
  readRows(folder, "figures/wages.csv", wageRow);
  readRows(folder, "figures/metros.csv", metroRow);
  return {
    sources: sources && new Map(Object.entries(sources)),
    states: new Set(Object.keys(places?.states ?? {})),
    titles: new Map(occupations.map(({ code, title }) => [code, title])),
    // Checked above; taken here as they stand, because they are written back.
    wages: asTheyStand<WrittenWage>(folder, "figures/wages.csv"),
    metros: asTheyStand<WrittenMetro>(folder, "figures/metros.csv"),
  };
}

const asTheyStand = <Written>({ path }: Folder, file: string): Written[] =>
  readRows({ path, problems: [] }, file, z.custom<Written>());

/** A workbook's cells as text; a sentence when the file cannot be read. */
async function readWorkbook(file: string): Promise<Workbook | string> {
  if (!existsSync(file)) return "there is no such file; is the path right?";
  try {
    const sheets = await readExcelFile(file);
    const [table = [], ...notes] = sheets.map(({ data }) =>
      data.map((row) => row.map((cell) => (cell === null ? "" : String(cell).trim()))),
    );
    return { file, rows: table, notes: notes.flat(2) };
  } catch (error) {
    return `this is not an .xlsx workbook (${error instanceof Error ? error.message : error})`;
  }
}

function writeRows(path: string, file: string, row: z.ZodObject, rows: readonly object[]): void {
  const columns = Object.keys(row.shape);
  writeFileSync(join(path, file), stringify([...rows], { header: true, columns }));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ImportProblems)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
