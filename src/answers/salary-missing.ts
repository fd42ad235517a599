import type { Block } from "../answer.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, dollars } from "../text/format.ts";
import { type Citing, cited } from "./citations.ts";
import { placeName } from "./titles.ts";
import { metrosOf, nationalPay, newestMedian, type PlacedWage, placedText } from "./wages.ts";

/** No figure for a place: says so, and gives the national one and the nearest. */
export function missingPay(
  place: string,
  national: WageRow | undefined,
  role: Role,
  knowledge: Knowledge,
  { cite }: Citing,
): Block[] {
  const { occupation } = role.pay;
  const name = placeName(place, knowledge);
  const metro = knowledge.metros.get(place);
  const states = metro ? metro.states.split(";") : [place];
  const inItsStates = metro ? statePay(states, occupation, knowledge, cite) : [];
  const averages = olderAverages([...new Set([place, ...states])], occupation, knowledge, cite);
  const metros = states.flatMap((state) => metrosOf(knowledge, occupation, state));
  const whichMetros = metro
    ? `metro areas of the same ${states.length > 1 ? "states" : "state"}`
    : `metro areas that reach into ${name}`;
  const items = [...averages, ...inItsStates, ...metroRange(metros, whichMetros, knowledge, cite)];
  const whole = national ? nationalPay(national, knowledge, cite) : "No national figure is published either.";
  return [
    { type: "lead", text: `We hold no ${metro ? "metro" : "state"} figure for ${role.plural} in ${name}. ${whole}` },
    ...(items.length > 0 ? [{ type: "facts" as const, title: "The nearest figures", items }] : []),
  ];
}

/** What the middle earns in each state that has a figure. */
function statePay(
  states: readonly string[],
  occupation: string,
  knowledge: Knowledge,
  cite: Citing["cite"],
): readonly string[] {
  return states.flatMap((state) => {
    const row = newestMedian(knowledge, occupation, state);
    if (row?.median === undefined) return [];
    cite([row.source]);
    return `${capitalized(placeName(state, knowledge))}: ${dollars(row.median)} a year in the middle (${cited(row, knowledge)}).`;
  });
}

/** Averages of editions that published no middle, the newest of each place. */
function olderAverages(
  places: readonly string[],
  occupation: string,
  knowledge: Knowledge,
  cite: Citing["cite"],
): readonly string[] {
  return places.flatMap((place) => {
    const row = wagesAt(knowledge, occupation, place).find(({ mean, median }) => mean && !median);
    if (row?.mean === undefined) return [];
    cite([row.source]);
    return `An older average for ${placeName(row.place, knowledge)}: ${dollars(row.mean)} a year (${cited(row, knowledge)}).`;
  });
}

/** From the lowest to the highest paid of metro areas; the one there is. @param metros highest paid first */
function metroRange(
  metros: readonly PlacedWage[],
  which: string,
  knowledge: Knowledge,
  cite: Citing["cite"],
): readonly string[] {
  const [highest, lowest] = [metros[0], metros.at(-1)];
  if (highest === undefined || lowest === undefined) return [];
  cite([highest.row.source, lowest.row.source]);
  if (highest === lowest) {
    const one = which.replace("areas", "area").replace("reach", "reaches");
    return [`The one ${one}: ${placedText(highest, knowledge)} a year in the middle.`];
  }
  const from = `${dollars(lowest.median)} in ${placeName(lowest.place, knowledge)}`;
  const to = `${dollars(highest.median)} in ${placeName(highest.place, knowledge)}`;
  return [
    `Among ${metros.length} ${which}, the middle runs from ${from} to ${to} (${cited(highest.row, knowledge)}). Towns only, not a state figure.`,
  ];
}
