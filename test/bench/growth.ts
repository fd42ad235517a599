import { drawn } from "../../questions/score/draw.ts";
import { ask } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { vocabularyOf } from "../../src/understand/vocabulary.ts";
import { type Document, documentsOf } from "./documents.ts";
import { peers } from "./engines.ts";
import { grownKnowledge } from "./grown-knowledge.ts";
import { rounded, table } from "./markdown.ts";
import { type QuestionAlone, questionsAlone } from "./questions.ts";
import { collectGarbage, median, timed } from "./timing.ts";

const scales = [1, 10, 100];
const mostSeconds = 8;
/** A peer that would need longer for its index and one question is left out, unless one is patient. */
const patienceSeconds = 40;
const askedBefore = 30;

type Find = (question: string) => unknown;
type Grower = {
  readonly name: string;
  readonly index: (grown: Knowledge, documents: () => readonly Document[]) => Find;
};

/** Each question is new to a knowledge base that has just grown; without an encoder, since that takes the same for all. */
const rolecall: Grower = {
  name: "Rolecall, by words alone",
  index: (grown) => {
    // A copy has no vocabulary yet, so that making it is measured.
    const own = { ...grown, sameWords: [...grown.sameWords] };
    vocabularyOf(own);
    return (question) => ask(question, own);
  },
};
const growers: readonly Grower[] = [
  rolecall,
  ...peers.map(({ name, index }): Grower => ({ name, index: (_, documents) => index(documents()) })),
];

type Measured = {
  readonly index: number;
  /** Microseconds by question; the first questions, as many as time allowed. */
  readonly taken: readonly number[];
};

/** How a question's time grows with the knowledge: a table, and Rolecall's ratio at the largest scale. */
export function measureGrowth(
  knowledge: Knowledge,
  questions: readonly QuestionAlone[],
  patient: boolean,
): { readonly text: string; readonly ratio: number } {
  const asked = typicalFirst(questions);
  const before = drawn(questionsAlone("train"), askedBefore, "before").map(({ asks }) => asks);
  const measured = new Map<Grower, Measured[]>(growers.map((grower) => [grower, []]));
  const sizes: string[] = [];
  for (const scale of scales) {
    const grown = grownKnowledge(knowledge, scale);
    let made: readonly Document[] | undefined;
    const documents = () => {
      made ??= documentsOf(grown);
      return made;
    };
    for (const [grower, earlier] of measured) {
      const last = earlier.at(-1);
      const isOwn = grower === rolecall;
      const expected = last && !isOwn ? (10 * (last.index * 1000 + (last.taken[0] ?? 0))) / 1e6 : 0;
      if (earlier.length < scales.indexOf(scale) || (expected > patienceSeconds && !patient)) continue;
      if (!isOwn) documents();
      collectGarbage();
      const { result: find, milliseconds } = timed(() => grower.index(grown, documents));
      if (isOwn) timeSome(before, find);
      earlier.push({ index: milliseconds, taken: timeSome(asked, find) });
    }
    const { guides, terms, roles } = grown;
    sizes.push(`${scale}×: ${[roles, guides, terms].map(({ size }) => size.toLocaleString("en-US")).join(" / ")}`);
  }
  const rows = [...measured].map(([grower, runs]) => [grower.name, ...scales.flatMap((_, at) => cellsOf(runs, at))]);
  const columns = [
    "engine",
    ...scales.flatMap((scale) => [`${scale}× median µs (n)`, `${scale}× index ms`, "ratio to 1×"]),
  ];
  const ratio = ratioTo(measured.get(rolecall) ?? [], scales.length - 1);
  const text = [
    `Roles / guides / terms at ${sizes.join("; ")}. New entries are as long as real ones, in words drawn as often as real entries use them; each speaks of one thing under a made-up name of its own. (n) is how many questions were timed, each once, those of middling length first; a ratio compares the same questions.`,
    table(
      columns.filter((_, at) => at !== 3),
      rows.map((row) => row.filter((_, at) => at !== 3)),
    ),
    `Left out (–): an index and one question were expected to take more than ${patienceSeconds} s; \`npm run bench -- --patient\` waits.`,
  ].join("\n\n");
  return { text, ratio };
}

function cellsOf(runs: readonly Measured[], at: number): string[] {
  const run = runs[at];
  if (run === undefined) return ["–", "–", "–"];
  return [`${rounded(median(run.taken))} (${run.taken.length})`, rounded(run.index), `${rounded(ratioTo(runs, at))}`];
}

/** How many times longer the same questions take than at 1×: the median over the questions. */
function ratioTo(runs: readonly Measured[], at: number): number {
  const first = runs[0]?.taken ?? [];
  const ratios = (runs[at]?.taken ?? []).flatMap((taken, question) => {
    const before = first[question];
    return before ? [taken / before] : [];
  });
  return median(ratios);
}

/** Questions of middling length first, so that a few of them stand for all. */
function typicalFirst(questions: readonly QuestionAlone[]): string[] {
  const alone = questions.map(({ asks }) => asks);
  const middle = median(alone.map(({ length }) => length));
  return alone.toSorted((a, b) => Math.abs(a.length - middle) - Math.abs(b.length - middle));
}

function timeSome(asked: readonly string[], find: Find): number[] {
  const end = performance.now() + mostSeconds * 1000;
  const taken: number[] = [];
  for (const question of asked) {
    if (performance.now() > end) break;
    taken.push(timed(() => find(question)).milliseconds * 1000);
  }
  return taken;
}
