import { subjectName } from "../../../src/answers/titles.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { families } from "../../../src/present/browse.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { capitalized } from "../../../src/text/format.ts";
import type { Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";

const sides = ["a", "b", "c"] as const;

/** Picks two or three subjects to set side by side. @param chosen those that were picked, where they were too few */
export function comparePage({ bot: { knowledge } }: Site, chosen: readonly string[] = []): Page {
  return {
    title: "Compare roles",
    description: "Two or three roles side by side: pay, schooling, credential, people, hours, hazards and growth.",
    path: "/compare",
    main: html`<h1>Compare roles</h1>
<p class="lead">Two or three roles side by side, or one with a job outside the field.</p>
${chosen.length > 0 ? html`<p class="note" role="status">Choose two that are not the same.</p>` : undefined}
${compareForm(chosen, knowledge)}
<h2>Often compared</h2>
<ul class="plain">${confused(knowledge).map(
      ([one, other]) =>
        html`<li><a href="${pagePath({ topic: "compare", subjects: [one, other] })}">${capitalized(subjectName(one, knowledge))} or ${subjectName(other, knowledge)}</a></li>
`,
    )}</ul>`,
  };
}

/** Roles that people mix up, each pair once. */
function confused({ roles }: Knowledge): readonly (readonly [string, string])[] {
  const pairs = [...roles].flatMap(([id, { confusedWith }]) =>
    confusedWith.filter(({ role }) => roles.has(role)).map(({ role }) => [id, role].sort().join("+")),
  );
  return [...new Set(pairs)].map((pair) => pair.split("+") as [string, string]);
}

/** The form; it leads to the answer's own address. */
export const compareForm = (
  chosen: readonly string[],
  knowledge: Knowledge,
): Html => html`<form class="pick" action="/compare" method="get">
${sides.map(
  (side, at) => html`<label>${at === 2 ? "and perhaps" : at === 1 ? "with" : "Compare"}
<select name="${side}"${at < 2 ? html` required` : undefined}><option value="">${at < 2 ? "Choose a role" : "nothing else"}</option>${options(chosen[at], knowledge)}</select></label>
`,
)}<button type="submit">Compare</button>
</form>`;

/** Every role by its family, and the jobs outside. */
const options = (chosen: string | undefined, knowledge: Knowledge): Html => picked(chosen, menusOf(knowledge).subjects);

/** Every role, by its family, for a menu. */
export const roleOptions = (chosen: string | undefined, knowledge: Knowledge): Html =>
  picked(chosen, menusOf(knowledge).roles);

/** An id has no letter that means anything in markup. */
const picked = (chosen: string | undefined, menu: Html): Html =>
  chosen === undefined ? menu : { html: menu.html.replace(`value="${chosen}"`, `value="${chosen}" selected`) };

type Menus = { readonly roles: Html; readonly subjects: Html };
const menusByKnowledge = new WeakMap<Knowledge, Menus>();

/** Menus hold every role; they stand in many pages, and are made once. */
function menusOf(knowledge: Knowledge): Menus {
  const known = menusByKnowledge.get(knowledge);
  if (known) return known;
  const option = (id: string, name: string): Html => html`<option value="${id}">${name}</option>`;
  const roles = html`${families(knowledge).map(
    ({ title, roles: members }) =>
      html`<optgroup label="${title}">${members.flatMap(({ address, title: name }) =>
        address.topic === "overview" ? [option(address.role, name)] : [],
      )}</optgroup>`,
  )}`;
  const outside = [...knowledge.occupations.values()]
    .filter((one) => one.outside === "yes")
    .map(({ id, name }) => option(id, capitalized(name)));
  const others = outside.length > 0 ? html`<optgroup label="Outside the field">${outside}</optgroup>` : undefined;
  const menus: Menus = { roles, subjects: html`${roles}${others}` };
  menusByKnowledge.set(knowledge, menus);
  return menus;
}
