import { readKnowledge } from "./load.ts";
import { formatProblems } from "./problems.ts";

/** `npm run check:knowledge [-- FOLDER]`: every problem of a knowledge folder at once, or what it holds. */
const [path = "knowledge"] = process.argv.slice(2);
const { knowledge, problems } = readKnowledge(path);
if (problems.length > 0) process.stderr.write(formatProblems(path, problems));
const serious = problems.filter(({ warning }) => !warning).length;
if (knowledge === undefined || serious > 0) {
  process.stderr.write(`\n${serious} ${serious === 1 ? "problem" : "problems"}\n`);
  process.exitCode = 1;
} else {
  const { roles, guides, terms, sources, wages, licences, facts, outlook } = knowledge;
  const figures =
    [...wages.values()].reduce((sum, rows) => sum + rows.length, 0) + licences.size + facts.size + outlook.size;
  process.stdout.write(
    `${path} is in order: ${roles.size} roles, ${guides.size} guides, ${terms.size} terms, ${sources.size} sources, ${figures} figures, ${problems.length} warnings\n`,
  );
}
