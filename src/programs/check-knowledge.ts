import { join, relative } from "node:path";
import { readKnowledge } from "../knowledge/load.ts";
import { formatProblems } from "../knowledge/problems.ts";
import { headsWithoutEntry } from "../runtime/encoder/open-model.ts";
import { readSettings } from "../runtime/settings.ts";

/** `npm run check:knowledge [-- FOLDER]`: every problem of a knowledge folder at once, or what it holds. */
const own = join(import.meta.dirname, "../../knowledge");
const { knowledgeFolder } = await readSettings(process.env);
const [path = knowledgeFolder ?? own] = process.argv.slice(2);
const { knowledge, problems } = readKnowledge(path);
if (problems.length > 0) process.stderr.write(formatProblems(path, problems));
const serious = problems.filter(({ warning }) => !warning).length;
if (knowledge === undefined || serious > 0) {
  process.stderr.write(`\n${serious} ${serious === 1 ? "problem" : "problems"}\n`);
  process.exitCode = 1;
} else {
  const { roles, guides, terms, sources, wages, licences, facts, outlook } = knowledge;
  const gone = headsWithoutEntry(path, knowledge);
  if (gone.length > 0) {
    process.stderr.write(
      `model/heads.json\n⚠ trained for what is not here any more, and ignored: ${gone.join(", ")}\n  → “npm run train” makes a model without it\n\n`,
    );
  }
  const figures =
    [...wages.values()].reduce((sum, rows) => sum + rows.length, 0) + licences.size + facts.size + outlook.size;
  process.stdout.write(
    `${relative(process.cwd(), path) || path} is in order: ${roles.size} roles, ${guides.size} guides, ${terms.size} terms, ${sources.size} sources, ${figures} figures, ${problems.length + gone.length} warnings\n`,
  );
}
