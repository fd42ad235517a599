import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { isOneSentence } from "../../../src/present/answer-chunks.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { nearestPage } from "../../../src/present/paginate.ts";
import { rowsOf } from "./buttons.ts";
import { choiceRows } from "./choices.ts";
import type { ButtonAction } from "./custom-id.ts";
import { plain, small } from "./markdown.ts";
import type { Message } from "./message.ts";
import { pageComponents, pagesOf, type RenderTarget, textDisplay } from "./pages.ts";
import type { Texts } from "./texts.ts";
import { toolbar } from "./toolbar.ts";

// Limits: https://discord.com/developers/docs/components/reference
/** Of all text displays of a message together. */
export const maxText = 4000;
/** Of a message, nested ones included. */
export const maxComponents = 40;

/** A question longer than this, escapes included, is not stored in the message. */
export const maxStoredQuestion = 1600;
/** The component that holds the question; lower ids are Discord's to give. */
export const questionComponent = 7001;

/** How an answer is shown. */
export type RenderOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  /** From 1; a channel gets one page only. */
  readonly page?: number | undefined;
  readonly asked?: OriginalQuestion | undefined;
  /** Where the bot's own pages are, to which answers link. */
  readonly publicUrl?: string | undefined;
  /** A line of markup above everything: who points whom to it. */
  readonly above?: string | undefined;
  /** The only people it may ping. */
  readonly pings?: readonly string[] | undefined;
  /** What picking a meaning does, where the answer is an offer of meanings; without it, its answer is shown. */
  readonly pick?: ((address: Address) => ButtonAction) | undefined;
};

/** An answer as a message. Pure; whatever the answer, it keeps Discord's limits. */
export function render(answer: Answer, options: RenderOptions): Message {
  const { target, texts, asked, above, pings = [] } = options;
  const { pages, isWhole } = pagesOf(answer, options);
  const page = nearestPage(options.page, pages.length);
  const hasChoices = !isOneSentence(answer, target === "channel");
  const question = asked && hasChoices ? storedQuestion(asked.question, texts) : undefined;
  const inside: APIComponentInContainer[] = [
    ...(page > 1 ? [textDisplay(small(plain(texts.pageOf(answer.title, page, pages.length))))] : []),
    ...pageComponents(pages[page - 1] ?? [], target),
    ...(question ? [question] : []),
    ...(hasChoices ? choiceRows(answer, options) : []),
    ...rowsOf(
      toolbar(answer, options, {
        page,
        pageCount: pages.length,
        isWhole,
        isQuestionStored: question !== undefined,
      }),
    ),
  ];
  return {
    components: [...(above ? [textDisplay(above)] : []), container(inside)],
    allowed_mentions: { parse: [], users: [...pings] },
    ...(answer.kind === "answer" && page === 1 && { pictureOf: answer.address }),
  };
}

/** What frames an answer. Its color is the same for all of them and means nothing. */
export const container = (components: APIComponentInContainer[]): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: 0x2f8f83,
  spoiler: false,
  components,
});

/** The question as it stands in the message; none where it is too long. */
function storedQuestion(question: string, texts: Texts): APITextDisplayComponent | undefined {
  const markup = plain(question.replace(/[\p{Cc}\p{Cf}]+/gu, " "));
  if (markup === "" || markup.length > maxStoredQuestion) return undefined;
  return { ...textDisplay(small(`${texts.question}: ❝${markup}❞`)), id: questionComponent };
}
