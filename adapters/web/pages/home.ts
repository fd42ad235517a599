import { choiceOf, placeName } from "../../../src/answers/titles.ts";
import { latelyReviewed } from "../../../src/present/browse.ts";
import { html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { capitalized } from "../../../src/text/format.ts";
import { askBox } from "../render/ask-box.ts";
import type { Page } from "../render/layout.ts";
import { examplesHtml } from "../render/render.ts";
import type { Site } from "../render/site.ts";

const maxRecent = 6;
const maxPlaces = 12;

/** The first page: ask, or leaf through what there is. */
export function homePage({ bot: { knowledge } }: Site): Page {
  const { field, roles, guides, terms } = knowledge;
  return {
    title: field.name,
    description: field.welcome,
    path: "/",
    card: "/cards/home.png",
    isHome: true,
    main: html`<section class="hero">
<h1>${capitalized(field.name)}</h1>
<p class="lead">${field.welcome}</p>
${askBox({ isLarge: true })}
${examplesHtml(field.examples)}
</section>
<div class="columns">
<section><h2>Roles people ask about</h2><ul class="plain">${field.common.map((role) => {
      const { address } = choiceOf({ topic: "overview", role }, knowledge);
      return html`<li><a href="${pagePath(address)}">${capitalized(roles.get(role)?.name ?? role)}</a></li>`;
    })}</ul><p><a href="/roles">All ${roles.size} roles</a> · <a href="/map">How they lead to each other</a></p></section>
<section><h2>Pay and rules by state</h2><ul class="plain inline">${field.commonPlaces
      .filter((place) => knowledge.places.has(place))
      .slice(0, maxPlaces)
      .map((place) => html`<li><a href="/places/${place}">${capitalized(placeName(place, knowledge))}</a></li>`)}</ul>
<p><a href="/places">All states</a></p></section>
<section><h2>Lately reviewed</h2><ul class="plain">${latelyReviewed(knowledge, maxRecent).map(
      ({ address, title, reviewed }) =>
        html`<li><a href="${pagePath(address)}">${title}</a> <span class="when">${reviewed}</span></li>`,
    )}</ul><p><a href="/guides">${guides.size} common questions</a> · <a href="/terms">${terms.size} terms</a></p></section>
</div>`,
  };
}
