import { formatAddress, parseAddress } from "../../../src/address.ts";
import { type AnsweredQuestion, ask } from "../../../src/ask.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { Reading } from "../../../src/understand/reading.ts";
import { outcomeText } from "../bank.ts";
import { type Cause, causes, type Miss, missOf } from "./judge.ts";
import type { Written } from "./written.ts";

/** A question of the file as it is answered now. */
export type Judged = { readonly written: Written; readonly asked: AnsweredQuestion; readonly miss: Miss | undefined };

/** Asks every question and judges what comes. */
export function judgeAll(written: readonly Written[], knowledge: Knowledge): Judged[] {
  return written.map((one) => {
    const after = one.after === undefined ? undefined : parseAddress(one.after);
    const asked = ask(one.asks, knowledge, { after });
    return { written: one, asked, miss: missOf(one, asked, knowledge) };
  });
}

/** The whole report as text: every reading, the misses by cause, and a summary line. */
export const reportText = (judged: readonly Judged[]): string =>
  [...judged.map(readingText), missesText(judged), summary(judged)].filter(Boolean).join("\n\n");

/** One question: how it was read, by which words, and what else it may have meant. */
export function readingText({ written, asked: { reading }, miss }: Judged): string {
  const used = reading.evidence.map(
    ({ words, means, mended }) => `"${words}" → ${means}${mended ? " (spelling mended)" : ""}`,
  );
  const others = reading.runnersUp.map(({ address, confidence }) => `${formatAddress(address)} ${percent(confidence)}`);
  return [
    `${miss ? "✗" : "✓"} ${written.line}: ${asksText(written)}`,
    `  ${outcomeLine(reading)}, ${percent(reading.confidence)} sure`,
    ...(used.length > 0 ? [`  by ${[...new Set(used)].join("; ")}`] : []),
    ...(others.length > 0 ? [`  or ${others.join(", ")}`] : []),
    ...(miss ? [`  ${miss.cause}: ${miss.says}`] : []),
  ].join("\n");
}

/** The misses by cause, the most frequent cause first. */
function missesText(judged: readonly Judged[]): string {
  const groups = byCause(judged).map(([cause, group]) =>
    [
      `${cause}: ${group.length}`,
      ...group.map(
        ({ written, asked, miss }) =>
          `  ${written.line}: ${asksText(written)}\n     ${outcomeLine(asked.reading)}; ${miss?.says}`,
      ),
    ].join("\n"),
  );
  return groups.length > 0 ? `Misses by cause\n\n${groups.join("\n\n")}` : "";
}

/** "4 questions: 2 right (50%), 2 missed: 1 wrong role, 1 refused" */
export function summary(judged: readonly Judged[]): string {
  const groups = byCause(judged);
  const missed = groups.reduce((sum, [, group]) => sum + group.length, 0);
  const right = judged.length - missed;
  const counts = groups.map(([cause, group]) => `${group.length} ${cause}`).join(", ");
  return `${judged.length} ${judged.length === 1 ? "question" : "questions"}: ${right} right (${percent(
    judged.length === 0 ? 1 : right / judged.length,
  )}), ${missed} missed${counts ? `: ${counts}` : ""}`;
}

function byCause(judged: readonly Judged[]): [Cause, Judged[]][] {
  return causes
    .map((cause): [Cause, Judged[]] => [cause, judged.filter(({ miss }) => miss?.cause === cause)])
    .filter(([, group]) => group.length > 0)
    .sort(([, one], [, other]) => other.length - one.length);
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const asksText = ({ asks, after }: Written): string =>
  `${after ? `(after ${after}) ` : ""}${asks.replace(/\s+/g, " ").trim()}`;

function outcomeLine(reading: Reading): string {
  const { outcome } = reading;
  const several =
    outcome.kind === "choices" ? outcome.addresses : outcome.kind === "unknown" ? outcome.near : ([] as const);
  return `${outcomeText(reading)}${several.length > 0 ? ` (${several.map(formatAddress).join(", ")})` : ""}`;
}
