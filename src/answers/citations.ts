import type { Cited } from "../answer.ts";
import type { FactRow, WageRow } from "../knowledge/figures-schema.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import { fillIn } from "../knowledge/placeholders.ts";
import { dollars } from "../text/format.ts";

/** Gathers the sources of one answer while its sentences are put together. */
export type Citing = {
  readonly cite: (ids: readonly string[]) => void;
  /** A sentence with its figures filled in, their sources being cited. */
  readonly filled: (text: string) => string;
  readonly sources: () => Cited[];
};

export function citing(knowledge: Knowledge): Citing {
  const ids = new Set<string>();
  const cite = (more: readonly string[]) => {
    for (const id of more) ids.add(id);
  };
  const figure = (id: string): string => {
    if (id.startsWith("salary/")) return filledWage(id, knowledge, cite);
    const fact = knowledge.facts.get(id);
    if (fact === undefined) return "(a figure that is missing)";
    cite(fact.source);
    return factText(fact);
  };
  return {
    cite,
    filled: (text) => fillIn(text, figure),
    sources: () =>
      [...ids].flatMap((id) => {
        const source = knowledge.sources.get(id);
        return source
          ? [{ id, title: source.title, publisher: source.publisher, url: source.url, asOf: source.asOf }]
          : [];
      }),
  };
}

/** "$225 (July 2026)", "$85 to $95 an hour (2025)", "3 years" */
function factText({ value, unit, period }: FactRow): string {
  if (!unit.startsWith("usd")) return `${value.replace("-", " to ")} ${unit}`.trim();
  const per = unit.slice("usd".length).trim();
  const amount = value
    .split("-")
    .map((one) => dollars({ dollars: Number(one), orMore: false }))
    .join(" to ");
  return `${amount}${per ? ` ${per}` : ""} (${period})`;
}

/** "$95,480 a year in the middle (BLS, May 2025)" */
function filledWage(id: string, knowledge: Knowledge, cite: (ids: readonly string[]) => void): string {
  const [, role = "", place = "us"] = id.split("/");
  const occupation = knowledge.roles.get(role)?.pay.occupation ?? "";
  const wage = wagesAt(knowledge, occupation, place).find((row) => row.median);
  if (wage?.median === undefined) return "(no figure was published)";
  cite([wage.source]);
  return `${dollars(wage.median)} a year in the middle (${cited(wage, knowledge)})`;
}

/** "BLS, May 2025": what stands in brackets after a figure. */
export const cited = ({ source, period }: Pick<WageRow, "source" | "period">, knowledge: Knowledge): string => {
  const from = knowledge.sources.get(source);
  return `${from?.short ?? from?.publisher ?? source}, ${period}`;
};
