import { html } from "../../../src/present/html.ts";
import type { Page } from "../render/layout.ts";
import { english as texts } from "../render/texts.ts";

/** Where a question in words is answered, before it is. */
export const askPage: Page = {
  title: texts.ask,
  description: texts.askPlaceholder,
  ask: {},
  main: html`<article class="answer" data-asked><h1>${texts.ask}</h1>
<noscript><p class="lead">Questions in words need a script here. All the answers can also be found by <a href="/roles">role</a>, <a href="/places">state</a>, <a href="/guides">question</a> and <a href="/terms">term</a>.</p></noscript></article>`,
};
