import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { capitalized } from "../../../src/text/format.ts";
import type { Page } from "../render/layout.ts";
import { sourceHtml } from "../render/render.ts";
import type { Site } from "../render/site.ts";

/** Every common question, those about the whole field first. */
export function guidesPage({ bot: { knowledge } }: Site): Page {
  const guides = [...knowledge.guides].sort(([, a], [, b]) => a.title.localeCompare(b.title));
  return {
    title: "Common questions",
    description: `${guides.length} questions that people ask, answered.`,
    path: "/guides",
    ask: {},
    main: html`<h1>Common questions</h1>
${narrowBox("Find a question")}
<ul class="plain entries" data-narrow>${guides.map(
      ([id, { title, reviewed }]) =>
        html`<li><a href="${pagePath({ topic: "guide", id })}">${title}</a> <span class="when">${reviewed}</span></li>
`,
    )}</ul>`,
  };
}

/** Every term, by its first letter. */
export function termsPage({ bot: { knowledge } }: Site): Page {
  const terms = [...knowledge.terms]
    .map(([id, { name }]) => ({ id, name: capitalized(name) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base" }));
  const byLetter = Map.groupBy(terms, ({ name }) => (/^[a-z]/i.test(name) ? name.charAt(0).toUpperCase() : "0–9"));
  return {
    title: "Terms",
    description: `${terms.length} words of the field, in plain sentences.`,
    path: "/terms",
    ask: {},
    main: html`<h1>Terms</h1>
${narrowBox("Find a term")}
<div class="letters" data-narrow>${[...byLetter].map(
      ([letter, some]) =>
        html`<section><h2>${letter}</h2><ul class="plain">${some.map(
          ({ id, name }) => html`<li><a href="${pagePath({ topic: "term", id })}">${name}</a></li>
`,
        )}</ul></section>`,
    )}</div>`,
  };
}

/** Where everything comes from, with its date. */
export function sourcesPage({ bot: { knowledge } }: Site): Page {
  const sources = [...knowledge.sources].sort(
    ([, a], [, b]) => a.publisher.localeCompare(b.publisher) || a.title.localeCompare(b.title),
  );
  return {
    title: "Sources",
    description: `The ${sources.length} sources that answers rest on, each with its date.`,
    path: "/sources",
    main: html`<h1>Sources</h1>
<p class="lead">${sources.length} sources, each with the day, edition or period it speaks of. Every answer names its own.</p>
${narrowBox("Find a source")}
<ul class="plain entries" data-narrow>${sources.map(
      ([id, source]) => html`<li id="${id}">${sourceHtml(source)}</li>
`,
    )}</ul>`,
  };
}

/** Narrows the list that follows; it only shows where a script can do so. */
const narrowBox = (label: string): Html =>
  html`<p class="narrow" hidden><label>${label} <input type="search" data-narrows autocomplete="off"></label> <span role="status" class="visually-hidden"></span></p>`;
