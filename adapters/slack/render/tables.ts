import { type Chunk, listChunks, type Table } from "../../../src/present/answer-chunks.ts";
import { bold, plain } from "./mrkdwn.ts";

/** A fact longer than this needs the whole width of a phone. */
const maxFieldLength = 60;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
const maxFields = 10;

/**
 * Rows of figures stand side by side as fields, wordy ones below each other. Slack's own table is not for modals or
 * the Home tab, and only one fits a message.
 */
export function tableChunks({ title, columns, rows }: Table): readonly Chunk[] {
  // With one column of figures, the title says what they are.
  const isSingle = columns.length === 2;
  const cellLines = (cells: readonly string[], bullet: string) =>
    cells.map((cell, at) => (isSingle ? plain(cell) : `${bullet}${plain(`${columns[at + 1]}: ${cell}`)}`.trimEnd()));
  const maxCell = maxFieldLength / (isSingle ? 1 : 2);
  if (rows.every((row) => row.every((cell) => cell.length <= maxCell))) {
    const fields = rows.map(([name = "", ...cells]) => [bold(name), ...cellLines(cells, "")].join("\n"));
    return fieldChunks(title, fields);
  }
  if (isSingle) {
    return listChunks(
      bold(title),
      rows.map(([name = "", cell = ""]) => `${bold(`${name}:`)} ${plain(cell)}`),
    );
  }
  return [
    { markup: bold(title), isHeading: true },
    ...rows.map(([name = "", ...cells]): Chunk => ({ markup: [bold(name), ...cellLines(cells, "•  ")].join("\n") })),
  ];
}

/** The title stands above the first fields, as many of which stand together as a section takes. */
const fieldChunks = (title: string, fields: readonly string[]): readonly Chunk[] =>
  Array.from({ length: Math.ceil(fields.length / maxFields) }, (_, at) => ({
    markup: at === 0 ? bold(title) : "",
    fields: fields.slice(at * maxFields, (at + 1) * maxFields),
  }));
