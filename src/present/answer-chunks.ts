import type { Answer, Block, Cited } from "../answer.ts";
import { firstSentence, tablesFirst } from "./shorten.ts";
import { texts } from "./texts.ts";

/** A stretch of markup that no page takes apart. */
export type Chunk = {
  readonly markup: string;
  /** Short facts below the markup, side by side where the screen is wide enough. */
  readonly fields?: readonly string[] | undefined;
  /** Follows on the next line; others stand by themselves. */
  readonly continuesLine?: boolean;
  /** Says what the chunks after it are, so it does not stand alone at the end of a page. */
  readonly isHeading?: boolean;
  /** In small print. */
  readonly isSmall?: boolean;
};

export type Table = Extract<Block, { type: "table" }>;

/** How a platform writes what every answer is made of. The functions take plain text where nothing else is said. */
export type Markup = {
  readonly plain: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly bullet: (item: string) => string;
  readonly numbered: (items: readonly string[]) => readonly string[];
  readonly link: (title: string, url: string) => string;
  /** Of markup. */
  readonly quotedLine: (markup: string) => string;
  /** Of markup; the markup itself where small print is not a matter of markup. */
  readonly small: (markup: string) => string;
  readonly table: (table: Table) => readonly Chunk[];
  /** Stands between sources in one line. */
  readonly separator: string;
};

/** Whether one sentence is all that is said: what is not ours, and a greeting, in front of everybody. */
export const isOneSentence = ({ kind }: Answer, isChannel: boolean): boolean =>
  isChannel && (kind === "declined" || kind === "welcome");

/** What is said where there is no answer. A channel gets the first sentence, where that is enough. */
export function saysIn(answer: Exclude<Answer, { kind: "answer" }>, isChannel: boolean): string {
  const isShort = answer.kind === "unknown" || (answer.kind === "declined" && !answer.urgent);
  return isChannel && isShort ? firstSentence(answer.says) : answer.says;
}

/** What stands below an answer's title and its `says`, without its sources. */
export function contentChunks(answer: Answer, isChannel: boolean, markup: Markup): readonly Chunk[] {
  switch (answer.kind) {
    case "answer": {
      const blocks = isChannel ? tablesFirst(answer.blocks) : answer.blocks;
      return blocks.flatMap((block, at) => blockChunks(block, at === 0, markup));
    }
    case "welcome":
      if (isChannel) return [];
      return [
        ...(answer.blocks ?? []).flatMap((block) => blockChunks(block, false, markup)),
        ...(answer.examples.length > 0
          ? listChunks(markup.bold(texts.examples), answer.examples.map(markup.bullet))
          : []),
      ];
    case "choices":
    case "unknown":
    case "declined":
      return [];
  }
}

/** @param isFirst where it is, a sentence follows the title on the next line */
function blockChunks(block: Block, isFirst: boolean, markup: Markup): readonly Chunk[] {
  const { plain, bold, bullet, numbered, quotedLine, table } = markup;
  switch (block.type) {
    case "lead":
      return [{ markup: plain(block.text), continuesLine: isFirst }];
    case "note":
      return [{ markup: quotedLine(`${bold(`${texts.note}:`)} ${plain(block.text)}`) }];
    case "facts":
      return listChunks(block.title && bold(block.title), block.items.map(bullet));
    case "steps":
      return listChunks(block.title && bold(block.title), numbered(block.items));
    case "table":
      return table(block);
  }
}

/** Lines below each other, below their heading if they have one. All of it is markup. */
export const listChunks = (heading: string | undefined, lines: readonly string[]): readonly Chunk[] => [
  ...(heading ? [{ markup: heading, isHeading: true }] : []),
  ...lines.map((markup, at): Chunk => ({ markup, continuesLine: at > 0 || heading !== undefined })),
];

/** Where an answer comes from, in small print: one chunk, or one a line where that would be longer than a page. */
export function sourceChunks(answer: Answer, maxPageText: number, markup: Markup): readonly Chunk[] {
  if (answer.kind !== "answer") return [];
  const { plain, bold, small } = markup;
  const lines = [
    ...(answer.sources.length > 0 ? [bold(texts.sources)] : []),
    ...answer.sources.map((source) => sourceLine(source, markup)),
    ...(answer.reviewed ? [plain(texts.reviewed(answer.reviewed))] : []),
  ].map(small);
  if (lines.length === 0) return [];
  const together = lines.join("\n");
  if (together.length <= maxPageText) return [{ markup: together, isSmall: true }];
  return lines.map((line, at): Chunk => ({ markup: line, isSmall: true, continuesLine: at > 0 }));
}

/**
 * The first sources of an answer in one line, for where there is no room for all of them.
 * @param more says how many there are besides
 */
export function briefSources(
  answer: Answer,
  maxSources: number,
  more: (count: number) => string,
  markup: Markup,
): readonly Chunk[] {
  if (answer.kind !== "answer" || answer.sources.length === 0) return [];
  const rest = answer.sources.length - maxSources;
  const shown = [
    ...answer.sources.slice(0, maxSources).map((source) => sourceLine(source, markup)),
    ...(rest > 0 ? [markup.plain(more(rest))] : []),
  ];
  return [{ markup: markup.small(`${texts.sources}: ${shown.join(markup.separator)}`), isSmall: true }];
}

const sourceLine = ({ title, publisher, url, asOf }: Cited, { plain, link }: Markup): string =>
  `${url ? link(title, url) : plain(title)} (${plain(publisher)}, ${plain(asOf)})`;
