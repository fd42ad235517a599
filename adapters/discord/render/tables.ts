import { type Chunk, listChunks, type Table } from "../../../src/present/answer-chunks.ts";
import { bold, codeBlock, plain, subheading } from "./markdown.ts";

/** A code block wider than this is broken on a small phone. */
const maxCodeBlockWidth = 34;
/** Cells of figures stand side by side in one line; wordy ones each get their own. */
const maxShortCell = 16;

/**
 * Discord has no tables. Two narrow columns stand aligned in a code block; a wider table becomes a short list for each
 * row, which a phone can show.
 */
export function tableChunks(table: Table): readonly Chunk[] {
  const { title, columns, rows } = table;
  if (columns.length === 2) return twoColumns(table);
  const isShort = rows.every(([, ...cells]) => cells.every((cell) => cell.length <= maxShortCell));
  if (isShort) {
    const inOneLine = (cells: readonly string[]) =>
      cells.map((cell, at) => plain(`${columns[at + 1]} ${cell}`)).join(" · ");
    return listChunks(
      bold(title),
      rows.map(([name = "", ...cells]) => `- ${bold(`${name}:`)} ${inOneLine(cells)}`),
    );
  }
  return [
    { markup: subheading(title), isHeading: true },
    ...rows.map(([name = "", ...cells]): Chunk => {
      const lines = cells.map((cell, at) => `- ${plain(`${columns[at + 1]}:`)} ${plain(cell)}`.trimEnd());
      return { markup: [bold(name), ...lines].join("\n") };
    }),
  ];
}

function twoColumns({ title, rows }: Table): readonly Chunk[] {
  const nameWidth = Math.max(...rows.map(([name = ""]) => name.length), 0);
  const cellWidth = Math.max(...rows.map(([, cell = ""]) => cell.length), 0);
  if (nameWidth + cellWidth + 2 <= maxCodeBlockWidth) {
    const lines = rows.map(([name = "", cell = ""]) => `${name.padEnd(nameWidth)}  ${cell.padStart(cellWidth)}`);
    return [{ markup: `${bold(title)}\n${codeBlock(lines)}` }];
  }
  return listChunks(
    bold(title),
    rows.map(([name = "", cell = ""]) => `- ${plain(`${name}:`)} ${plain(cell)}`.trimEnd()),
  );
}
