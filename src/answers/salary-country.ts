import type { Block } from "../answer.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, dollars } from "../text/format.ts";
import { type Citing, cited } from "./citations.ts";
import { type PlacedWage, placedText, rankedWages } from "./wages.ts";

/** Places shown at each end of a ranking. */
const ranksShown = 5;

/** What the whole country's figures show: where pay is highest, how it changed, what each kind of employer pays. */
export const countryPay = (role: Role, knowledge: Knowledge, citing: Citing): Block[] => [
  ...extremes(role, knowledge, citing),
  ...trend(role, knowledge, citing),
  ...bySetting(role, knowledge, citing),
];

/** Where pay is highest and lowest: by state, or by metro area where states are not published. */
function extremes(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const { states, metros } = rankedWages(knowledge, role.pay.occupation);
  const byState = states.length >= ranksShown * 2;
  const places = byState ? states : metros;
  if (places.length < 2) return [];
  const top = places.slice(0, ranksShown);
  const bottom = places.slice(-ranksShown).filter((one) => !top.includes(one));
  cite([...top, ...bottom].map(({ row }) => row.source));
  const kind = byState ? "states" : "metro areas";
  const ranked = (title: string, some: readonly PlacedWage[]): Block[] =>
    some.length > 0 ? [{ type: "facts", title, items: some.map((one) => placedText(one, knowledge)) }] : [];
  return [
    ...ranked(`Highest-paid ${kind}`, top),
    ...ranked(`Lowest-paid ${kind}`, bottom),
    ...(byState ? [] : [noStatesNote]),
  ];
}

const noStatesNote: Block = {
  type: "note",
  text: "We hold no full table of states for this occupation, so these are metro areas; pay differs a lot from place to place.",
};

/** The editions before, so that a person sees where it goes. */
function trend(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const rows = wagesAt(knowledge, role.pay.occupation, "us").filter(({ median }) => median);
  if (rows.length < 2) return [];
  cite(rows.map(({ source }) => source));
  const items = rows.map(
    (row) => `${row.period}: ${row.median ? dollars(row.median) : ""} a year in the middle (${cited(row, knowledge)}).`,
  );
  return [{ type: "facts", title: "Edition by edition", items }];
}

function bySetting(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const rows = knowledge.settingPay.get(role.pay.occupation) ?? [];
  if (rows.length === 0) return [];
  cite(rows.map(({ source }) => source));
  const items = rows.flatMap((row) =>
    row.median
      ? [`${capitalized(row.setting)}: ${dollars(row.median)} a year in the middle (${cited(row, knowledge)}).`]
      : [],
  );
  return [{ type: "facts", title: "By employer", items }];
}
