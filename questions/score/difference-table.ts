import type { JudgedQuestion } from "./ask-sets.ts";
import type { Verdict } from "./judge-answer.ts";
import { alignedColumns, percent, z } from "./score-table.ts";
import type { TypedTwice } from "./type-differently.ts";

const columns = ["in scope", "right as written", "so", "points", "not ours", "answered as written", "so", "points"];

/** One row a group, in the order given: what typing it differently changes, in percent and in points with 95 % intervals. */
export function differenceTable(title: string, groups: ReadonlyMap<string, readonly TypedTwice[]>): string {
  const rows = [...groups].map(([name, pairs]) => {
    const inScope = pairs.filter(({ written }) => written.label.decline === null);
    const notOurs = pairs.filter(({ written }) => written.label.decline !== null);
    return [name, ...cellsOf(inScope, "right"), ...cellsOf(notOurs, "answered")];
  });
  return alignedColumns([[title, ...columns], ...rows]);
}

function cellsOf(pairs: readonly TypedTwice[], counted: Verdict): readonly string[] {
  const { length } = pairs;
  if (length === 0) return ["0", "–", "–", "–"];
  const as = ({ verdict }: JudgedQuestion): number => Number(verdict === counted);
  const shareOf = (pick: (pair: TypedTwice) => number) => pairs.reduce((sum, pair) => sum + pick(pair), 0) / length;
  const points = changeOf(pairs.map(({ written, typed }) => as(typed) - as(written)));
  return [
    String(length),
    percent(shareOf(({ written }) => as(written))),
    percent(shareOf(({ typed }) => as(typed))),
    points,
  ];
}

/** The mean of changes of −1, 0 or 1, each of one question against itself, with its 95 % interval. */
function changeOf(changes: readonly number[]): string {
  const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length;
  const variance = changes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / changes.length;
  return `${mean > 0 ? "+" : ""}${percent(mean)} (±${percent(z * Math.sqrt(variance / changes.length))})`;
}
