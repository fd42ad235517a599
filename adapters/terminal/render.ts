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
  return screen([bold(wrapped(answer.title, look), look), ...partsOf(answer, look)]);
}

/** What stands below the title, paragraph by paragraph. */
function partsOf(answer: Answer, look: Look): readonly string[] {
  switch (answer.kind) {
    case "answer":
      return [
        ...answer.blocks.map((block) => blockText(block, look)),
        answer.sources.length > 0 ? dim(`Sources:\n${list(answer.sources.map(sourceText), look)}`, look) : "",
        answer.reviewed ? dim(`Last reviewed: ${answer.reviewed}`, look) : "",
        choiceList("Ask next", answer.next, look),
      ];
    case "choices":
      return [wrapped(answer.says, look), choiceList("", answer.choices, look)];
    case "unknown":
      return [wrapped(answer.says, look), choiceList("Perhaps one of these helps", answer.near, look)];
    case "declined":
      return [wrapped(answer.says, look), choiceList("What I can tell you", answer.offers, look)];
    case "welcome":
      return [wrapped(answer.says, look), titled("Try for example", list(answer.examples, look), look)];
  }
}

function blockText(block: Block, look: Look): string {
  switch (block.type) {
    case "lead":
      return wrapped(block.text, look);
    case "note":
      return wrapped(`${styled("yellow", "Note:", look)} ${block.text}`, look);
    case "facts":
      return titled(block.title, list(block.items, look), look);
    case "steps":
      return titled(
        block.title,
        numbered(block.items, (mark) => mark, look),
        look,
      );
    case "table":
      return titled(block.title, table(block.columns, block.rows, look), look);
  }
}

/** A table whose rows fit the window; where they do not, each row becomes a short list. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], look: Look): string {
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const width = widths.reduce((sum, one) => sum + one + 2, -2);
  // With one column of figures, the title says what they are.
  const headed = columns.length > 2;
  if (width <= textWidth(look)) {
    const line = (cells: readonly string[]) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd();
    return [...(headed ? [dim(line(columns), look)] : []), ...rows.map(line)].join("\n");
  }
  if (!headed)
    return list(
      rows.map(([name, cell]) => `${name}: ${cell}`),
      look,
    );
  return rows
    .map(([name = "", ...cells]) =>
      [wrapped(`${name}:`, look), ...cells.map((cell, at) => item("  -", `${columns[at + 1]}: ${cell}`, look))].join(
        "\n",
      ),
    )
    .join("\n");
}

function choiceList(title: string, choices: readonly Choice[], look: Look): string {
  if (choices.length === 0) return "";
  const titles = choices.map((choice) => choice.title);
  return titled(
    title,
    numbered(titles, (mark) => styled("cyan", mark, look), look),
    look,
  );
}

function titled(title: string | undefined, text: string, look: Look): string {
  return title ? `${bold(wrapped(`${title}:`, look), look)}\n${text}` : text;
}

const list = (items: readonly string[], look: Look): string => items.map((one) => item("-", one, look)).join("\n");

const numbered = (items: readonly string[], marked: (mark: string) => string, look: Look): string =>
  items.map((one, at) => item(marked(`${at + 1}.`), one, look)).join("\n");

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
