import type { types as slack } from "@slack/bolt";
import type { Answer } from "../../../src/answer.ts";
import { type Chunk, isOneSentence, saysIn } from "../../../src/present/answer-chunks.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { nearestPage } from "../../../src/present/paginate.ts";
import { permalink } from "../../../src/present/permalink.ts";
import { plainText } from "../../../src/present/plain-text.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import { context, header, plainSection, section } from "./blocks.ts";
import { rowsOf } from "./buttons.ts";
import { choiceRows, type PickAction } from "./choices.ts";
import { type ImageSource, imageBlock } from "./image-block.ts";
import type { Message } from "./message.ts";
import { bold, escaped, link, plain, truncated } from "./mrkdwn.ts";
import { pageBlocks, pagesOf, type RenderTarget } from "./pages.ts";
import type { Texts } from "./texts.ts";
import { feedback, toolbar } from "./toolbar.ts";

/** Of a message's text beside its blocks: https://docs.slack.dev/reference/methods/chat.postMessage */
const maxPlainTextLength = 40_000;

/** How an answer is shown. */
export type RenderOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  /** From 1. */
  readonly page?: number | undefined;
  readonly asked?: OriginalQuestion | undefined;
  /** A line of markup above everything: who points whom to it. */
  readonly above?: string | undefined;
  /** What picking a meaning does, where the answer is an offer of meanings; without it, its answer is shown. */
  readonly pick?: PickAction | undefined;
  /** Whether there is a channel to share it in. */
  readonly mayShare?: boolean | undefined;
  /** Where our own pages are: an answer then links to its own. */
  readonly publicUrl?: string | undefined;
  readonly picture?: ImageSource | undefined;
};

/** An answer as a message. Pure; whatever the answer, it keeps Slack's limits. */
export function render(answer: Answer, options: RenderOptions): Message {
  const above = options.above === undefined ? "" : `${options.above}\n\n`;
  const page = webPage(answer, options);
  const below = page === undefined ? "" : `\n\n${options.texts.openPage}: ${escaped(page)}`;
  const text = `${above}${escaped(plainText(answer))}${below}`;
  return { text: truncated(text, maxPlainTextLength), blocks: blocksOf(answer, options) };
}

/** The blocks alone, for a modal. */
export function blocksOf(answer: Answer, options: RenderOptions): slack.KnownBlock[] {
  const { target, texts, above } = options;
  const isChannel = target === "channel";
  const { pages, isWhole } = pagesOf(answer, target, texts);
  const page = nearestPage(options.page, pages.length);
  const isShort = isOneSentence(answer, isChannel);
  return [
    ...(above ? [section(above)] : []),
    ...(isShort ? [] : [header(answer.title)]),
    ...(page > 1 ? [context(plain(texts.pageOf(page, pages.length)))] : []),
    ...(answer.kind === "answer" ? [] : [plainSection(saysIn(answer, isChannel))]),
    ...withPicture(pageBlocks([...(pages[page - 1] ?? []), ...linkChunks(answer, options)]), options),
    ...(answer.kind === "answer" && answer.next.length > 0 ? [context(bold(shared.next))] : []),
    ...(isShort ? [] : choiceRows(answer, options)),
    ...rowsOf(toolbar(answer, options, { page, pageCount: pages.length, isWhole })),
    ...(answer.kind === "answer" && target !== "modal" ? [feedback(answer.address, texts)] : []),
  ];
}

/** Where the answer stands among our own pages on the web. */
const webPage = (answer: Answer, { publicUrl }: RenderOptions): string | undefined =>
  answer.kind === "answer" && publicUrl !== undefined ? permalink(answer.address, publicUrl) : undefined;

/** The link to it, in small print with the sources. */
function linkChunks(answer: Answer, options: RenderOptions): readonly Chunk[] {
  const page = webPage(answer, options);
  return page === undefined ? [] : [{ markup: link(options.texts.openPage, page), isSmall: true, continuesLine: true }];
}

/** The picture stands below the answer's first sentences, above its details. */
const withPicture = (blocks: slack.KnownBlock[], { picture }: RenderOptions): slack.KnownBlock[] =>
  picture === undefined ? blocks : [...blocks.slice(0, 1), imageBlock(picture), ...blocks.slice(1)];
