import type { types as slack } from "@slack/bolt";
import { type Html, html } from "../../../src/present/html.ts";
import { unescaped } from "../render/mrkdwn.ts";
import { mrkdwnHtml } from "./markup.ts";

/** A block as Slack draws it, of those that this bot sends: https://docs.slack.dev/reference/block-kit/blocks */
export function blockHtml(block: slack.KnownBlock): Html {
  switch (block.type) {
    case "header":
      return html`<h3 class="header">${unescaped(block.text.text)}</h3>`;
    case "section":
      return sectionHtml(block);
    case "context":
      return html`<div class="context">${block.elements.map((one) =>
        one.type === "image" ? unknownHtml(one.type) : html`<div>${textHtml(one)}</div>`,
      )}</div>`;
    case "actions":
      return html`<div class="actions">${block.elements.map(elementHtml)}</div>`;
    case "context_actions":
      return html`<div class="votes">${block.elements.map(voteHtml)}</div>`;
    case "image":
      return imageHtml(block);
    case "divider":
      return html`<hr>`;
    case "input":
      return html`<div class="input-block"><label>${unescaped(block.label.text)}${
        block.optional ? html`<span class="optional"> (optional)</span>` : undefined
      }</label>${elementHtml(block.element)}${
        block.hint ? html`<small>${unescaped(block.hint.text)}</small>` : undefined
      }</div>`;
    default:
      return unknownHtml(block.type);
  }
}

/** Text, with its marks where it may have some. */
const textHtml = (text: slack.TextObject): Html =>
  text.type === "mrkdwn" ? mrkdwnHtml(text.text) : html`${unescaped(text.text)}`;

function sectionHtml({ text, fields, accessory }: slack.SectionBlock): Html {
  const says = text && html`<div class="text">${textHtml(text)}</div>`;
  const facts = fields && html`<div class="fields">${fields.map((one) => html`<div>${textHtml(one)}</div>`)}</div>`;
  const beside = accessory && html`<div class="accessory">${elementHtml(accessory)}</div>`;
  return html`<div class="section"><div class="words">${says}${facts}</div>${beside}</div>`;
}

/** What is uploaded can only be seen in Slack. */
function imageHtml(block: slack.ImageBlock): Html {
  if (!("image_url" in block) || block.image_url === undefined) return unknownHtml("uploaded image");
  const title = block.title && html`<figcaption>${unescaped(block.title.text)}</figcaption>`;
  return html`<figure class="image">${title}<img src="${block.image_url}" alt="${block.alt_text}"></figure>`;
}

type Element =
  | slack.ActionsBlock["elements"][number]
  | slack.InputBlock["element"]
  | NonNullable<slack.SectionBlock["accessory"]>;

function elementHtml(element: Element): Html {
  switch (element.type) {
    case "button": {
      const label = unescaped(element.text.text);
      // What does not fit is cut, so the whole label is in the tooltip.
      return html`<span class="button ${element.style ?? "default"}" title="${label}">${label}</span>`;
    }
    case "external_select":
    case "static_select":
      return html`<span class="select"><span>${unescaped(element.placeholder?.text ?? "")}</span><span class="arrow"></span></span>`;
    case "plain_text_input": {
      const { multiline, initial_value: before, placeholder } = element;
      const says = before
        ? html`<span>${before}</span>`
        : html`<span class="placeholder">${unescaped(placeholder?.text ?? "")}</span>`;
      return html`<div class="typed ${multiline ? "tall" : ""}">${says}</div>`;
    }
    default:
      return unknownHtml(element.type);
  }
}

function voteHtml(element: slack.ContextActionsBlock["elements"][number]): Html {
  if (element.type !== "feedback_buttons") return unknownHtml(element.type);
  const { positive_button: good, negative_button: bad } = element;
  const vote = (label: string, turned: string) =>
    html`<span class="vote ${turned}" title="${unescaped(label)}">${thumb}</span>`;
  return html`${[vote(good.text.text, "up"), vote(bad.text.text, "down")]}`;
}

const thumb: Html = html`<svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"><path d="M6.5 9 10 2.5c1.4 0 2.2 1 2 2.4L11.500 8h4.200c1 0 1.700.9 1.500 1.900l-1.200 5.600c-.2.9-.9 1.500-1.800 1.500H6.500M6.500 9v8M6.500 9H3v8h3.500"/></svg>`;

/** What the bot never sent when this was written; it is seen that it is missing. */
const unknownHtml = (type: string): Html =>
  html`<div class="unknown">${type}: the preview does not draw this yet</div>`;
