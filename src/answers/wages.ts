import type { WageRow } from "../knowledge/figures-schema.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { dollars } from "../text/format.ts";
import { type Citing, cited } from "./citations.ts";
import { placeName } from "./titles.ts";

type Wage = { readonly dollars: number; readonly orMore: boolean };
/** A wage of a place, for ranking. */
export type PlacedWage = { readonly place: string; readonly median: Wage; readonly row: WageRow };

/** The newest row of a place that says what the middle earns; undefined when none was published. */
export const newestMedian = (knowledge: Knowledge, occupation: string, place: string): WageRow | undefined =>
  wagesAt(knowledge, occupation, place).find(({ median }) => median);

const ranked = new WeakMap<Knowledge, Map<string, { states: PlacedWage[]; metros: PlacedWage[] }>>();

/** States and metro areas by what the middle earns, highest first. */
export function rankedWages(knowledge: Knowledge, occupation: string): { states: PlacedWage[]; metros: PlacedWage[] } {
  const known = ranked.get(knowledge) ?? new Map<string, { states: PlacedWage[]; metros: PlacedWage[] }>();
  ranked.set(knowledge, known);
  const made = known.get(occupation);
  if (made) return made;
  const rank = (places: Iterable<string>): PlacedWage[] =>
    [...places]
      .flatMap((place) => {
        const row = newestMedian(knowledge, occupation, place);
        return row?.median ? [{ place, median: row.median, row }] : [];
      })
      .sort((a, b) => b.median.dollars - a.median.dollars || Number(b.median.orMore) - Number(a.median.orMore));
  const both = { states: rank(knowledge.places.keys()), metros: rank(knowledge.metros.keys()) };
  known.set(occupation, both);
  return both;
}

/** Metro areas that reach into a state, highest paid first. */
export const metrosOf = (knowledge: Knowledge, occupation: string, state: string): PlacedWage[] =>
  // Codes of two letters with ";" between them: a code cannot be found across two others.
  rankedWages(knowledge, occupation).metros.filter(({ place }) => knowledge.metros.get(place)?.states.includes(state));

/** Whom the wages of a role's occupation code are about. */
export function countedAs(role: Role, knowledge: Knowledge): { how: "apart" | "among" | "closest"; group: string } {
  const group = knowledge.occupations.get(role.pay.occupation)?.plural ?? role.plural;
  if (role.pay.closest) return { how: "closest", group };
  return { how: group === role.plural ? "apart" : "among", group };
}

/** The newest national wage that counts a role; undefined where only a group close to it is counted. */
export const ownWage = (role: Role, knowledge: Knowledge): WageRow | undefined =>
  countedAs(role, knowledge).how === "closest" ? undefined : newestMedian(knowledge, role.pay.occupation, "us");

/** "$121,260 in California (BLS, May 2025)" */
export const placedText = ({ place, median, row }: PlacedWage, knowledge: Knowledge): string =>
  `${placeName(place, knowledge)}: ${dollars(median)} (${cited(row, knowledge)})`;

/** "In the whole country: $76,020 a year in the middle (BLS, May 2025).", its source being cited. */
export function nationalPay(national: WageRow, knowledge: Knowledge, cite: Citing["cite"]): string {
  cite([national.source]);
  return `In the whole country: ${national.median ? dollars(national.median) : "not published"} a year in the middle (${cited(national, knowledge)}).`;
}
