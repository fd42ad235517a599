import type { z } from "zod";
import type { metroRow, wageRow } from "../figures-schema.ts";

/** Rows as they stand in the CSV files, so that what an import leaves alone is written back as it was. */
export type WrittenWage = z.input<typeof wageRow>;
export type WrittenMetro = z.input<typeof metroRow>;

/** All wages after an import: by occupation, then the nation, states and metro areas, the newest period first. */
export function mergeWages(
  before: readonly WrittenWage[],
  imported: readonly WrittenWage[],
  metros: readonly WrittenMetro[],
): WrittenWage[] {
  const merged = new Map([...before, ...imported].map((wage) => [keyOf(wage), wage]));
  const metroIds = new Set(metros.map(({ id }) => id));
  const rank = (place: string) => kindOf(place, metroIds) + place;
  return [...merged.values()].sort(
    (a, b) =>
      compare(a.occupation, b.occupation) ||
      compare(rank(a.place), rank(b.place)) ||
      monthsOf(b.period) - monthsOf(a.period),
  );
}

/** Whether a place is the nation, a state or a metro area, in the order in which wages.csv lists them. */
export function kindOf(place: string, metroIds: ReadonlySet<string>): "1 nation" | "2 state" | "3 metro" {
  if (place === "us") return "1 nation";
  return metroIds.has(place) ? "3 metro" : "2 state";
}

const months = "January February March April May June July August September October November December".split(" ");

/** A month and a year, as in "May 2026". */
export const isPeriod = (text: string): boolean => new RegExp(`^(${months.join("|")}) (19|20)\\d{2}$`).test(text);

/** A period's distance from the year 0 in months, for putting periods in order; a year alone counts as its January. */
export function monthsOf(period: string): number {
  const month = months.findIndex((name) => period.startsWith(name));
  return Number(/\d{4}/.exec(period)?.[0] ?? 0) * 12 + Math.max(month, 0);
}

/** What makes a row the only one of its kind. */
export const keyOf = ({ occupation, place, period }: WrittenWage) => `${occupation} ${place} ${period}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
