import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openKnowledge } from "../../../src/runtime/knowledge-cache.ts";
import { judgeAll, reportText } from "./report.ts";
import { readWritten } from "./written.ts";

/**
 * `npm run questions -- FILE [--limit N]`: how every question of a file is read, and why the misses miss. Lines are the
 * bank's or labeled real questions (written.ts has both shapes). The report is the result: misses are no failure.
 */
const usage = "Usage: npm run questions -- FILE [--limit N]";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { limit: { type: "string" } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(`Name one file of questions.\n${usage}`);
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw new Error(`--limit takes how many questions to read, such as 20; "${values.limit}" is no such number.`);
  }
  const { written, problems } = readWritten(textOf(file));
  if (problems.length > 0) throw new Error(`${file} needs attention:\n${problems.map((one) => `✖ ${one}`).join("\n")}`);
  const knowledge = await openKnowledge(join(import.meta.dirname, "../../../knowledge"));
  process.stdout.write(`${reportText(judgeAll(written.slice(0, limit), knowledge))}\n`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
