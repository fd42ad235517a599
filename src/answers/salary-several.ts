import type { Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, dollars, listed } from "../text/format.ts";
import { type Citing, cited } from "./citations.ts";
import { anHour, percentileTable } from "./salary-published.ts";
import { placeName } from "./titles.ts";
import { nationalPay, newestMedian, type PlacedWage } from "./wages.ts";

/** What a role earns in several places, the best paid first; places without a figure are named as such. */
export function payInSeveral(places: readonly string[], role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const paid = places
    .flatMap((place): PlacedWage[] => {
      const row = newestMedian(knowledge, role.pay.occupation, place);
      return row?.median === undefined ? [] : [{ place, median: row.median, row }];
    })
    .sort((a, b) => b.median.dollars - a.median.dollars);
  cite(paid.map(({ row }) => row.source));
  const silent = places.filter((place) => !paid.some((one) => one.place === place));
  const missing = silent.map((place) => placeName(place, knowledge));
  const none = missing.length > 0 ? `We hold no figure for ${role.plural} in ${listed(missing, "or")}.` : "";
  const national = newestMedian(knowledge, role.pay.occupation, "us");
  const whole = missing.length > 0 && national ? nationalPay(national, knowledge, cite) : "";
  const table = percentileTable(
    paid.map(({ row }) => row),
    knowledge,
  );
  return [
    { type: "lead", text: [ranking(paid, role, knowledge), none, whole].filter(Boolean).join(" ") },
    ...(paid.length > 0 ? [table] : []),
  ];
}

/** "Bakers earn the most in Maine: $40,000 a year in the middle (…). In Ohio it is $38,000 (…)." */
function ranking(paid: readonly PlacedWage[], role: Role, knowledge: Knowledge): string {
  const [first, ...others] = paid;
  if (first === undefined) return "";
  const figure = ({ median, row }: PlacedWage) =>
    `${dollars(median)} a year in the middle${anHour(row, median, knowledge)} (${cited(row, knowledge)})`;
  const name = ({ place }: PlacedWage) => placeName(place, knowledge);
  if (others.length === 0) return `In ${name(first)}, ${role.plural} earn ${figure(first)}.`;
  const most = others.length === 1 ? "more" : "the most";
  const each = others.map((one) => `In ${name(one)} it is ${figure(one)}.`);
  return `${capitalized(role.plural)} earn ${most} in ${name(first)}: ${figure(first)}. ${each.join(" ")}`;
}
