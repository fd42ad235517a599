import { join } from "node:path";
import { parseArgs } from "node:util";
import { openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { type JudgedQuestion, judgeSet } from "./ask-sets.ts";
import { readSets, type Split, splits } from "./labeled-sets.ts";
import { lengthOf, scoreTable, topicOf } from "./score-table.ts";

/**
 * `npm run questions:score [-- SPLIT …] [--misses] [--words]`: how often the reader is right on the labeled sets, by their
 * addresses: per set, topic, length and kind, in percent with 95 % intervals. The test split is looked at in sums only, or
 * it would be tuned to: it lists no misses. `--words` leaves the encoder out.
 */
const usage = "Usage: npm run questions:score [-- train|development|test …] [--misses] [--words]";

const isSplit = (text: string): text is Split => (splits as readonly string[]).includes(text);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { misses: { type: "boolean" }, words: { type: "boolean" } },
  });
  const unknown = positionals.filter((one) => !isSplit(one));
  if (unknown.length > 0) throw new Error(`There is no split "${unknown[0]}".\n${usage}`);
  const wanted = positionals.length > 0 ? positionals.filter(isSplit) : (["development", "test"] as const);
  if (values.misses && wanted.includes("test"))
    throw new Error(`The test split lists no misses: name another.\n${usage}`);
  const folder = join(import.meta.dirname, "../../knowledge");
  const knowledge = await openKnowledge(folder);
  const model = values.words
    ? undefined
    : openModel(folder, knowledge, {
        onProblem: (problem) => process.stderr.write(`${problem}\n`),
        patienceMs: patient,
      });
  const asked = { knowledge, meanings: model?.meanings };
  for (const split of wanted) {
    const judged: JudgedQuestion[] = [];
    for (const set of readSets(split)) judged.push(...(await judgeSet(set, asked)));
    process.stdout.write(`\n# ${split}: ${judged.length} questions\n\n${tablesOf(judged).join("\n\n")}\n`);
    if (values.misses) process.stdout.write(`\n${judged.flatMap(missOf).join("\n")}\n`);
  }
  model?.close();
}

const tablesOf = (judged: readonly JudgedQuestion[]): readonly string[] => [
  scoreTable("set", judged, ({ set }) => set),
  scoreTable("topic", judged, topicOf),
  scoreTable("length", judged, lengthOf),
  scoreTable("kind", judged, ({ kind }) => kind),
  scoreTable("place in a conversation", judged, ({ isFollowUp }) => (isFollowUp ? "follow-up" : "first or alone")),
];

/** A question that was not answered as it is meant. */
function missOf({ id, verdict, label, given }: JudgedQuestion): readonly string[] {
  if (verdict === "right" || verdict === "refused" || verdict === "gap") return [];
  return [
    `${verdict.padEnd(10)} ${id} ${JSON.stringify(label.asks)}\n${" ".repeat(11)}wanted ${label.decline ?? label.best}, given ${given}`,
  ];
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
