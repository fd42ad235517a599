import { stripVTControlCharacters, styleText } from "node:util";
import wrapAnsi from "wrap-ansi";
import type { Answer, Block, Choice } from "../../src/answer.ts";
import { sourceText } from "../../src/plain-text.ts";

/** How the terminal looks: its width in columns, and whether it shows colours. */
export type Look = { readonly columns: number; readonly colours: boolean };

/** Longer lines are hard to read, however wide the window. */
const widestText = 100;
const narrowest = 20;

/** An answer as the terminal shows it: everything that the plain text says, wrapped and, on a terminal, coloured. */
export function render(answer: Answer, look: Look): string {
  switch (answer.kind) {
    case "answer":
      return screen([
        wrapped(bold(answer.title, look), look),
        ...answer.blocks.map((block) => blockText(block, look)),
        answer.sources.length > 0
          ? dim(titled("Sources", answer.sources.map((source) => item("-", sourceText(source), look)).join("\n")), look)
          : "",
        answer.reviewed ? dim(`Last reviewed: ${answer.reviewed}`, look) : "",
        choiceList("Ask next (type the number)", answer.next, look),
      ]);
    case "choices":
      return screen([bold(answer.title, look), wrapped(answer.says, look), choiceList("", answer.choices, look)]);
    case "unknown":
      return screen([
        bold(answer.title, look),
        wrapped(answer.says, look),
        choiceList("Perhaps one of these helps", answer.near, look),
      ]);
    case "declined":
      return screen([wrapped(answer.says, look), choiceList("What I can tell you", answer.offers, look)]);
    case "welcome":
      return screen([
        wrapped(answer.says, look),
        titled("Try for example", answer.examples.map((one) => item("-", one, look)).join("\n")),
      ]);
  }
}

function blockText(block: Block, look: Look): string {
  switch (block.type) {
    case "lead":
      return wrapped(block.text, look);
    case "note":
      return wrapped(`${styled("yellow", "Note:", look)} ${block.text}`, look);
    case "facts":
      return titled(block.title && bold(block.title, look), block.items.map((one) => item("-", one, look)).join("\n"));
    case "steps":
      return titled(
        block.title && bold(block.title, look),
        block.items.map((one, at) => item(`${at + 1}.`, one, look)).join("\n"),
      );
    case "table":
      return titled(bold(block.title, look), table(block.columns, block.rows, look));
  }
}

/** A table whose rows fit the window; where they do not, each row becomes a short list. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], look: Look): string {
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const width = widths.reduce((sum, one) => sum + one + 2, 0);
  const wide = width <= textWidth(look);
  if (wide) {
    const line = (cells: readonly string[]) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd();
    const head = columns.some((name) => name !== "") && columns.length > 2 ? [dim(line(columns), look)] : [];
    return [...head, ...rows.map(line)].join("\n");
  }
  return rows
    .map(([name = "", ...cells]) =>
      [`${name}:`, ...cells.map((cell, at) => item("  -", `${columns[at + 1]}: ${cell}`, look))].join("\n"),
    )
    .join("\n");
}

function choiceList(title: string, choices: readonly Choice[], look: Look): string {
  if (choices.length === 0) return "";
  const lines = choices.map((choice, at) => item(styled("cyan", `${at + 1}.`, look), choice.title, look));
  return titled(title, lines.join("\n"));
}

const titled = (title: string | undefined, text: string): string => (title ? `${title}:\n${text}` : text);
const screen = (parts: readonly string[]): string => `${parts.filter(Boolean).join("\n\n")}\n`;

const textWidth = ({ columns }: Look): number => Math.max(narrowest, Math.min(columns, widestText));
const wrapped = (text: string, look: Look): string => wrapAnsi(text, textWidth(look));

/** A list item whose further lines stand under its first word. */
function item(mark: string, text: string, look: Look): string {
  const indent = " ".repeat(stripVTControlCharacters(mark).length + 1);
  const lines = wrapAnsi(text, textWidth(look) - indent.length, { trim: true, hard: false }).split("\n");
  return lines.map((line, at) => (at === 0 ? `${mark} ${line}` : indent + line)).join("\n");
}

const styled = (style: "bold" | "dim" | "cyan" | "yellow", text: string, { colours }: Look): string =>
  colours ? styleText(style, text, { validateStream: false }) : text;
const bold = (text: string, look: Look): string => styled("bold", text, look);
const dim = (text: string, look: Look): string => styled("dim", text, look);
