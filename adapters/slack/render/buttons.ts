import type { types as slack } from "@slack/bolt";
import { actionId, type ButtonAction, formatActionValue } from "./action-value.ts";
import { plainTextObject } from "./mrkdwn.ts";

// Limits: https://docs.slack.dev/reference/block-kit/block-elements/button-element
export const maxLabelLength = 75;
/** Slack may cut what is longer. */
export const maxUncutLabel = 30;
/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const maxButtonsInRow = 25;

type ButtonOptions = {
  /** Tells buttons of one kind in a message apart. */
  readonly index?: number;
  /** What a screen reader says, where the label says too little. */
  readonly spoken?: string;
  readonly isMain?: boolean;
};

/** A button. Its label and what a screen reader says of it are shortened where Slack allows no more. */
export const button = (
  label: string,
  action: ButtonAction,
  { index, spoken, isMain = false }: ButtonOptions = {},
): slack.Button => ({
  type: "button",
  text: plainTextObject(label, maxLabelLength),
  action_id: actionId(action.type, index),
  value: formatActionValue(action),
  ...(spoken && { accessibility_label: plainTextObject(spoken, maxLabelLength).text }),
  ...(isMain && { style: "primary" }),
});

/** Buttons in as few rows as they need. */
export const rowsOf = (buttons: readonly slack.Button[]): slack.KnownBlock[] =>
  Array.from({ length: Math.ceil(buttons.length / maxButtonsInRow) }, (_, at) => ({
    type: "actions",
    elements: buttons.slice(at * maxButtonsInRow, (at + 1) * maxButtonsInRow),
  }));
