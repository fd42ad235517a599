import { html } from "../../../src/present/html.ts";
import type { Page } from "../render/layout.ts";

/** A page that says one thing, and where to go on. */
export const noticePage = (title: string, says: string): Page => ({
  title,
  description: says,
  ask: {},
  main: html`<article class="answer unknown"><h1>${title}</h1>
<p class="lead">${says}</p></article>`,
});
