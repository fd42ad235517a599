import type { types as slack } from "@slack/bolt";
import { type Answer, choicesIn } from "../../../src/answer.ts";
import { labelUnder } from "../../../src/present/shorten.ts";
import type { ButtonAction } from "./action-value.ts";
import { titleWithButton } from "./blocks.ts";
import { button, maxUncutLabel, rowsOf } from "./buttons.ts";
import type { RenderTarget } from "./pages.ts";
import type { Texts } from "./texts.ts";

/** What picking a meaning does, where the answer is an offer of meanings, and whom they are offered to. */
export type PickAction = { readonly type: "pick" | "point"; readonly person: string };

type ChoiceOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  readonly pick?: PickAction | undefined;
};

/** What to ask next, or the likely meanings. */
export function choiceRows(answer: Answer, { texts, pick, target }: ChoiceOptions): slack.KnownBlock[] {
  // What to ask next is another answer beside this one; a meaning takes the place of the offer.
  const action = (answer.kind !== "answer" && target !== "modal" && pick) || ({ type: "ask" } as const);
  return buttonRows(
    choicesIn(answer).map(({ address, title }) => ({
      label: labelUnder(answer.title, title),
      action: { ...action, address },
      spoken: answer.kind === "choices" ? texts.spoken.pick(title) : texts.spoken.next(title),
    })),
    texts,
  );
}

type LabeledAction = { readonly label: string; readonly action: ButtonAction; readonly spoken: string };

/**
 * Buttons side by side, numbered; a title that Slack may cut stands in full beside its own.
 * @param from the number of the first, where others of the kind stand above
 */
export function buttonRows(choices: readonly LabeledAction[], texts: Texts, from = 1): slack.KnownBlock[] {
  const numbered = choices.map((choice, at) => ({ ...choice, index: from + at }));
  const isShort = ({ label }: LabeledAction) => label.length <= maxUncutLabel;
  return [
    ...rowsOf(
      numbered.filter(isShort).map(({ label, action, index, spoken }) => button(label, action, { index, spoken })),
    ),
    ...numbered
      .filter((choice) => !isShort(choice))
      .map(({ label, action, index, spoken }) => titleWithButton(label, button(texts.show, action, { index, spoken }))),
  ];
}
