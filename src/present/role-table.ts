import { cited } from "../answers/citations.ts";
import { countedAs, newestMedian } from "../answers/wages.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";

/** A wage that counts a role, in the whole country; dollars a year. */
type RolePay = {
  readonly median: number;
  /** Published as "at or above" only. */
  readonly orMore: boolean;
  readonly p10: number | null;
  readonly p90: number | null;
  readonly period: string;
  readonly source: string;
  /** As it stands in brackets behind a figure. */
  readonly cited: string;
  /** Whether the figure is of this role alone, or of a group that it belongs to. */
  readonly counted: "apart" | "among";
  readonly group: string;
};

/** A role in numbers and a few words, for tables and for programs. */
export type RoleRow = {
  readonly id: string;
  readonly name: string;
  readonly plural: string;
  readonly names: readonly string[];
  readonly family: string;
  /** null where no figure counts the role. */
  readonly pay: RolePay | null;
  readonly yearsToEnter: { readonly from: number; readonly to: number };
  /** Projected change of jobs in per cent; null where nobody projects it. */
  readonly growth: { readonly percent: number; readonly period: string; readonly sources: readonly string[] } | null;
  readonly traits: Readonly<Record<string, string>>;
  readonly glance: Role["glance"];
  readonly reviewed: string;
};

export const sorts = ["name", "pay", "schooling", "growth"] as const;
export type Sort = (typeof sorts)[number];

/** Every role, by name. Pure. */
export const roleRows = (knowledge: Knowledge): RoleRow[] =>
  [...knowledge.roles]
    .map(([id, role]): RoleRow => {
      const { name, plural, names, family, yearsToEnter, traits, glance, reviewed } = role;
      return {
        id,
        name,
        plural,
        names,
        family,
        pay: payOf(role, knowledge),
        yearsToEnter,
        growth: growthOf(role, knowledge),
        traits,
        glance,
        reviewed,
      };
    })
    .sort(byName);

const byName = (a: RoleRow, b: RoleRow) => a.name.localeCompare(b.name, "en", { sensitivity: "base" });

/** Best paid, quickest to reach or fastest growing first; what has no figure comes last. */
export function sortedRows(rows: readonly RoleRow[], sort: Sort): RoleRow[] {
  const unknown = Number.POSITIVE_INFINITY;
  const worth: Readonly<Record<Sort, (row: RoleRow) => number>> = {
    name: () => 0,
    pay: ({ pay }) => (pay ? -pay.median : unknown),
    schooling: ({ yearsToEnter }) => yearsToEnter.from,
    growth: ({ growth }) => (growth ? -growth.percent : unknown),
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [worth[sort](a), worth[sort](b)];
    return one === other ? byName(a, b) : one - other;
  });
}

function payOf(role: Role, knowledge: Knowledge): RolePay | null {
  const { how, group } = countedAs(role, knowledge);
  const row = newestMedian(knowledge, role.pay.occupation, "us");
  if (how === "closest" || row?.median === undefined) return null;
  return {
    median: row.median.dollars,
    orMore: row.median.orMore,
    p10: row.p10?.dollars ?? null,
    p90: row.p90?.dollars ?? null,
    period: row.period,
    source: row.source,
    cited: cited(row, knowledge),
    counted: how,
    group,
  };
}

function growthOf(role: Role, knowledge: Knowledge): RoleRow["growth"] {
  const rows = (knowledge.outlook.get(role.pay.occupation) ?? []).toSorted((a, b) => b.period.localeCompare(a.period));
  const row = rows.find(({ growth }) => growth !== undefined);
  return row?.growth === undefined ? null : { percent: row.growth, period: row.period, sources: row.source };
}
