import type { types as slack } from "@slack/bolt";
import { plainTextObject, truncated } from "./mrkdwn.ts";

// https://docs.slack.dev/reference/block-kit/blocks/image-block
const maxAltLength = 2000;
const maxTitleLength = 2000;

/** A picture as Slack can show it: from our own pages, or a file that the bot has uploaded. */
export type ImageSource = {
  readonly title: string;
  /** What it shows, in words. */
  readonly alt: string;
  readonly source: { readonly image_url: string } | { readonly slack_file: { readonly id: string } };
};

export const imageBlock = ({ title, alt, source }: ImageSource): slack.ImageBlock => ({
  type: "image",
  ...source,
  alt_text: truncated(alt.trim() || title.trim() || "…", maxAltLength),
  title: plainTextObject(title, maxTitleLength),
});

type WithBlocks = { readonly blocks: readonly { readonly type: string }[] };

/** Whether there is a picture in it. We show no other images. */
export const hasPicture = ({ blocks }: WithBlocks): boolean => blocks.some(({ type }) => type === "image");

/** The same without its picture, for when Slack does not take that. */
export const withoutPicture = <View extends WithBlocks>(view: View): View => ({
  ...view,
  blocks: view.blocks.filter(({ type }) => type !== "image"),
});
