import { scaleLinear } from "d3-scale";
import { type Citing, cited, citing } from "../answers/citations.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Html, html } from "../present/html.ts";
import { dollars } from "../text/format.ts";
import { notes, width } from "./frame.ts";
import type { Picture } from "./picture.ts";
import { line, round, widthOf, wrapped } from "./text-layout.ts";

/** A wage, and whose it is. */
export type PayRow = {
  readonly label: string;
  readonly wage: WageRow;
  /** The one that was asked about, among others. */
  readonly isAsked?: boolean;
};

const labelStep = 19;
const barHeight = 40;
const gap = 12;
const axisHeight = 26;
const maxTicks = 5;

/** What is earned, from the lowest to the best-paid tenth, one row a wage. @param says notes that stand below it */
export function payPicture(
  { of, title, says = [] }: { readonly of: string; readonly title: string; readonly says?: readonly string[] },
  rows: readonly PayRow[],
  knowledge: Knowledge,
): Picture | undefined {
  const known = rows.filter(({ wage }) => wage.median !== undefined);
  if (known.length === 0) return undefined;
  const sources = citing(knowledge);
  const highest = Math.max(...known.flatMap(({ wage }) => [wage.p90?.dollars ?? 0, wage.median?.dollars ?? 0]));
  const lowest = Math.min(...known.map(({ wage }) => wage.p10?.dollars ?? wage.median?.dollars ?? 0));
  // The axis need not begin at zero: wages are read off positions along it, not off the length of a bar.
  const x = scaleLinear([lowest * 0.9, highest * 1.05], [8, width - 8]).nice(maxTicks);
  let top = 0;
  const drawn = known.map((row) => {
    const one = drawRow(row, x, top);
    top += one.height;
    return one.drawn;
  });
  const hasRange = known.some(({ wage }) => wage.p10 && wage.p90);
  const below = notes(
    [
      hasRange
        ? "Line: from the lowest-paid to the best-paid tenth. Bar: the middle half. Mark: half earn more, half less."
        : "Mark: half earn more, half less.",
      ...says,
      sourceNote(known, knowledge, sources),
    ],
    top + axisHeight + 6,
  );
  return {
    kind: "pay",
    of,
    title,
    alt: `${title}. ${known.map((row) => inWords(row)).join(" ")} ${says.join(" ")} ${sourceNote(known, knowledge, sources)}`
      .replace(/\s+/g, " ")
      .trim(),
    sources: sources.sources(),
    width,
    height: Math.ceil(top + axisHeight + 6 + below.height),
    drawing: html`${axis(x, top)}${drawn}${below.drawn}`,
  };
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

function axis(x: Scale, bottom: number): Html {
  return html`${x.ticks(maxTicks).map((tick) => {
    const at = round(x(tick));
    const anchor = at < 24 ? "start" : at > width - 24 ? "end" : "middle";
    return html`<path class="pic-line" d="M${at} ${round(bottom - 4)}v6"/>${line(tick === 0 ? "$0" : `$${tick / 1000}k`, [at, bottom + 17], { size: 13, className: "pic-soft", anchor })}`;
  })}`;
}

function drawRow({ label, wage, isAsked = false }: PayRow, x: Scale, top: number): { drawn: Html; height: number } {
  const { p10, p25, median, p75, p90 } = wage;
  if (median === undefined) return { drawn: html``, height: 0 };
  const figure = dollars(median);
  const lines = wrapped(label, 15, width - widthOf(figure, 15) - 16);
  const y = top + lines.length * labelStep + 14;
  const middle = x(median.dollars);
  const ends = [p10 && `${dollars(p10)}`, p90 && dollars(p90)];
  const [from, to] = [p10 ? x(p10.dollars) : middle, p90 ? x(p90.dollars) : middle];
  const half = p25 && p75 ? { from: x(p25.dollars), to: x(p75.dollars) } : undefined;
  const grid = x
    .ticks(maxTicks)
    .map((tick) => html`<path class="pic-line" d="M${round(x(tick))} ${round(y - 11)}v22"/>`);
  return {
    drawn: html`${grid}${isAsked ? html`<rect class="pic-warm" x="0" y="${round(top)}" width="${width}" height="${round(lines.length * labelStep + 3)}" rx="4"/>` : undefined}${lines.map((text, at) => line(text, [isAsked ? 6 : 0, top + 15 + at * labelStep], { size: 15, isBold: true }))}${line(figure, [width - (isAsked ? 6 : 0), top + 15], { size: 15, anchor: "end", isBold: true })}
<rect class="pic-range" x="${round(from)}" y="${round(y - 3)}" width="${round(Math.max(to - from, 0))}" height="6" rx="3"/>
${half && html`<rect class="pic-half" x="${round(half.from)}" y="${round(y - 7)}" width="${round(half.to - half.from)}" height="14" rx="3"/>`}
<rect class="pic-mark" x="${round(middle - 2.5)}" y="${round(y - 11)}" width="5" height="22" rx="2"/>${endLabels(ends, [from, to], y + 23)}`,
    height: lines.length * labelStep + barHeight + gap,
  };
}

/** The figures at both ends, pushed apart where they would touch. */
function endLabels(
  [low, high]: readonly (string | undefined)[],
  [from, to]: readonly [number, number],
  y: number,
): Html {
  const size = 13;
  const widthOfText = (text: string | undefined) => (text ? widthOf(text, size) : 0);
  const left = Math.min(Math.max(from - widthOfText(low) / 2, 0), width - widthOfText(low) - widthOfText(high) - 10);
  const right = Math.min(Math.max(to - widthOfText(high) / 2, left + widthOfText(low) + 10), width - widthOfText(high));
  return html`${low && line(low, [left, y], { size, className: "pic-soft" })}${high && line(high, [right + widthOfText(high), y], { size, className: "pic-soft", anchor: "end" })}`;
}

function inWords({ label, wage: { p10, p25, median, p75, p90 } }: PayRow): string {
  if (median === undefined) return "";
  const half = p25 && p75 ? `, the middle half between ${dollars(p25)} and ${dollars(p75)}` : "";
  const range = p10 && p90 ? `, from ${dollars(p10)} (lowest tenth) to ${dollars(p90)} (best-paid tenth)` : "";
  return `${label}: ${dollars(median)} a year in the middle${half}${range}.`;
}

function sourceNote(rows: readonly PayRow[], knowledge: Knowledge, { cite }: Citing): string {
  cite(rows.map(({ wage }) => wage.source));
  return `Source: ${[...new Set(rows.map(({ wage }) => cited(wage, knowledge)))].join("; ")}.`;
}
