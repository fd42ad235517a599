import type { JudgedQuestion } from "./ask-sets.ts";
import type { Verdict } from "./judge-answer.ts";

/** A normal distribution's 95 %. */
export const z = 1.96;

/** A share with its 95 % interval, each 0 to 1: https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval */
export function wilson(
  hits: number,
  of: number,
): { readonly share: number; readonly low: number; readonly high: number } {
  if (of === 0) return { share: 0, low: 0, high: 1 };
  const share = hits / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const columns = ["in scope", "right", "or offered", "wrong", "missed", "not ours", "answered", "asked back"] as const;

/** One row a group, largest first: shares in percent, `right` with its 95 % interval. */
export function scoreTable(
  title: string,
  judged: readonly JudgedQuestion[],
  groupOf: (one: JudgedQuestion) => string,
): string {
  const groups = Map.groupBy(judged, groupOf);
  const rows = [...groups].sort(([, a], [, b]) => b.length - a.length).map(([name, ones]) => [name, ...cellsOf(ones)]);
  const all = groups.size > 1 ? [["all", ...cellsOf(judged)]] : [];
  return alignedColumns([[title, ...columns], ...rows, ...all]);
}

function cellsOf(judged: readonly JudgedQuestion[]): readonly string[] {
  const inScope = judged.filter(({ label }) => label.decline === null);
  const notOurs = judged.filter(({ label }) => label.decline !== null);
  const right = countOf(inScope, "right");
  const { low, high } = wilson(right, inScope.length);
  const interval = inScope.length === 0 ? "" : ` (${percent(low)}–${percent(high)})`;
  return [
    String(inScope.length),
    `${shareOf(right, inScope)}${interval}`,
    shareOf(right + countOf(inScope, "offered"), inScope),
    shareOf(countOf(inScope, "wrong"), inScope),
    shareOf(countOf(inScope, "missed"), inScope),
    String(notOurs.length),
    shareOf(countOf(notOurs, "answered"), notOurs),
    shareOf(countOf(notOurs, "asked back"), notOurs),
  ];
}

const countOf = (judged: readonly JudgedQuestion[], wanted: Verdict): number =>
  judged.filter(({ verdict }) => verdict === wanted).length;

const shareOf = (hits: number, judged: readonly JudgedQuestion[]): string =>
  judged.length === 0 ? "–" : percent(hits / judged.length);

/** 0.123 is "12.3". */
export const percent = (share: number): string => (100 * share).toFixed(1);

/** Rows as text: names to the left, figures to the right. */
export function alignedColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}

/** The first step of the address that is wanted: "salary", "guide"; or why it is not ours. */
export const topicOf = ({ label }: JudgedQuestion): string =>
  label.decline !== null ? `not ours: ${label.decline}` : (label.best?.split("/")[0] ?? "no entry");

/** How long a question is, in words. */
export function lengthOf({ label }: JudgedQuestion): string {
  const words = label.asks.trim().split(/\s+/).length;
  return words <= 8 ? "1 to 8 words" : words <= 15 ? "9 to 15 words" : words <= 30 ? "16 to 30 words" : "over 30 words";
}
