import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { type JudgedQuestion, judgeSet } from "./ask-sets.ts";
import { knowledgeFolder } from "./knowledge-folder.ts";
import { readSets } from "./labeled-sets.ts";

/**
 * `npm run questions:measure`: asks the test split, which nothing was tuned to, and writes into the knowledge how many
 * questions in scope led to the right answer, for `/about`.
 */
const knowledge = await openKnowledge(knowledgeFolder);
const onProblem = (problem: string) => process.stderr.write(`${problem}\n`);
const model = openModel(knowledgeFolder, knowledge, { onProblem, patienceMs: patient });
const judged: JudgedQuestion[] = [];
for (const set of readSets("test")) judged.push(...(await judgeSet(set, { knowledge, meanings: model?.meanings })));
model?.close();
const fair = judged.filter(
  ({ label }) => label.decline === null && label.accept.length + Number(label.best !== null) > 0,
);
const right = fair.filter(({ verdict }) => verdict === "right").length;
const on = new Date().toISOString().slice(0, 10);
writeFileSync(
  join(knowledgeFolder, "measured.yml"),
  `# Written by \`npm run questions:measure\`.\nasked: ${fair.length}\nright: ${right}\non: ${on}\n`,
);
process.stdout.write(`${right} of ${fair.length} questions in scope lead to the right answer\n`);
