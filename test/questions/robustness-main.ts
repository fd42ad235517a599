import { join } from "node:path";
import { parseArgs } from "node:util";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { bankFiles, questionsOf } from "./bank.ts";
import { type KindTried, shareOf, type Tried, tryMutations, worstOf } from "./robustness.ts";

/**
 * `npm run robustness -- [--seed N] [--verbose [--worst N]]`: how many questions of the bank are still read rightly
 * when they are typed differently. The same seed always makes the same slips.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    verbose: { type: "boolean", default: false },
    worst: { type: "string", default: "15" },
  },
});

const percent = (tried: readonly Tried[]): string => `${(shareOf(tried) * 100).toFixed(1)}%`;
const row = (kind: string, tried: readonly Tried[]): string =>
  `${kind.padEnd(20)}${percent(tried).padStart(7)}  of ${tried.length}`;

function example({ question, typed, outcome, confidence }: Tried): string {
  const wanted = question.id ?? question.anyOf?.join(", ") ?? question.kind ?? question.kindAnyOf?.join(", ");
  const after = question.after ? ` (after ${question.after})` : "";
  return `    ${typed}${after}\n      ${outcome}, ${Math.round(confidence * 100)}% sure; right: ${wanted}`;
}

const shown = ({ kind, tried }: KindTried): string[] => [
  row(kind, tried),
  ...(values.verbose ? worstOf(tried, Number(values.worst)).map(example) : []),
];

const knowledge = await openKnowledge(join(import.meta.dirname, "../../knowledge"));
const kinds = tryMutations(bankFiles.flatMap(questionsOf), knowledge, Number(values.seed));
const [written, ...mutated] = kinds;
const all = mutated.flatMap(({ tried }) => tried);
const lines = [...(written ? shown(written) : []), "", ...mutated.flatMap(shown), "", row("all mutations", all)];
process.stdout.write(`${lines.join("\n")}\nseed ${values.seed}\n`);
