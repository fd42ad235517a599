import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseAddress, subjectsOf } from "../../src/address.ts";
import { openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { type AskedWith, type JudgedQuestion, judgeSet } from "./ask-sets.ts";
import { differenceTable } from "./difference-table.ts";
import { drawn } from "./draw.ts";
import { knowledgeFolder } from "./knowledge-folder.ts";
import type { Label, LabeledLine } from "./labeled-question.ts";
import { readSets, type Split, splits } from "./labeled-sets.ts";
import { mutationsFor } from "./mutations.ts";
import { lengthOf, scoreTable, topicOf } from "./score-table.ts";
import { type TypedTwice, typedDifferently } from "./type-differently.ts";
import { withSlip } from "./typing-slip.ts";

/** So many are asked in every other way there is to type them, always the same ones. */
const mutated = 300;
const seed = "1";

/**
 * `npm run questions [-- SPLIT …]`: how often the reader is right on the labeled sets, by their addresses: per set,
 * topic, length and kind, in percent with 95 % intervals. The test split is looked at in sums only, or it would be tuned
 * to: it lists no misses.
 */
const usage = `Usage: npm run questions [-- train|development|test …]    (test, unless you name another)

  --misses      also list what was not answered as it is meant (not of the test split)
  --slips       also ask each question with one typing slip, and say what that changes
  --mutations   also ask ${mutated} questions typed in other ways, and say what each changes
  --words       without the encoder
  --entries FILE   also the questions about the entries that the file lists, one a line, beside those about others
`;

const isSplit = (text: string): text is Split => (splits as readonly string[]).includes(text);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      misses: { type: "boolean" },
      slips: { type: "boolean" },
      mutations: { type: "boolean" },
      words: { type: "boolean" },
      entries: { type: "string" },
    },
  });
  const unknown = positionals.filter((one) => !isSplit(one));
  if (unknown.length > 0) throw new Error(`There is no split "${unknown[0]}".\n\n${usage}`);
  const wanted = positionals.length > 0 ? positionals.filter(isSplit) : (["test"] as const);
  if (values.misses && wanted.includes("test"))
    throw new Error(`The test split lists no misses: name another.\n\n${usage}`);
  const knowledge = await openKnowledge(knowledgeFolder);
  const model = values.words
    ? undefined
    : openModel(knowledgeFolder, knowledge, {
        onProblem: (problem) => process.stderr.write(`${problem}\n`),
        patienceMs: patient,
      });
  const asked = { knowledge, meanings: model?.meanings };
  const entries = values.entries === undefined ? undefined : listed(readFileSync(values.entries, "utf8"));
  for (const split of wanted) {
    const judged: JudgedQuestion[] = [];
    for (const set of readSets(split)) {
      // Of what was learned from, only questions about entries that were left out tell anything.
      const lines = entries && split === "train" ? set.lines.filter((line) => isAbout(line, entries)) : set.lines;
      judged.push(...(await judgeSet({ ...set, lines }, asked)));
    }
    write(`# ${split}: ${judged.length} questions`, ...tablesOf(judged));
    if (entries) write(scoreTable("entry", judged.filter(isAboutEntry), (one) => entryKind(one, entries)));
    if (values.misses) write(judged.flatMap(missOf).join("\n"));
    if (values.slips) write(...(await slipTables(judged, asked)));
    if (values.mutations) write(await mutationTable(judged, asked));
  }
  model?.close();
}

const write = (...parts: readonly string[]) => process.stdout.write(`\n${parts.join("\n\n")}\n`);

const tablesOf = (judged: readonly JudgedQuestion[]): readonly string[] => [
  scoreTable("set", judged, ({ set }) => set),
  scoreTable("topic", judged, topicOf),
  scoreTable("length", judged, lengthOf),
  scoreTable("kind", judged, ({ kind }) => kind),
  scoreTable("place in a conversation", judged, ({ isFollowUp }) => (isFollowUp ? "follow-up" : "first or alone")),
];

const listed = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((line) => line !== ""));

/** The guide or term that a question is about, or the roles. */
function entriesOf(label: Label): readonly string[] {
  const address = label.best === null || label.decline !== null ? undefined : parseAddress(label.best);
  if (address === undefined) return [];
  return address.topic === "guide" || address.topic === "term"
    ? [`${address.topic}/${address.id}`]
    : subjectsOf(address);
}

const isAboutEntry = ({ label }: JudgedQuestion): boolean => entriesOf(label).length > 0;

const isAbout = (line: LabeledLine, entries: ReadonlySet<string>): boolean =>
  !("turns" in line) && entriesOf(line).some((entry) => entries.has(entry));

/** "guide, listed", "role, not listed". */
function entryKind({ label }: JudgedQuestion, entries: ReadonlySet<string>): string {
  const about = entriesOf(label);
  const kind = /^(guide|term)\//.exec(about[0] ?? "")?.[1] ?? "role";
  return `${kind}, ${about.some((entry) => entries.has(entry)) ? "listed" : "not listed"}`;
}

/** A question that was not answered as it is meant. */
function missOf({ id, verdict, label, given }: JudgedQuestion): readonly string[] {
  if (verdict === "right" || verdict === "refused" || verdict === "gap") return [];
  return [
    `${verdict.padEnd(10)} ${id} ${JSON.stringify(label.asks)}\n${" ".repeat(11)}wanted ${label.decline ?? label.best}, given ${given}`,
  ];
}

/** What one typing slip in every question changes. */
async function slipTables(judged: readonly JudgedQuestion[], asked: AskedWith): Promise<readonly string[]> {
  const pairs = await typedDifferently(judged, withSlip, asked);
  const by = (groupOf: (one: JudgedQuestion) => string): ReadonlyMap<string, readonly TypedTwice[]> =>
    new Map([...largestFirst(Map.groupBy(pairs, ({ written }) => groupOf(written))), ["all", pairs]]);
  return [
    differenceTable(
      "with a slip, by set",
      by(({ set }) => set),
    ),
    differenceTable("by length", by(lengthOf)),
  ];
}

const largestFirst = (groups: ReadonlyMap<string, readonly TypedTwice[]>) =>
  [...groups].sort(([, a], [, b]) => b.length - a.length);

/** What each way to type a question differently changes, on a sample. */
async function mutationTable(judged: readonly JudgedQuestion[], asked: AskedWith): Promise<string> {
  const sample = drawn(judged, mutated, seed);
  const groups = new Map<string, readonly TypedTwice[]>();
  for (const [kind, mutation] of Object.entries(mutationsFor(asked.knowledge)))
    groups.set(kind, await typedDifferently(sample, mutation, asked));
  return differenceTable(`${sample.length} questions with`, groups);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
