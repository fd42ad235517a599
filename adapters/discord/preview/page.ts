import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from "discord-api-types/v10";
import { type Html, html } from "../../../src/present/html.ts";
import { limitCount, previewDocument } from "../../../src/present/preview/preview-document.ts";
import { maxComponents, maxText } from "../render/render.ts";
import { componentHtml, everyPart } from "./components.ts";
import { markdownHtml } from "./markdown.ts";
import { type Modal, modalHtml } from "./modal.ts";
import { style } from "./style.ts";

/** A message for the preview, and whether only one person would see it. */
export type ShownMessage = {
  readonly caption: string;
  readonly message: {
    readonly flags?: number | undefined;
    readonly content?: string | undefined;
    readonly components: readonly APIMessageTopLevelComponent[];
  };
  readonly ephemeral?: boolean;
};
/** A modal for the preview. */
export type ShownModal = { readonly caption: string; readonly modal: Modal };

const title = "Preview";
const botName = "Rolecall";
const channel = "careers";

// https://discord.com/developers/docs/resources/message#create-message
const maxContentLength = 2000;
// https://discord.com/developers/docs/interactions/receiving-and-responding
const maxModalTitleLength = 45;
const maxModalComponents = 5;

/** Messages and modals as a phone and a desktop show them: one page that needs nothing from anywhere. */
export const previewPage = (shown: readonly (ShownMessage | ShownModal)[]): string =>
  previewDocument({
    title,
    images: "embedded",
    style,
    body: html`${shown.map((one) => ("modal" in one ? modalSection(one) : messageSection(one)))}`,
  });

/** One message to one person, as wide as the frame it is shown in, which belongs to our own pages. */
export const previewMessage = (message: ShownMessage["message"]): string =>
  previewDocument({
    title,
    images: "same site",
    style,
    bodyClass: "alone",
    body: html`<main class="phone">${messageHtml(message, true)}</main>`,
  });

/** One modal by itself. */
export const previewModal = (modal: Modal, caption = modal.title): string => previewPage([{ caption, modal }]);

function messageSection({ caption, message, ephemeral = false }: ShownMessage): Html {
  const isPrivate = ephemeral || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return section(caption, messageHtml(message, isPrivate), countsOf(message));
}

function modalSection({ caption, modal }: ShownModal): Html {
  const counts = [
    limitCount(modal.title.length, maxModalTitleLength, "characters of title"),
    limitCount(modal.components.length, maxModalComponents, "components"),
  ];
  return section(caption, html`<div class="behind">${modalHtml(modal)}</div>`, counts);
}

const section = (caption: string, inside: Html, counts: readonly Html[]): Html => html`
<section>
<h2 class="caption">${caption}</h2>
<div class="pair">${frame("phone", inside, counts)}${frame("desktop", inside, counts)}</div>
</section>`;

const frame = (device: "phone" | "desktop", inside: Html, counts: readonly Html[]): Html => html`
<figure class="device">
<div class="${device}">
<div class="bar"><span class="back">‹</span><span class="hash">#</span> ${channel}</div>
<div class="talk">${inside}</div>
<div class="write"><span class="plus">+</span><span class="pill">Message #${channel}</span></div>
</div>
<figcaption>${counts}</figcaption>
</figure>`;

function messageHtml({ content, components }: ShownMessage["message"], isPrivate: boolean): Html {
  const words = content ? html`<div class="markup">${markdownHtml(content)}</div>` : undefined;
  const onlyYou = html`<div class="only-you">${eye}Only you can see this • <a>Dismiss message</a></div>`;
  return html`<div class="message ${isPrivate ? "private" : ""}">
<div class="avatar">${botName[0]}</div>
<div class="said">
<div class="who"><span class="name">${botName}</span><span class="app">APP</span><span class="when">9:41 AM</span></div>
${words}${components.map(componentHtml)}${isPrivate ? onlyYou : undefined}
</div>
</div>`;
}

const eye: Html = html`<svg viewBox="0 0 24 24" width="16" height="16" fill="currentColor"><path d="M12 5C6 5 2.5 10 1.5 12c1 2 4.5 7 10.5 7s9.5-5 10.5-7C21.5 10 18 5 12 5Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Z"/></svg>`;

/** What Discord sets a limit to. */
function countsOf({ content = "", components }: ShownMessage["message"]): Html[] {
  const parts = components.flatMap(everyPart);
  const texts = parts.filter((part) => part.type === ComponentType.TextDisplay);
  const used = texts.reduce((sum, text) => sum + text.content.length, content.length);
  return [
    limitCount(used, content === "" ? maxText : maxContentLength, "characters"),
    limitCount(parts.length, maxComponents, "components"),
  ];
}
