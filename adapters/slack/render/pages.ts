import type { Answer, Block, Cited } from "../../../src/answer.ts";
import { tablesFirst } from "../../../src/present/shorten.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import { bold, bullet, link, numbered, plain } from "./mrkdwn.ts";
import type { Texts } from "./texts.ts";

/** Where an answer is shown: to one person; in a conversation of two; in a thread; in front of a channel; in a window. */
export type RenderTarget = "private" | "direct" | "thread" | "channel" | "modal";

/** A stretch of markup, or a few facts side by side, that is not taken apart. */
export type Chunk = {
  readonly markup: string;
  /** Shown in two columns, where the screen is wide enough. */
  readonly fields?: readonly string[] | undefined;
  /** Follows on the next line; others stand by themselves. */
  readonly continuesLine?: boolean;
  /** Says what the following pieces are, so it does not stand alone at the end of a page. */
  readonly isHeading?: boolean;
  /** In small print. */
  readonly isSmall?: boolean;
};

/** About two screens of a phone: more is read on the next page. */
const maxPageText = 2400;
/** What one answer may take of a channel that others read too. */
const maxChannelText = 900;
const maxChannelSources = 2;
/** A fact longer than this needs the whole width of a phone. */
const maxFieldLength = 60;
/** Slack: ten fields in a section (https://docs.slack.dev/reference/block-kit/blocks/section-block). */
const maxFields = 10;

export type Pages = {
  readonly pages: readonly (readonly Chunk[])[];
  /** Whether nothing was left for "Read it all". */
  readonly isWhole: boolean;
};

/** What each page of an answer shows in a room, without its title. A channel gets one short page. */
export function pagesOf(answer: Answer, room: RenderTarget, texts: Texts): Pages {
  const pieces = piecesOf(answer, room).flatMap(splitChunk);
  const sources = answer.kind === "answer" ? answer.sources : [];
  if (room === "channel") {
    const shown = takeWhileFits(pieces, maxChannelText);
    const isWhole = shown.length === pieces.length && sources.length <= maxChannelSources;
    return { pages: [[...shown, ...briefSources(sources, texts.moreSources)]], isWhole };
  }
  const pages: (readonly Chunk[])[] = [];
  let left = [...pieces, ...sourcePieces(sources, answer)];
  while (left.length > 0) {
    const shown = takeWhileFits(left, maxPageText);
    left = left.slice(shown.length);
    pages.push(shown);
  }
  const [first = [], ...rest] = pages;
  const hasSources = rest.length === 0 || first.some(({ isSmall }) => isSmall);
  return {
    pages: [hasSources ? first : [...first, ...briefSources(sources, texts.moreSourcesLast)], ...rest],
    isWhole: true,
  };
}

/** A piece that no page can hold, at its line ends and spaces. No entry is that long; the rule is for those to come. */
function splitChunk(piece: Chunk): Chunk[] {
  if (piece.markup.length <= maxPageText) return [piece];
  const head = piece.markup.slice(0, maxPageText);
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
  const cut = end > 0 ? end : maxPageText;
  return [
    { ...piece, markup: piece.markup.slice(0, cut) },
    ...splitChunk({ ...piece, markup: piece.markup.slice(cut).trimStart(), continuesLine: true }),
  ];
}

/** At least one piece, and as many as fit. */
function takeWhileFits(pieces: readonly Chunk[], room: number): Chunk[] {
  const shown: Chunk[] = [];
  let used = 0;
  for (const piece of pieces) {
    used += piece.markup.length + (piece.fields ?? []).join("").length + 2;
    if (shown.length > 0 && used > room) break;
    shown.push(piece);
  }
  while (shown.length > 1 && shown.length < pieces.length && shown.at(-1)?.isHeading) shown.pop();
  return shown;
}

function piecesOf(answer: Answer, room: RenderTarget): Chunk[] {
  switch (answer.kind) {
    case "answer":
      return (room === "channel" ? tablesFirst(answer.blocks) : answer.blocks).flatMap(blockPieces);
    case "welcome":
      return room === "channel"
        ? []
        : [
            ...(answer.blocks ?? []).flatMap(blockPieces),
            ...(answer.examples.length > 0 ? listPieces(shared.examples, answer.examples.map(bullet)) : []),
          ];
    default:
      return [];
  }
}

function blockPieces(block: Block): Chunk[] {
  switch (block.type) {
    case "lead":
      return [{ markup: plain(block.text) }];
    case "note":
      return [{ markup: `> *${shared.note}:* ${plain(block.text)}` }];
    case "facts":
      return listPieces(block.title, block.items.map(bullet));
    case "steps":
      return listPieces(block.title, numbered(block.items));
    case "table":
      return tablePieces(block);
  }
}

const listPieces = (title: string | undefined, lines: readonly string[]): Chunk[] => [
  ...(title ? [{ markup: bold(title), isHeading: true }] : []),
  ...lines.map((markup, at) => ({ markup, continuesLine: at > 0 || title !== undefined })),
];

/**
 * Rows of figures stand side by side as fields, wordy ones below each other. Slack's own table is not for windows or
 * the Home tab, and only one fits a message.
 */
function tablePieces({ title, columns, rows }: Extract<Block, { type: "table" }>): Chunk[] {
  const isSingle = columns.length === 2;
  const cellsOf = (cells: readonly string[], mark: string) =>
    cells.map((cell, at) => (isSingle ? plain(cell) : `${mark}${plain(`${columns[at + 1]}: ${cell}`)}`.trimEnd()));
  const isNarrow = rows.every((row) => row.every((cell) => cell.length <= maxFieldLength / (isSingle ? 1 : 2)));
  if (isNarrow) {
    const fields = rows.map(([name = "", ...cells]) => [bold(name), ...cellsOf(cells, "")].join("\n"));
    const chunks = Array.from({ length: Math.ceil(fields.length / maxFields) }, (_, at) =>
      fields.slice(at * maxFields, (at + 1) * maxFields),
    );
    return chunks.map((chunk, at) => ({ markup: at === 0 ? bold(title) : "", fields: chunk }));
  }
  if (isSingle) {
    return listPieces(
      title,
      rows.map(([name = "", cell = ""]) => `${bold(`${name}:`)} ${plain(cell)}`),
    );
  }
  return [
    { markup: bold(title), isHeading: true },
    ...rows.map(([name = "", ...cells]) => ({ markup: [bold(name), ...cellsOf(cells, "•  ")].join("\n") })),
  ];
}

const sourceLine = ({ title, publisher, url, asOf }: Cited): string =>
  `${url ? link(title, url) : plain(title)} (${plain(publisher)}, ${plain(asOf)})`;

/** Where all of it comes from, in small print. */
function sourcePieces(sources: readonly Cited[], answer: Answer): Chunk[] {
  const reviewed = answer.kind === "answer" && answer.reviewed ? [plain(shared.reviewed(answer.reviewed))] : [];
  const heading = sources.length > 0 ? [`*${shared.sources}*`] : [];
  const lines = [...heading, ...sources.map(sourceLine), ...reviewed];
  if (lines.length === 0) return [];
  // They stand together on one page, where one page can hold them.
  const together = lines.join("\n");
  if (together.length <= maxPageText) return [{ markup: together, isSmall: true }];
  return lines.map((markup, at) => ({ markup, isSmall: true, continuesLine: at > 0 }));
}

/** The first sources, and how many more there are. */
function briefSources(sources: readonly Cited[], more: (count: number) => string): Chunk[] {
  if (sources.length === 0) return [];
  const rest = sources.length - maxChannelSources;
  const shown = sources.slice(0, maxChannelSources).map(sourceLine);
  const all = [...shown, ...(rest > 0 ? [plain(more(rest))] : [])];
  return [{ markup: `${shared.sources}: ${all.join("  ·  ")}`, isSmall: true }];
}
