import { answer } from "../../../src/answers/answer.ts";
import { cited } from "../../../src/answers/citations.ts";
import { placeName, titleOf } from "../../../src/answers/titles.ts";
import { countedAs, metrosOf, newestMedian } from "../../../src/answers/wages.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { pictureOfPlace } from "../../../src/pictures/pictures-of.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { summaryOf } from "../../../src/present/shorten.ts";
import { capitalized, dollars } from "../../../src/text/format.ts";
import { figure } from "../render/figure.ts";
import type { Page } from "../render/layout.ts";
import { blockHtml, sourceHtml } from "../render/render.ts";
import type { Site } from "../render/site.ts";

/** Every state, with what its rule is in a word. */
export function placesPage({ bot: { knowledge } }: Site): Page {
  const asks = { yes: "asks for a licence", no: "asks for none", partial: "partly, or unclear", unknown: "not known" };
  const { entryRole, licensed } = knowledge.field;
  const role = knowledge.roles.get(entryRole);
  const sorted = [...knowledge.places].sort(([, a], [, b]) => a.name.localeCompare(b.name));
  return {
    title: "States",
    description: "Pay of every role and the licence rule, state by state.",
    path: "/places",
    main: html`<h1>States</h1>
<p class="lead">Pay of every role and the licence rule, state by state.</p>
<div class="scrolls" role="region" aria-label="States" tabindex="0"><table class="sortable stacks">
<thead><tr><th scope="col">State</th><th scope="col">Licence for ${licensed}</th><th scope="col" class="number">${capitalized(role?.plural ?? "")}, middle pay</th></tr></thead>
<tbody>${sorted.map(([place, { name }]) => {
      const wage = role && newestMedian(knowledge, role.pay.occupation, place);
      const required = knowledge.licences.get(place)?.required ?? "unknown";
      return html`<tr><th scope="row"><a href="/places/${place}">${name}</a></th><td data-label="Licence">${asks[required]}</td><td class="number" data-label="Middle pay" data-value="${wage?.median?.dollars ?? 0}">${wage?.median ? dollars(wage.median) : "not published"}</td></tr>
`;
    })}</tbody></table></div>
<p class="note">${sourceLine(role?.pay.occupation, knowledge)}</p>`,
  };
}

/** Where the figures of a column come from. */
function sourceLine(occupation: string | undefined, knowledge: Knowledge): string {
  const national = occupation && newestMedian(knowledge, occupation, "us");
  return national
    ? `Pay: ${cited(national, knowledge)}. Licence rules carry their own dates; ask the state's agency before you rely on one.`
    : "";
}

/** One state: its rule, and the pay of every role there. */
export function placePage(place: string, { bot: { knowledge } }: Site): Page | undefined {
  const state = knowledge.places.get(place);
  if (state === undefined) return undefined;
  const name = capitalized(placeName(place, knowledge));
  const licence = answer({ topic: "licence", place }, knowledge);
  const picture = pictureOfPlace(place, knowledge);
  return {
    title: name,
    description: `What every role earns in ${placeName(place, knowledge)}, and whether the state asks for a licence.`,
    path: `/places/${place}`,
    card: `/cards/licence/${place}.png`,
    ask: {},
    main: html`<article class="answer sheet">
<h1>${name}</h1>
<section class="topic"><h2><a href="${pagePath({ topic: "licence", place })}">${titleOf({ topic: "licence", place }, knowledge)}</a></h2>
${licence.kind === "answer" ? licence.blocks.slice(0, 1).map(blockHtml) : html`<p class="lead">${summaryOf(licence)}</p>`}
</section>
<section class="topic"><h2>What roles earn in ${placeName(place, knowledge)}</h2>
${picture && figure(picture)}
${payTable(place, knowledge)}
</section>
${metroList(place, knowledge)}
${
  licence.kind === "answer"
    ? html`<section class="sources"><h2>Sources</h2><ul>${[
        ...new Map([...licence.sources, ...(picture?.sources ?? [])].map((one) => [one.id, one])).values(),
      ].map(
        (source) => html`<li>${sourceHtml(source)}</li>
`,
      )}</ul></section>`
    : undefined
}
</article>`,
  };
}

/** Every role that has a figure of its own there, beside the country's. */
function payTable(place: string, knowledge: Knowledge): Html {
  const rows = [...knowledge.roles].flatMap(([id, role]) => {
    const { how, group } = countedAs(role, knowledge);
    if (how === "closest") return [];
    const here = newestMedian(knowledge, role.pay.occupation, place)?.median;
    const national = newestMedian(knowledge, role.pay.occupation, "us")?.median;
    return [{ id, name: capitalized(role.name), here, national, group: how === "among" ? group : "" }];
  });
  rows.sort((a, b) => (b.here?.dollars ?? 0) - (a.here?.dollars ?? 0) || a.name.localeCompare(b.name));
  return html`<div class="scrolls" role="region" aria-label="Pay by role" tabindex="0"><table class="sortable stacks">
<thead><tr><th scope="col">Role</th><th scope="col" class="number">Here</th><th scope="col" class="number">United States</th></tr></thead>
<tbody>${rows.map(
    ({ id, name, here, national, group }) =>
      html`<tr><th scope="row"><a href="${pagePath({ topic: "salary", role: id, place })}">${name}</a>${group ? html` <span class="among">counted with all ${group}</span>` : undefined}</th>
<td class="number" data-label="Here" data-value="${here?.dollars ?? 0}">${here ? dollars(here) : "not published"}</td><td class="number" data-label="United States" data-value="${national?.dollars ?? 0}">${national ? dollars(national) : "not published"}</td></tr>
`,
  )}</tbody></table></div>
<p class="note">Pay in the middle: half earn more, half less. Roles without a figure of their own are left out.</p>`;
}

/** Metro areas that reach into the state, for the role that most begin with. */
function metroList(place: string, knowledge: Knowledge): Html | undefined {
  const role = knowledge.field.entryRole;
  const entry = knowledge.roles.get(role);
  const metros = entry ? metrosOf(knowledge, entry.pay.occupation, place) : [];
  if (entry === undefined || metros.length === 0) return undefined;
  return html`<section class="topic"><h2>Metro areas</h2><p>What ${entry.plural} earn in the middle:</p><ul class="plain inline">${metros.map(
    ({ place: metro, median }) =>
      html`<li><a href="${pagePath({ topic: "salary", role, place: metro })}">${placeName(metro, knowledge)}</a> ${dollars(median)}</li>
`,
  )}</ul></section>`;
}
