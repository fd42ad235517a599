import { join } from "node:path";
import { parseArgs } from "node:util";
import { openModel, patient } from "../runtime/encoder/open-model.ts";
import { compileKnowledge } from "../runtime/knowledge-cache.ts";

/**
 * `npm run wordings [-- FOLDER]`: encodes the wordings of a knowledge folder with its model and stores their vectors
 * beside it, so that a start has nothing left to encode. Whoever changes wordings need not run it: what is not stored
 * is encoded when the bot starts.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0] ?? join(import.meta.dirname, "../../knowledge");
const problems: string[] = [];
const model = openModel(folder, await compileKnowledge(folder), {
  onProblem: (problem) => problems.push(problem),
  onAbsent: (notice) => problems.push(notice),
  patienceMs: patient,
});
await model?.isComplete;
if (model === undefined || problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${await model.storeWordings()} wordings\n`);
}
model?.close();
