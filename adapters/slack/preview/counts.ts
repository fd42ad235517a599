import type { types as slack } from "@slack/bolt";
import { type Html, html } from "../../../src/present/html.ts";
import { limitCount } from "../../../src/present/preview/preview-document.ts";
import { maxUncutLabel } from "../render/buttons.ts";
import { unescaped } from "../render/mrkdwn.ts";

// Limits: https://docs.slack.dev/reference/block-kit
export const maxBlocks = { message: 50, view: 100 } as const;
const maxSectionLength = 3000;

/** What Slack sets a limit to. */
export function countsOf(blocks: readonly slack.KnownBlock[], max: number): Html[] {
  const longest = Math.max(
    0,
    ...blocks.map((block) => (block.type === "section" ? (block.text?.text.length ?? 0) : 0)),
  );
  const long = blocks.flatMap(labelsOf).filter((label) => unescaped(label).length > maxUncutLabel).length;
  return [
    limitCount(blocks.length, max, "blocks"),
    limitCount(longest, maxSectionLength, "characters in the longest section"),
    ...(long > 0 ? [html`<span>${long} of the labels may be cut</span>`] : []),
  ];
}

function labelsOf(block: slack.KnownBlock): string[] {
  const elements = block.type === "actions" ? block.elements : block.type === "section" ? [block.accessory] : [];
  return elements.flatMap((element) => (element?.type === "button" ? [element.text.text] : []));
}
