import { parseArgs } from "node:util";
import { parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { drawn } from "./draw.ts";
import { knowledgeFolder } from "./knowledge-folder.ts";
import { readSets } from "./labeled-sets.ts";

/**
 * `npm run questions:sample [-- --count 150 --seed WORD --words]`: questions of the test split drawn at random, each
 * with what a phone shows first of its answer, a JSON object a line, for people to judge. Labels are left out.
 */
const shownFirst = 700;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    words: { type: "boolean", default: false },
  },
});
const knowledge = await openKnowledge(knowledgeFolder);
const onProblem = (problem: string) => process.stderr.write(`${problem}\n`);
const model = values.words ? undefined : openModel(knowledgeFolder, knowledge, { onProblem, patienceMs: patient });
await model?.isComplete;
const meanings = model?.meanings;

const asked = readSets("test").flatMap(({ lines }) =>
  lines.flatMap((line) =>
    "turns" in line
      ? line.turns.map(({ asks }, at) => ({
          id: `${line.id}.${at + 1}`,
          asks,
          after: line.turns[at - 1]?.best ?? undefined,
        }))
      : [{ id: line.id, asks: line.asks, after: line.after }],
  ),
);
for (const one of drawn(asked, Number(values.count), values.seed)) {
  const after = one.after === undefined ? undefined : parseAddress(one.after);
  const { answer } = await whenRead(meanings, () => ask(one.asks, knowledge, { after, meanings }));
  const shown = [...plainText(answer)].slice(0, shownFirst).join("");
  process.stdout.write(
    `${JSON.stringify({ id: one.id, after: one.after, question: one.asks, kind: answer.kind, shown })}\n`,
  );
}
model?.close();
