import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { Role } from "../../../src/knowledge/schemas/role.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { about, capitalized } from "../../../src/text/format.ts";
import type { Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { roleOptions } from "./compare.ts";

type Named = readonly [id: string, role: Role];

/** Years from high school, as columns; the last one is open. */
const spans = [
  { upTo: 1, title: "A year or less" },
  { upTo: 2, title: "About 2 years" },
  { upTo: 4, title: "3 to 4 years" },
  { upTo: 7, title: "5 to 7 years" },
  { upTo: Number.POSITIVE_INFINITY, title: "8 years and more" },
] as const;

/** Every role by how long the way to it is, and where each leads. */
export function mapPage({ bot: { knowledge } }: Site): Page {
  const { field, roles } = knowledge;
  const families = Object.entries(field.families).flatMap(([family, title]) => {
    const members = [...roles].filter(([, role]) => role.family === family);
    return members.length > 0 ? [{ title, members }] : [];
  });
  return {
    title: "Career map",
    description: "Every role by how long the way to it is, and where each one leads.",
    path: "/map",
    main: html`<h1>Career map</h1>
<p class="lead">Every role by how many years after high school one can first be in it, and where each one leads.</p>
<form class="pick" action="/path" method="get">
<label>I am, or could become, a <select name="from" required><option value="">Choose a role</option>${roleOptions(undefined, knowledge)}</select></label>
<label>and want to be a <select name="to" required><option value="">Choose a role</option>${roleOptions(undefined, knowledge)}</select></label>
<button type="submit">Show the way</button>
</form>
<div class="scrolls" role="region" aria-label="Career map" tabindex="0"><table class="map">
<thead><tr><td></td>${spans.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${families.map(
      ({ title, members }) => html`<tr><th scope="row">${title}</th>${spans.map((span, at) =>
        cell(
          members.filter(([, role]) => spanOf(role) === at),
          span.title,
        ),
      )}</tr>
`,
    )}</tbody></table></div>
<h2>Where each role leads</h2>
<ul class="steps-from">${[...roles].sort(([, a], [, b]) => a.name.localeCompare(b.name)).map((role) => stepsOf(role, knowledge))}</ul>
<p class="note">A step marked “new training” has no ladder: you start it like anyone else.</p>`,
  };
}

const spanOf = ({ yearsToEnter }: Role): number => spans.findIndex(({ upTo }) => yearsToEnter.from <= upTo);

/** Roles as they stand in one square of the map. */
const cell = (some: readonly Named[], span: string): Html =>
  html`<td${some.length > 0 ? html` data-label="${span}"` : undefined}>${
    some.length > 0
      ? html`<ul class="plain">${some.map(
          ([id, { name, yearsToEnter }]) =>
            html`<li><a href="/roles/${id}">${capitalized(name)}</a> <span class="when">${about(yearsToEnter)}</span></li>`,
        )}</ul>`
      : undefined
  }</td>`;

function stepsOf([id, { name, advancement }]: Named, knowledge: Knowledge): Html {
  const steps = advancement.leadsTo.map(({ to, fresh }) => {
    const next = knowledge.roles.get(to)?.name ?? to;
    return html`<li><a href="${pagePath({ topic: "path", from: id, to })}">${capitalized(next)}</a>${fresh ? html` <span class="when">new training</span>` : undefined}</li>`;
  });
  return html`<li><a class="from" href="${pagePath({ topic: "advancement", role: id })}">${capitalized(name)}</a>${
    steps.length > 0
      ? html`<ul class="plain inline">${steps}</ul>`
      : html` <span class="when">no further step is written down</span>`
  }</li>
`;
}
