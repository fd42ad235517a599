import { type Html, html } from "../../../src/present/html.ts";
import { previewDocument } from "../../../src/present/preview/preview-document.ts";
import { type Shown, shownCounts, shownHtml } from "./screens.ts";
import { style } from "./style.ts";

const devices = ["phone", "desktop"] as const;
const themes = ["light", "dark"] as const;

/** Messages, modals and the Home tab as a phone and a desktop show them: one page that needs nothing from anywhere. */
export const previewPage = (shown: readonly Shown[]): string =>
  previewDocument({ title: "Preview", images: "embedded", style, body: html`${shown.map(section)}` });

const section = (shown: Shown): Html => html`
<section>
<h2 class="caption">${shown.caption}</h2>
<p class="counts">${shownCounts(shown)}</p>
${themes.map((theme) => html`<div class="pair ${theme}">${devices.map((device) => html`<div class="${device}">${shownHtml(shown)}</div>`)}</div>`)}
</section>`;
