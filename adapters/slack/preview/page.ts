import { type Html, html } from "../../../src/present/html.ts";
import { type Shown, shownCounts, shownHtml } from "./screens.ts";
import { style } from "./style.ts";

const devices = ["phone", "desktop"] as const;
const themes = ["light", "dark"] as const;

/** Messages, windows and the Home tab as a phone and a desktop show them: one page that needs nothing from anywhere. */
export function previewPage(shown: readonly Shown[]): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Preview</title>
<style>${style}</style>
</head>
<body>
${shown.map(section)}
</body>
</html>
`;
  return page.html;
}

const section = (shown: Shown): Html => html`
<section>
<h2 class="caption">${shown.caption}</h2>
<p class="counts">${shownCounts(shown)}</p>
${themes.map((theme) => html`<div class="pair ${theme}">${devices.map((device) => html`<div class="${device}">${shownHtml(shown)}</div>`)}</div>`)}
</section>`;
