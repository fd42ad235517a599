import { stripVTControlCharacters, styleText } from "node:util";
import wrapAnsi from "wrap-ansi";
import type { Answer, Block, Choice } from "../../src/answer.ts";
import { sourceText } from "../../src/present/plain-text.ts";
import { texts } from "../../src/present/texts.ts";

/** How the terminal looks: its width in columns, and whether it shows colors. */
export type TerminalStyle = { readonly columns: number; readonly colors: boolean };

/** In columns: longer lines are hard to read, however wide the window. */
const maxTextWidth = 100;
const minTextWidth = 20;
/** In columns: two or three words. A narrower cell would hold one word a line. */
const minCellWidth = 18;
const columnGap = "  ";

/** An answer as the terminal shows it: everything that the plain text says, wrapped and, on a terminal, colored. */
export function render(answer: Answer, style: TerminalStyle): string {
  return screen([bold(wrapped(answer.title, style), style), ...partsOf(answer, style)]);
}

/** What stands below the title, paragraph by paragraph. */
function partsOf(answer: Answer, style: TerminalStyle): readonly string[] {
  switch (answer.kind) {
    case "answer":
      return [
        ...answer.blocks.map((block) => blockText(block, style)),
        answer.sources.length > 0
          ? dim(`${texts.sources}:\n${list(answer.sources.map(sourceText), style)}`, style)
          : "",
        answer.reviewed ? dim(texts.reviewed(answer.reviewed), style) : "",
        choiceList(texts.next, answer.next, style),
      ];
    case "choices":
      return [wrapped(answer.says, style), choiceList("", answer.choices, style)];
    case "unknown":
      return [wrapped(answer.says, style), choiceList(texts.near, answer.near, style)];
    case "declined":
      return [wrapped(answer.says, style), choiceList(texts.offers, answer.offers, style)];
    case "welcome":
      return [
        wrapped(answer.says, style),
        ...(answer.blocks ?? []).map((block) => blockText(block, style)),
        answer.examples.length > 0 ? titled(texts.examples, list(answer.examples, style), style) : "",
      ];
  }
}

function blockText(block: Block, style: TerminalStyle): string {
  switch (block.type) {
    case "lead":
      return wrapped(block.text, style);
    case "note":
      return wrapped(`${styled("yellow", `${texts.note}:`, style)} ${block.text}`, style);
    case "facts":
      return titled(block.title, list(block.items, style), style);
    case "steps":
      return titled(
        block.title,
        numbered(block.items, (mark) => mark, style),
        style,
      );
    case "table":
      return titled(block.title, table(block.columns, block.rows, style), style);
  }
}

/** A table, its cells wrapped; where the window is too narrow for that, each row becomes a short list. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], style: TerminalStyle): string {
  // With one column of figures, the title says what they are.
  const headed = columns.length > 2;
  const widths = columnWidths(headed ? [columns, ...rows] : rows, textWidth(style));
  if (widths) {
    const lines = (cells: readonly string[]) => rowLines(cells, widths).join("\n");
    return [...(headed ? [dim(lines(columns), style)] : []), ...rows.map(lines)].join("\n");
  }
  if (!headed) {
    const lines = rows.map(([name, cell]) => `${name}: ${cell}`);
    return list(lines, style);
  }
  return rows
    .map(([name = "", ...cells]) =>
      [wrapped(`${name}:`, style), ...cells.map((cell, at) => item("  -", `${columns[at + 1]}: ${cell}`, style))].join(
        "\n",
      ),
    )
    .join("\n");
}

/** How wide each column is, the widest narrowed until all fit; undefined where that leaves too little to read. */
function columnWidths(rows: readonly (readonly string[])[], maxWidth: number): readonly number[] | undefined {
  const widest = (measure: (cell: string) => number) =>
    (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => measure(row[at] ?? ""))));
  const widths = widest((cell) => cell.length);
  const longestWords = widest((cell) => Math.max(...cell.split(" ").map((word) => word.length)));
  const between = columnGap.length * (widths.length - 1);
  while (widths.reduce((sum, one) => sum + one, between) > maxWidth) {
    const at = widths.indexOf(Math.max(...widths));
    const narrower = (widths[at] ?? 0) - 1;
    if (narrower < Math.max(minCellWidth, longestWords[at] ?? 0)) return undefined;
    widths[at] = narrower;
  }
  return widths;
}

/** A row's cells side by side, in as many lines as the longest needs. */
function rowLines(cells: readonly string[], widths: readonly number[]): string[] {
  const columns = cells.map((cell, at) => wrapAnsi(cell, widths[at] ?? 0).split("\n"));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, at) => (lines[line] ?? "").padEnd(widths[at] ?? 0))
      .join(columnGap)
      .trimEnd(),
  );
}

function choiceList(title: string, choices: readonly Choice[], style: TerminalStyle): string {
  if (choices.length === 0) return "";
  const titles = choices.map((choice) => choice.title);
  return titled(
    title,
    numbered(titles, (mark) => styled("cyan", mark, style), style),
    style,
  );
}

function titled(title: string | undefined, text: string, style: TerminalStyle): string {
  return title ? `${bold(wrapped(`${title}:`, style), style)}\n${text}` : text;
}

const list = (items: readonly string[], style: TerminalStyle): string =>
  items.map((one) => item("-", one, style)).join("\n");

const numbered = (items: readonly string[], marked: (mark: string) => string, style: TerminalStyle): string =>
  items.map((one, at) => item(marked(`${at + 1}.`), one, style)).join("\n");

const screen = (parts: readonly string[]): string => `${parts.filter(Boolean).join("\n\n")}\n`;

const textWidth = ({ columns }: TerminalStyle): number => Math.max(minTextWidth, Math.min(columns, maxTextWidth));
const wrapped = (text: string, style: TerminalStyle): string => wrapAnsi(text, textWidth(style));

/** A list item whose further lines stand under its first word. */
function item(mark: string, text: string, style: TerminalStyle): string {
  const indent = " ".repeat(stripVTControlCharacters(mark).length + 1);
  const lines = wrapAnsi(text, textWidth(style) - indent.length, { trim: true, hard: false }).split("\n");
  return lines.map((line, at) => (at === 0 ? `${mark} ${line}` : indent + line)).join("\n");
}

const styled = (style: "bold" | "dim" | "cyan" | "yellow", text: string, { colors }: TerminalStyle): string =>
  colors ? styleText(style, text, { validateStream: false }) : text;
const bold = (text: string, style: TerminalStyle): string => styled("bold", text, style);
const dim = (text: string, style: TerminalStyle): string => styled("dim", text, style);
