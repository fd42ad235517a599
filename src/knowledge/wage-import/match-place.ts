import type { WrittenMetro } from "./merge-wages.ts";
import type { Cell } from "./workbook.ts";

/** Our place for a row's area, or why there is none: the row is not wanted, or the area cannot be named. */
export type PlaceMatch = { readonly id: string } | { readonly skip: string } | { readonly problem: string };

/** Where a row belongs. A metro area met for the first time joins `metros`. */
export function matchPlace(cell: Cell, states: ReadonlySet<string>, metros: WrittenMetro[]): PlaceMatch {
  const type = cell("AREA_TYPE");
  const state = cell("PRIM_STATE").toLowerCase();
  if (type === "1") return { id: "us" };
  if (type === "6") return { skip: "nonmetropolitan areas" };
  if (!["2", "3", "4"].includes(type)) return { skip: `areas of another kind (AREA_TYPE ${type || "empty"})` };
  if (!states.has(state)) return { skip: `states not in places.yml: ${state.toUpperCase() || "empty"}` };
  if (type !== "4") return { id: state };

  const area = cell("AREA").replace(/^0+/, "");
  const title = cell("AREA_TITLE");
  const metro = metros.find((one) => one.area === area) ?? metroOf(title, area);
  if (metro === undefined) return { problem: `no city and state to be read from "${title}", as in "Yuma, AZ"` };
  const namesake = metros.find((one) => one.id === metro.id);
  if (namesake === undefined) metros.push(metro);
  else if (namesake.area !== area) {
    const taken = `"${title}" (area ${area}) would be called ${metro.id}, as "${namesake.title}" (area ${namesake.area}) is`;
    const cure = "in figures/metros.csv, give that row the new code if it was redrawn, or add a row with another id";
    return { problem: `${taken}; ${cure}` };
  }
  return { id: metro.id };
}

/** "St. Louis-Example, MO-IL" becomes st-louis-mo: its first city and its first state. */
function metroOf(title: string, area: string): WrittenMetro | undefined {
  const [, cities = "", codes] = /^(.+), ([A-Z]{2}(?:-[A-Z]{2})*)$/.exec(title) ?? [];
  if (codes === undefined) return undefined;
  const states = codes.toLowerCase().split("-");
  const [city = ""] = cities.split(/[-/]/);
  const marks = /[.'’]|\p{Mark}/gu;
  const plain = city.normalize("NFD").replace(marks, "").toLowerCase();
  return { id: `${plain.trim().replace(/ +/g, "-")}-${states[0]}`, title, states: states.join(";"), area };
}
