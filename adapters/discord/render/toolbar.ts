import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { type ActionOptions, type AnswerAction, answerActions } from "../../../src/present/answer-actions.ts";
import { permalink } from "../../../src/present/permalink.ts";
import { type Button, button, linkButtons } from "./buttons.ts";
import { type ButtonAction, formatCustomId } from "./custom-id.ts";
import type { RenderTarget } from "./pages.ts";
import type { Texts } from "./texts.ts";

type ToolbarOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  readonly asked?: { readonly after?: Address | undefined } | undefined;
  /** Where the bot's own pages are, to which answers link. */
  readonly publicUrl?: string | undefined;
};

/** What a message knows of itself. */
type MessageFacts = Pick<ActionOptions, "page" | "pageCount" | "isWhole"> & {
  /** Whether the question that led to it stands in it. */
  readonly isQuestionStored: boolean;
};

/** What can be done with a message: turn its pages, share it, ask why, say that it is wrong, open it on the web. */
export function toolbar(answer: Answer, options: ToolbarOptions, message: MessageFacts): readonly Button[] {
  const { target, texts, asked } = options;
  const actions = answerActions(answer, {
    page: message.page,
    pageCount: message.pageCount,
    isWhole: message.isWhole,
    isChannel: target === "channel",
    mayShare: target === "private",
    isAsked: asked !== undefined,
  });
  const why: ButtonAction =
    asked && !message.isQuestionStored ? { type: "lost" } : { type: "why", after: asked?.after };
  return [
    ...actions.map((action) =>
      button(formatCustomId(buttonAction(action, why)), actionLabel(action, texts, message.pageCount)),
    ),
    ...pageLinks(answer, options),
  ];
}

function buttonAction(action: AnswerAction, why: ButtonAction): ButtonAction {
  switch (action.type) {
    case "readAll":
      return { type: "ask", address: action.address };
    case "back":
    case "more":
      return { type: "page", page: action.page, address: action.address };
    case "share":
      return { type: "share", address: action.address };
    case "why":
      return why;
    case "notThis":
      return { type: "not", address: action.address };
    case "askAgain":
      return { type: "again" };
  }
}

function actionLabel(action: AnswerAction, texts: Texts, pageCount: number): string {
  switch (action.type) {
    case "back":
    case "more":
      return texts[action.type](action.page, pageCount);
    case "readAll":
    case "share":
    case "why":
    case "notThis":
    case "askAgain":
      return texts[action.type];
  }
}

/** The link to the same answer among the bot's own pages, or to all of them from what the bot says about itself. */
function pageLinks(answer: Answer, { target, texts, publicUrl }: ToolbarOptions): readonly Button[] {
  if (publicUrl === undefined) return [];
  switch (answer.kind) {
    case "answer":
      return linkButtons(permalink(answer.address, publicUrl), texts.openPage);
    case "welcome":
      return target === "channel" ? [] : linkButtons(publicUrl, texts.openSite);
    case "choices":
    case "unknown":
    case "declined":
      return [];
  }
}
