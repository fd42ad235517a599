import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { accepted, bankFiles, knownMisses, outcomeText, questionsOf, readingOf } from "./bank.ts";

/** `npm run questions:measure`: asks every question of the bank, and writes into the knowledge how many were read rightly. */
const folder = join(import.meta.dirname, "../../knowledge");
const knowledge = await openKnowledge(folder);
const questions = [...bankFiles, knownMisses].flatMap(questionsOf);
const right = questions.filter((one) => accepted(one, knowledge).includes(outcomeText(readingOf(one, knowledge))));
const on = new Date().toISOString().slice(0, 10);
writeFileSync(
  join(folder, "measured.yml"),
  `# Written by \`npm run questions:measure\`.\nasked: ${questions.length}\nright: ${right.length}\non: ${on}\n`,
);
process.stdout.write(`${right.length} of ${questions.length} questions are read rightly\n`);
