import type { types as slack } from "@slack/bolt";
import { type Html, html } from "../../../src/present/html.ts";
import type { Home, Message, Modal } from "../render/message.ts";
import { mention, plain, unescaped } from "../render/mrkdwn.ts";
import { blockHtml } from "./blocks.ts";
import { countsOf, maxBlocks } from "./counts.ts";
import { mrkdwnHtml } from "./markup.ts";
import { asker, bot, nameOf } from "./people.ts";

/** Something for the preview, and where it is seen. */
export type Shown = { readonly caption: string } & (
  | { readonly message: Message; readonly to: "channel" | "person" }
  /** Below the message that asked for it. */
  | { readonly message: Message; readonly to: "thread"; readonly question: string }
  | { readonly view: Modal | Home }
);

const channel = "careers";

/** What fills a screen. */
export function shownHtml(shown: Shown): Html {
  if ("view" in shown) return shown.view.type === "modal" ? modalHtml(shown.view) : homeHtml(shown.view);
  if (shown.to === "thread") {
    const asked = messageFrom(
      asker,
      html`<div class="text">${mrkdwnHtml(`${mention(bot)} ${plain(shown.question)}`)}</div>`,
    );
    const replies = html`<div class="replies">1 reply</div>`;
    const bar = html`<strong>Thread</strong><small># ${channel}</small><span class="close">✕</span>`;
    return talk(bar, html`${[asked, replies, answered(shown.message)]}`, "Reply…");
  }
  const isPrivate = shown.to === "person";
  return talk(html`<strong># ${channel}</strong>`, answered(shown.message, isPrivate), `Message #${channel}`);
}

/** What Slack counts in it. */
export const shownCounts = (shown: Shown): Html[] =>
  "view" in shown ? countsOf(blocksIn(shown.view), maxBlocks.view) : countsOf(shown.message.blocks, maxBlocks.message);

/** A view may also hold blocks of no known type; such would be shown as one that the preview does not draw. */
const blocksIn = ({ blocks }: Modal | Home) => blocks as readonly slack.KnownBlock[];

const talk = (bar: Html, inside: Html, hint: string): Html => html`
<div class="bar"><span class="back">‹</span>${bar}</div>
<div class="talk">${inside}</div>
<div class="write"><span>${hint}</span></div>`;

/** A message of the bot. */
export function answered({ blocks }: Message, isPrivate = false): Html {
  const onlyYou = isPrivate ? html`<div class="only-you">${eye}Only visible to you</div>` : undefined;
  return html`${[...(onlyYou ? [onlyYou] : []), messageFrom(bot, html`<div class="blocks">${blocks.map(blockHtml)}</div>`)]}`;
}

function messageFrom(by: string, what: Html): Html {
  const name = nameOf(by);
  const app = by === bot ? html`<span class="app">APP</span>` : undefined;
  return html`<div class="message">
<div class="avatar ${by === bot ? "bot" : "person"}">${name[0]}</div>
<div class="said"><div class="who"><strong>${name}</strong>${app}<span class="when">9:41 AM</span></div>${what}</div>
</div>`;
}

/** A modal over the conversation: on a phone it fills the screen, and what sends it stands at the top. */
function modalHtml(view: Modal): Html {
  const { title, close, submit } = view;
  const closes = html`<span class="button default">${unescaped(close?.text ?? "Cancel")}</span>`;
  const sends = submit && html`<span class="button primary">${unescaped(submit.text)}</span>`;
  return html`<div class="behind"><div class="window">
<div class="window-bar"><span class="close-left">✕</span><strong>${unescaped(title.text)}</strong><span class="send-right">${submit && unescaped(submit.text)}</span><span class="close">✕</span></div>
<div class="blocks">${blocksIn(view).map(blockHtml)}</div>
<div class="window-end">${closes}${sends}</div>
</div></div>`;
}

const homeHtml = (view: Home): Html => html`
<div class="bar"><span class="back">‹</span><strong>${nameOf(bot)}</strong></div>
<div class="tabs"><strong>Home</strong><span>Messages</span><span>About</span></div>
<div class="home blocks">${blocksIn(view).map(blockHtml)}</div>`;

const eye: Html = html`<svg viewBox="0 0 24 24" width="14" height="14" fill="currentColor"><path d="M12 5C6 5 2.500 10 1.500 12c1 2 4.500 7 10.500 7s9.500-5 10.500-7C21.500 10 18 5 12 5Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Z"/></svg>`;
