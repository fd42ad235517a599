import type { types as slack } from "@slack/bolt";
import { mrkdwn, plainTextObject } from "./mrkdwn.ts";

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
const maxHeaderLength = 150;
/** No title of ours comes near; but a message's texts together have a limit of their own (msg_blocks_too_long). */
const maxTitleLength = 1000;

/** A title; in plain letters where it is too long for a header. */
export const header = (title: string): slack.KnownBlock => {
  const text = plainTextObject(title, maxTitleLength);
  return text.text.length <= maxHeaderLength ? { type: "header", text } : { type: "section", text };
};

/** Markup. It is never folded, since the pages are short already. */
export const section = (markup: string): slack.SectionBlock => ({
  type: "section",
  text: mrkdwn(markup),
  expand: true,
});

/** Text in which nothing is markup, so it may hold what a person typed. */
export const plainSection = (text: string, maxLength?: number): slack.SectionBlock => ({
  type: "section",
  text: plainTextObject(text, maxLength),
});

/** A title beside the button that leads to it. */
export const titleWithButton = (title: string, button: slack.Button): slack.SectionBlock => ({
  ...plainSection(title, maxTitleLength),
  accessory: button,
});

/** Markup in small print. */
export const context = (markup: string): slack.KnownBlock => ({ type: "context", elements: [mrkdwn(markup)] });
