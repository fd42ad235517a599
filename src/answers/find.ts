import type { Address } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Filter } from "../knowledge/schemas/filters.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { about, capitalized, dollars, listed } from "../text/format.ts";
import { type Citing, cited, citing } from "./citations.ts";
import { choiceOf, titleOf } from "./titles.ts";
import { ownWage } from "./wages.ts";

export type FoundRole = readonly [id: string, role: Role];

/** Roles shown; the rest are counted. */
const maxShown = 12;

/** Roles by wish, best first; all roles by family when nothing is wished for. */
export function findAnswer(address: Extract<Address, { topic: "find" }>, knowledge: Knowledge): Answer | undefined {
  const filters = address.filters.map((id) => knowledge.filters.get(id));
  if (filters.some((filter) => filter === undefined)) return undefined;
  const wishes = filters.filter((filter) => filter !== undefined);
  const sources = citing(knowledge);
  const found = [...knowledge.roles].filter(([, role]) => wishes.every((wish) => meets(role, wish)));
  const blocks = wishes.length === 0 ? byFamily(knowledge, sources) : byWish(found, wishes, knowledge, sources);
  const shown =
    wishes.length === 0 || found.length === 0
      ? knowledge.field.common
      : sortedByWish(found, wishes, knowledge).map(([id]) => id);
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: [],
    blocks,
    sources: sources.sources(),
    next: shown.slice(0, 4).map((role) => choiceOf({ topic: "overview", role }, knowledge)),
  };
}

/** Whether a role fulfills a wish; one that only sorts, every role does. */
export const meets = (role: Role, { where, yearsAtMost }: Filter): boolean =>
  (where === undefined || where.is.includes(role.traits[where.trait] ?? "")) &&
  (yearsAtMost === undefined || role.yearsToEnter.from <= yearsAtMost);

/** Sorted by the first wish that sorts; by pay where none does. */
export function sortedByWish(
  found: readonly FoundRole[],
  wishes: readonly Filter[],
  knowledge: Knowledge,
): FoundRole[] {
  const by = wishes.find(({ sort }) => sort)?.sort ?? "pay";
  const paid = (role: Role) => ownWage(role, knowledge)?.median?.dollars ?? 0;
  const byPay = (a: FoundRole, b: FoundRole) => paid(b[1]) - paid(a[1]);
  switch (by) {
    case "pay":
      return [...found].sort(byPay);
    case "schooling":
      return [...found].sort((a, b) => a[1].yearsToEnter.from - b[1].yearsToEnter.from || byPay(a, b));
    case "growth":
      return [...found].sort(
        (a, b) => growthOf(b[1], knowledge).growth - growthOf(a[1], knowledge).growth || byPay(a, b),
      );
  }
}

function growthOf(role: Role, knowledge: Knowledge): { growth: number; text: string; source: readonly string[] } {
  const rows = [...(knowledge.outlook.get(role.pay.occupation) ?? [])].sort((a, b) => b.period.localeCompare(a.period));
  const row = rows.find(({ growth }) => growth !== undefined);
  if (row?.growth === undefined) return { growth: Number.NEGATIVE_INFINITY, text: "", source: [] };
  return {
    growth: row.growth,
    text: `; ${row.growth > 0 ? "+" : ""}${row.growth}% jobs, ${row.period}`,
    source: row.source,
  };
}

function byWish(
  found: readonly FoundRole[],
  wishes: readonly Filter[],
  knowledge: Knowledge,
  sources: Citing,
): Block[] {
  const wished = listed(wishes.map(({ title }) => title));
  if (found.length === 0) {
    return [
      {
        type: "lead",
        text: `No role here meets all of this: ${wished}. Leave out the wish that matters least, and ask again.`,
      },
    ];
  }
  const sorted = sortedByWish(found, wishes, knowledge);
  const growth = wishes.some(({ sort }) => sort === "growth");
  const rest = sorted.length - maxShown;
  return [
    { type: "lead", text: `${found.length} of ${knowledge.roles.size} roles here, by your wish: ${wished}.` },
    { type: "facts", items: sorted.slice(0, maxShown).map(([, role]) => lineOf(role, knowledge, sources, growth)) },
    ...(rest > 0 ? [{ type: "note" as const, text: `And ${rest} more; add a wish to narrow it down.` }] : []),
    {
      type: "note",
      text: "Hours, people and hazards are our own reading of each role; employers differ, so ask. Several roles share one wage figure, and each role's own page says so.",
    },
  ];
}

function lineOf(role: Role, knowledge: Knowledge, { cite }: Citing, showsGrowth = false): string {
  const name = capitalized(role.name);
  const years = `${about(role.yearsToEnter)} from high school`;
  const growth = showsGrowth ? growthOf(role, knowledge) : undefined;
  if (growth) cite(growth.source);
  const wage = ownWage(role, knowledge);
  if (wage?.median === undefined) {
    return `${name}: no pay figure of its own; ${years}${growth?.text ?? ""}`;
  }
  cite([wage.source]);
  return `${name}: ${dollars(wage.median)} a year in the middle (${cited(wage, knowledge)}); ${years}${growth?.text ?? ""}`;
}

function byFamily(knowledge: Knowledge, sources: Citing): Block[] {
  const families = Object.entries(knowledge.field.families).flatMap(([family, title]): Block[] => {
    const items = [...knowledge.roles.values()]
      .filter((role) => role.family === family)
      .map((role) => lineOf(role, knowledge, sources));
    return items.length > 0 ? [{ type: "facts", title, items }] : [];
  });
  return [
    {
      type: "lead",
      text: `There are ${knowledge.roles.size} roles here, from ways in without a degree to leadership. Ask about any of them by name.`,
    },
    ...families,
    {
      type: "note",
      text: "Wages are counted by occupation, and several roles share one; each role's own page says so.",
    },
  ];
}
