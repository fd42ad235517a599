import type { Answer } from "../answer.ts";
import { briefSources, type Chunk, contentChunks, type Markup, sourceChunks } from "./answer-chunks.ts";

/** How much of an answer a platform shows at once. */
export type PageLimits = {
  /** Characters of markup on one page. */
  readonly maxPageText: number;
  /** Characters of markup, without the sources, in a channel that others read too. */
  readonly maxChannelText: number;
  readonly maxChannelSources: number;
};

/** Where and how an answer is shown. */
export type PageOptions = {
  /** Others read it too: one short page, and the rest for whoever asks for it. */
  readonly isChannel: boolean;
  /** What stands above the answer's blocks, such as its title. */
  readonly opening?: readonly Chunk[];
  readonly markup: Markup;
  readonly limits: PageLimits;
  /** Says how many sources there are besides those that a channel sees. */
  readonly moreSources: (count: number) => string;
};

export type Pages = {
  /** One at least. */
  readonly pages: readonly (readonly Chunk[])[];
  /** Whether the pages together show all of the answer. */
  readonly isWhole: boolean;
};

/** What each page of an answer shows. Pure. */
export function answerPages(answer: Answer, options: PageOptions): Pages {
  const { isChannel, opening = [], markup, limits, moreSources } = options;
  const { maxPageText, maxChannelText, maxChannelSources } = limits;
  const chunks = [...opening, ...contentChunks(answer, isChannel, markup)].flatMap((chunk) =>
    splitChunk(chunk, maxPageText),
  );
  // A source is not split: half a link leads nowhere.
  if (!isChannel) {
    return { pages: paginate([...chunks, ...sourceChunks(answer, maxPageText, markup)], maxPageText), isWhole: true };
  }
  const shown = takeWhileFits(chunks, maxChannelText);
  const hasAllSources = answer.kind !== "answer" || answer.sources.length <= maxChannelSources;
  return {
    pages: [[...shown, ...briefSources(answer, maxChannelSources, moreSources, markup)]],
    isWhole: shown.length === chunks.length && hasAllSources,
  };
}

/** The page that is shown where one is asked for: the nearest that there is, from 1. */
export const nearestPage = (asked: number | undefined, pageCount: number): number =>
  Math.min(Math.max(asked || 1, 1), pageCount);

/** All chunks in their order, on as few pages as their lengths allow; one empty page where there are none. */
export function paginate(chunks: readonly Chunk[], maxLength: number): readonly (readonly Chunk[])[] {
  const pages: (readonly Chunk[])[] = [];
  let rest = chunks;
  do {
    const page = takeWhileFits(rest, maxLength);
    pages.push(page);
    rest = rest.slice(page.length);
  } while (rest.length > 0);
  return pages;
}

/** Counted for the gap between two chunks. */
const gapLength = 2;

/** The first chunk, and as many more as fit; a heading only together with what it is about. */
export function takeWhileFits(chunks: readonly Chunk[], maxLength: number): readonly Chunk[] {
  const taken: Chunk[] = [];
  let length = 0;
  for (const chunk of chunks) {
    length += chunk.markup.length + (chunk.fields ?? []).join("").length + gapLength;
    if (taken.length > 0 && length > maxLength) break;
    taken.push(chunk);
  }
  while (taken.length > 1 && taken.length < chunks.length && taken.at(-1)?.isHeading) taken.pop();
  return taken;
}

/**
 * A chunk whose markup no page can hold, cut at line ends and spaces, or anywhere in a word that fills a page. No entry
 * of ours is that long; this keeps a platform's limits whatever somebody writes.
 */
export function splitChunk(chunk: Chunk, maxLength: number): readonly Chunk[] {
  const { markup } = chunk;
  if (markup.length <= maxLength) return [chunk];
  const head = markup.slice(0, maxLength);
  const lastGap = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
  const end = lastGap > 0 ? lastGap : maxLength;
  const rest: Chunk = { ...chunk, markup: markup.slice(end).trimStart(), continuesLine: true };
  // Fields stand below the markup, so below its last part.
  return [{ ...chunk, markup: markup.slice(0, end), fields: undefined }, ...splitChunk(rest, maxLength)];
}
