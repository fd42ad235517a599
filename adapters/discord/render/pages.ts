import {
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ComponentType,
  SeparatorSpacingSize,
} from "discord-api-types/v10";
import type { Answer } from "../../../src/answer.ts";
import { type Chunk, isOneSentence, type Markup, saysIn } from "../../../src/present/answer-chunks.ts";
import { answerPages, type PageLimits, type Pages } from "../../../src/present/paginate.ts";
import { bold, bullet, heading, link, numbered, plain, quote, small } from "./markdown.ts";
import { tableChunks } from "./tables.ts";
import type { Texts } from "./texts.ts";

/** Where a message is shown: only to one person, in a conversation of two, or in front of everybody. */
export type RenderTarget = "private" | "direct" | "channel";

const limits: PageLimits = {
  /** About two screens of a phone. */
  maxPageText: 1700,
  maxChannelText: 850,
  maxChannelSources: 2,
};

const markup: Markup = {
  plain,
  bold,
  bullet,
  numbered,
  link,
  quotedLine: quote,
  small,
  table: tableChunks,
  separator: " · ",
};

/**
 * Discord swallows empty lines, but keeps a gap between text displays. So many of them leave room for all else that
 * stands in a message.
 */
const maxTextDisplays = 16;

type PageOptions = { readonly target: RenderTarget; readonly texts: Texts };

/** How many pages an answer has. */
export const pageCount = (answer: Answer, options: PageOptions): number => pagesOf(answer, options).pages.length;

/** What each page of an answer shows. A channel gets one short page. */
export const pagesOf = (answer: Answer, { target, texts }: PageOptions): Pages =>
  answerPages(answer, {
    isChannel: target === "channel",
    opening: openingChunks(answer, target === "channel"),
    markup,
    limits,
    moreSources: texts.moreSources,
  });

/** The title, and what is said where there is no answer. */
function openingChunks(answer: Answer, isChannel: boolean): readonly Chunk[] {
  const title: Chunk = { markup: heading(answer.title) };
  if (answer.kind === "answer") return [title];
  const says = plain(saysIn(answer, isChannel));
  return isOneSentence(answer, isChannel) ? [{ markup: says }] : [title, { markup: says, continuesLine: true }];
}

/** A page as components: a text display for what stands by itself, and a line above all sources. */
export const pageComponents = (
  page: readonly Chunk[],
  target: RenderTarget,
): (APISeparatorComponent | APITextDisplayComponent)[] =>
  joined(page).flatMap(({ markup, isSmall, continuesLine }) => {
    const isFirstSource = isSmall && !continuesLine && target !== "channel";
    return [...(isFirstSource ? [separator] : []), textDisplay(markup)];
  });

/** Chunks that belong together as one text. */
function joined(chunks: readonly Chunk[]): readonly Chunk[] {
  const texts: Chunk[] = [];
  for (const chunk of chunks) {
    const last = texts.at(-1);
    if (last === undefined || (!chunk.continuesLine && texts.length < maxTextDisplays)) texts.push(chunk);
    else {
      const gap = chunk.continuesLine ? "\n" : "\n\n";
      texts[texts.length - 1] = { ...last, markup: `${last.markup}${gap}${chunk.markup}` };
    }
  }
  return texts;
}

const separator: APISeparatorComponent = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

export const textDisplay = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });
