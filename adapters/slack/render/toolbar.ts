import type { types as slack } from "@slack/bolt";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { type ActionOptions, type AnswerAction, answerActions } from "../../../src/present/answer-actions.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { actionId, formatActionValue } from "./action-value.ts";
import { button } from "./buttons.ts";
import { plainTextObject } from "./mrkdwn.ts";
import type { RenderTarget } from "./pages.ts";
import type { Texts } from "./texts.ts";

type ToolbarOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  readonly asked?: OriginalQuestion | undefined;
  /** Whether there is a channel to share it in. */
  readonly mayShare?: boolean | undefined;
};

type MessageFacts = Pick<ActionOptions, "page" | "pageCount" | "isWhole">;

/** What can be done with a message: turn its pages, share it, ask why, say that it is wrong. */
export function toolbar(answer: Answer, options: ToolbarOptions, message: MessageFacts): readonly slack.Button[] {
  const { target, texts, asked, mayShare = false } = options;
  const actions = answerActions(answer, {
    ...message,
    isChannel: target === "channel",
    mayShare,
    isAsked: asked !== undefined,
  });
  return actions.map((action) => actionButton(action, message.pageCount, asked, texts));
}

/** The numbers tell the three buttons apart that show a page; they are part of the ids in messages that stand. */
function actionButton(
  action: AnswerAction,
  pageCount: number,
  asked: OriginalQuestion | undefined,
  texts: Texts,
): slack.Button {
  const { spoken } = texts;
  switch (action.type) {
    case "readAll": {
      const { address } = action;
      return button(texts.readAll, { type: "page", address, asked, page: 1 }, { index: 0, spoken: spoken.readAll });
    }
    case "back":
    case "more": {
      const { type, address, page } = action;
      const label = texts[type](page, pageCount);
      const index = type === "back" ? 1 : 2;
      return button(label, { type: "page", address, asked, page }, { index, spoken: spoken.turn(label) });
    }
    case "share":
      return button(texts.share, { type: "share", address: action.address }, { spoken: spoken.share });
    case "why":
      return button(texts.why, { type: "why", address: action.address, asked }, { spoken: spoken.why });
    case "notThis":
      return button(texts.notThis, { type: "not", address: action.address, asked }, { spoken: spoken.notThis });
    case "askAgain":
      return button(texts.askAgain, { type: "again", asked }, { spoken: spoken.askAgain });
  }
}

/** Whether an answer helped: one vote for, one against. */
export const feedback = (address: Address, texts: Texts): slack.KnownBlock => ({
  type: "context_actions",
  elements: [
    {
      type: "feedback_buttons",
      action_id: actionId("feedback"),
      positive_button: {
        text: plainTextObject(texts.helpful),
        value: formatActionValue({ address, helpful: true }),
      },
      negative_button: {
        text: plainTextObject(texts.notHelpful),
        value: formatActionValue({ address, helpful: false }),
      },
    },
  ],
});
