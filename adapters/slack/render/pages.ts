import type { types as slack } from "@slack/bolt";
import type { Answer } from "../../../src/answer.ts";
import { briefSources, type Chunk, type Markup } from "../../../src/present/answer-chunks.ts";
import { answerPages, type PageLimits, type Pages } from "../../../src/present/paginate.ts";
import { context, section } from "./blocks.ts";
import { bold, bullet, link, maxTextLength, mrkdwn, numbered, plain, quote } from "./mrkdwn.ts";
import { tableChunks } from "./tables.ts";
import type { Texts } from "./texts.ts";

/** Where an answer is shown: to one person; in a conversation of two; in a thread; in front of a channel; in a modal. */
export type RenderTarget = "private" | "direct" | "thread" | "channel" | "modal";

const limits: PageLimits = {
  /** About two screens of a phone. */
  maxPageText: 2400,
  maxChannelText: 900,
  maxChannelSources: 2,
};

const markup: Markup = {
  plain,
  bold,
  bullet,
  numbered,
  link,
  quotedLine: quote,
  // Slack has no markup for small print; it stands in context blocks.
  small: (text) => text,
  table: tableChunks,
  separator: "  ·  ",
};

/** A message has 50 blocks at most; what follows these is put together. */
const maxSections = 30;

/** How many pages an answer has. */
export const pageCount = (answer: Answer, target: RenderTarget, texts: Texts): number =>
  pagesOf(answer, target, texts).pages.length;

/** What each page of an answer shows, below its title. A channel gets one short page. */
export function pagesOf(answer: Answer, target: RenderTarget, texts: Texts): Pages {
  const isChannel = target === "channel";
  const { pages, isWhole } = answerPages(answer, { isChannel, markup, limits, moreSources: texts.moreSources });
  const [first = [], ...rest] = pages;
  if (rest.length === 0 || first.some(({ isSmall }) => isSmall)) return { pages, isWhole };
  // Nobody should have to turn to the last page to see that there are sources.
  const brief = briefSources(answer, limits.maxChannelSources, texts.moreSourcesLast, markup);
  return { pages: [[...first, ...brief], ...rest], isWhole };
}

/** A page as blocks: chunks that belong together are one section. */
export function pageBlocks(page: readonly Chunk[]): slack.KnownBlock[] {
  const joined: Chunk[] = [];
  for (const chunk of page.filter(({ markup, fields }) => markup !== "" || fields)) {
    const last = joined.at(-1);
    const both = `${last?.markup}\n${chunk.markup}`;
    const mayFollow = last && !last.fields && !chunk.fields && last.isSmall === chunk.isSmall;
    const follows = (chunk.continuesLine || joined.length >= maxSections) && both.length <= maxTextLength;
    if (mayFollow && follows) joined[joined.length - 1] = { ...last, markup: both };
    else joined.push(chunk);
  }
  return joined.map(chunkBlock);
}

function chunkBlock({ markup, fields, isSmall }: Chunk): slack.KnownBlock {
  if (isSmall) return context(markup);
  if (fields === undefined) return section(markup);
  return { type: "section", ...(markup && { text: mrkdwn(markup) }), fields: fields.map(mrkdwn) };
}
