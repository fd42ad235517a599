import type { Block } from "../answer.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, count, dollars, dollarsAndCents } from "../text/format.ts";
import { type Citing, cited } from "./citations.ts";
import { placeName } from "./titles.ts";
import { countedAs, nationalPay, newestMedian } from "./wages.ts";

/** The figure of a place, with its range, beside the national one. */
export function publishedPay(
  row: WageRow,
  national: WageRow | undefined,
  role: Role,
  knowledge: Knowledge,
  { cite }: Citing,
): Block[] {
  cite([row.source]);
  if (row.median === undefined) return [];
  const lead = leadOf(row, row.median, role, knowledge);
  const beside = row.place === "us" ? undefined : national;
  if (row.median.orMore) {
    return [
      lead,
      capNote(row, row.median, knowledge),
      ...(beside ? [{ type: "facts" as const, items: [nationalPay(beside, knowledge, cite)] }] : []),
    ];
  }
  if (beside) cite([beside.source]);
  return [
    lead,
    percentileTable(beside ? [row, beside] : [row], knowledge),
    ...otherMeasures(row, knowledge),
    ...confidenceNote(row),
  ];
}

type Wage = NonNullable<WageRow["median"]>;

function leadOf(row: WageRow, median: Wage, role: Role, knowledge: Knowledge): Block {
  // The survey caps what it publishes: when the middle is capped the rest of the row says nothing more.
  const range =
    !median.orMore && row.p10 && row.p90
      ? ` The lowest-paid tenth earn less than ${dollars(row.p10)}, the best-paid tenth more than ${dollars({ ...row.p90, orMore: false })}.`
      : "";
  const text = `${whoEarns(row, role, knowledge)} ${dollars(median)} a year in the middle${anHour(row, median, knowledge)} (${cited(row, knowledge)}): half earn more, half less.${range}`;
  return { type: "lead", text };
}

/** Hours that the survey takes for a year of full-time work: https://www.bls.gov/oes/oes_ques.htm */
const hoursAYear = 2080;

/** By the hour: the survey's own figure, else computed as it does; none where it publishes none for this work. */
export function anHour({ medianHourly: hourly, occupation }: WageRow, median: Wage, knowledge: Knowledge): string {
  if (hourly) return hourly.orMore ? "" : `, ${dollarsAndCents(hourly)} an hour`;
  const isPaidSo = newestMedian(knowledge, occupation, "us")?.medianHourly !== undefined;
  if (median.orMore || !isPaidSo) return "";
  return `, about ${dollarsAndCents({ dollars: median.dollars / hoursAYear, orMore: false })} an hour`;
}

/** "In Texas, bakers earn": whom the figure is about, said before it. */
function whoEarns({ place }: WageRow, role: Role, knowledge: Knowledge): string {
  const where = place === "us" ? "In the United States" : `In ${placeName(place, knowledge)}`;
  const { how, group } = countedAs(role, knowledge);
  return how === "among" ? `${where}, ${group}, ${role.plural} among them, earn` : `${where}, ${role.plural} earn`;
}

const capNote = (row: WageRow, median: Wage, knowledge: Knowledge): Block => ({
  type: "note",
  text: `The survey publishes no exact figure at or above ${dollars({ ...median, orMore: false })} a year (${cited(row, knowledge)}).`,
});

/** One column a place. */
export function percentileTable(rows: readonly WageRow[], knowledge: Knowledge): Block {
  const cells = (key: "p10" | "p25" | "median" | "p75" | "p90"): string[] =>
    rows.map((row) => (row[key] ? dollars(row[key]) : "not published"));
  const nameOf = (place: string) => (place === "us" ? "United States" : capitalized(placeName(place, knowledge)));
  return {
    type: "table",
    title: `Pay a year (${[...new Set(rows.map((row) => cited(row, knowledge)))].join("; ")})`,
    columns: ["", ...rows.map(({ place }) => nameOf(place))],
    rows: [
      ["Lowest tenth, below", ...cells("p10")],
      ["Lower quarter, below", ...cells("p25")],
      ["Middle", ...cells("median")],
      ["Upper quarter, above", ...cells("p75")],
      ["Best-paid tenth, above", ...cells("p90")],
    ],
  };
}

/** On average, and how many people are counted. */
function otherMeasures(row: WageRow, knowledge: Knowledge): Block[] {
  const from = cited(row, knowledge);
  const items = [
    row.mean && `On average: ${dollars(row.mean)} a year (${from}).`,
    row.employment && `People in these jobs there: ${count(row.employment)} (${from}).`,
  ].filter((item) => typeof item === "string");
  return items.length > 0 ? [{ type: "facts", items }] : [];
}

const confidenceNote = ({ confidence, note }: WageRow): Block[] =>
  confidence === "high" ? [] : [{ type: "note", text: `How sure: ${confidence}. ${note}`.trim() }];
