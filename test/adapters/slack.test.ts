import type { types as slack } from "@slack/bolt";
import { unescaped } from "../../adapters/slack/render/mrkdwn.ts";
import { pageCount, type RenderTarget } from "../../adapters/slack/render/pages.ts";
import { render } from "../../adapters/slack/render/render.ts";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import type { Answer } from "../../src/answer.ts";
import { renderContract } from "./render-contract.ts";

/** All that a person reads of an answer, page after page, with Slack's markup undone. */
const show =
  (target: RenderTarget) =>
  (answer: Answer): string => {
    const pages = Array.from({ length: pageCount(answer, target, texts) }, (_, at) =>
      render(answer, { target, texts, page: at + 1 }),
    );
    // Under the heading of a role, the label of a button may leave out the role's name.
    const subject = /^.*?: /.exec(answer.title)?.[0] ?? "";
    const read = pages.flatMap(({ blocks }) => blocks.flatMap((block) => wordsIn(block, subject)));
    return [...new Set(read)].filter(Boolean).join("\n");
  };

function wordsIn(block: slack.KnownBlock, subject: string): string[] {
  switch (block.type) {
    case "header":
      return [read(block.text)];
    case "section":
      return [...(block.text ? [block.text] : []), ...(block.fields ?? [])].map(read);
    case "context":
      return block.elements.flatMap((one) => ("text" in one ? [read(one)] : []));
    case "actions":
      return block.elements.flatMap((one) => {
        if (one.type !== "button" || /^(why|not|again|share|page)\b/.test(one.action_id ?? "")) return [];
        const label = read(one.text);
        return [label, `${subject}${label.charAt(0).toLowerCase()}${label.slice(1)}`];
      });
    default:
      return [];
  }
}

/** A text as it is read: links with their address, no marks, no escapes. */
function read({ type, text }: slack.TextObject): string {
  if (type === "plain_text") return unescaped(text);
  const shown = text
    .replace(
      /<([^|>]*)\|([^>]*)>/g,
      (_, url: string, title: string) => `${title} ${url.replace(/%(7C|3C|3E)/g, decodeURIComponent)}`,
    )
    .replace(/^> /gm, "")
    .replace(/(?<!\u200b)\*/g, "");
  return unescaped(shown.replaceAll("\u200b", ""));
}

renderContract("Slack, to one person", { show: show("private") });
renderContract("Slack, in a thread", { show: show("thread"), perTopic: 60 });
renderContract("Slack, in a window", { show: show("modal"), perTopic: 60 });
