import { meets } from "../../../src/answers/find.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { Filter } from "../../../src/knowledge/schemas/filters.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { type RoleRow, roleRows, sortedRows, sorts } from "../../../src/present/role-table.ts";
import { about, capitalized } from "../../../src/text/format.ts";
import type { Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";

/** Every role in a table: sorted and narrowed down by what one wishes for. @param query `sort` and any number of `wish` */
export function rolesPage(query: URLSearchParams, { bot: { knowledge } }: Site): Page {
  const wishes = [...new Set(query.getAll("wish"))].filter((wish) => knowledge.filters.has(wish));
  const sort = sorts.find((one) => one === query.get("sort")) ?? "name";
  const rows = sortedRows(roleRows(knowledge), sort);
  const shown = rows.filter(({ id }) => wishes.every((wish) => metBy(id, knowledge).includes(wish)));
  return {
    title: "All roles",
    description: `${rows.length} roles with their pay, schooling, contact with people and growth, to sort and to narrow down.`,
    ...(wishes.length === 0 && sort === "name" && { path: "/roles" }),
    main: html`<h1>All roles</h1>
<form class="filters" action="/roles" method="get" data-filters="roles">
<fieldset><legend>I want</legend><div class="wishes">${narrowing(knowledge).map(
      ([id, { title }]) =>
        html`<label><input type="checkbox" name="wish" value="${id}"${wishes.includes(id) ? html` checked` : undefined}> ${title}</label>
`,
    )}</div></fieldset>
<noscript><p><label>Sorted by <select name="sort">${sorts.map(
      (one) => html`<option value="${one}"${one === sort ? html` selected` : undefined}>${one}</option>`,
    )}</select></label></p><button type="submit">Show</button></noscript>
<output>${countOf(shown.length, rows.length)}</output>
</form>
<div class="scrolls" role="region" aria-label="All roles" tabindex="0"><table id="roles" class="sortable stacks">
<thead><tr><th scope="col"${sort === "name" ? html` aria-sort="ascending"` : undefined}>Role</th><th scope="col" class="number"${sort === "pay" ? html` aria-sort="descending"` : undefined}>Pay in the middle</th><th scope="col" class="number"${sort === "schooling" ? html` aria-sort="ascending"` : undefined}>Years to get there</th><th scope="col">People</th><th scope="col" class="number"${sort === "growth" ? html` aria-sort="descending"` : undefined}>Growth</th></tr></thead>
<tbody>${rows.map((row) => rowHtml(row, !shown.includes(row), knowledge))}</tbody>
</table></div>
<p class="note">Pay: the middle wage in the whole country, where a figure counts the role; years are counted from high school. ${sourcesOf(rows)}</p>`,
  };
}

const rowHtml = (
  row: RoleRow,
  isHidden: boolean,
  knowledge: Knowledge,
): Html => html`<tr data-meets="${metBy(row.id, knowledge).join(" ")}"${isHidden ? html` hidden` : undefined}><th scope="row"><a href="/roles/${row.id}">${capitalized(row.name)}</a></th>
<td class="number" data-label="Pay" data-value="${row.pay?.median ?? 0}">${payText(row)}${row.pay?.counted === "among" ? html` <span class="among">all ${row.pay.group}</span>` : undefined}</td>
<td class="number" data-label="Years" data-value="${row.yearsToEnter.from}">${about(row.yearsToEnter).replace("about ", "")}</td>
<td data-label="People">${row.glance.people}</td>
<td class="number" data-label="Growth" data-value="${row.growth?.percent ?? -1000}">${growthText(row)}</td></tr>
`;

/** The script says the same when somebody ticks something (browser/page.ts). */
const countOf = (left: number, all: number): string =>
  `${left} of ${all} roles${left === 0 ? ": nothing fits all of that, so untick something" : ""}`;

const payText = ({ pay }: RoleRow): string =>
  pay === null ? "no figure of its own" : `$${pay.median.toLocaleString("en")}${pay.orMore ? " or more" : ""}`;

const growthText = ({ growth }: RoleRow): string =>
  growth === null ? "not projected" : `${growth.percent > 0 ? "+" : ""}${growth.percent}%`;

function sourcesOf(rows: readonly RoleRow[]): string {
  const pay = [...new Set(rows.flatMap((row) => (row.pay ? [row.pay.cited] : [])))];
  const growth = [...new Set(rows.flatMap((row) => (row.growth ? [row.growth.period] : [])))];
  return `Figures: ${pay.join("; ")}; growth: ${growth.join("; ")}. Several roles share one figure; each role's page says so.`;
}

/** Wishes that leave some roles out; those that only sort are the headings of the table. */
const narrowing = ({ filters }: Knowledge): readonly (readonly [string, Filter])[] =>
  [...filters].filter(([, { where, yearsAtMost }]) => where !== undefined || yearsAtMost !== undefined);

function metBy(id: string, knowledge: Knowledge): readonly string[] {
  const role = knowledge.roles.get(id);
  return role ? narrowing(knowledge).flatMap(([wish, filter]) => (meets(role, filter) ? [wish] : [])) : [];
}
