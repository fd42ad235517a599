import { z } from "zod";

/** The columns of each file in figures/. Every figure has a place (or is national), a period and a source. */

const text = z.string().trim();
const filled = text.min(1, "must not be empty");
const sourceIds = filled.transform((cell) => cell.split(";").map((one) => one.trim()));
const confidence = z.enum(["high", "medium", "low"]);

/** A wage as published: whole dollars a year; empty when not published; "239200+" when capped ("at or above"). */
const wage = text
  .regex(/^(\d+\+?)?$/, 'a wage is whole dollars ("95480"), "239200+" when it is published as "at or above", or empty')
  .transform((cell) => (cell === "" ? undefined : { dollars: Number.parseInt(cell, 10), orMore: cell.endsWith("+") }));

const hourly = text
  .regex(/^(\d+(\.\d+)?\+?)?$/, 'an hourly wage is dollars and cents ("45.91"), or empty')
  .transform((cell) => (cell === "" ? undefined : { dollars: Number.parseFloat(cell), orMore: cell.endsWith("+") }));

const count = text
  .regex(/^(\d+)?$/, "a whole number, or empty")
  .transform((cell) => (cell === "" ? undefined : Number(cell)));

const number = text
  .regex(/^(-?\d+(\.\d+)?)?$/, "a number, or empty")
  .transform((cell) => (cell === "" ? undefined : Number(cell)));

/** occupations.csv: codes under which wages are counted. `outside` marks jobs outside the field that can be compared. */
export const occupationRow = z.strictObject({
  /** As it stands in an address: "compare/some-role+this-id". */
  id: filled,
  code: filled,
  title: filled,
  /** Singular, for a sentence. */
  name: filled,
  plural: filled,
  /** Other names, separated by semicolons; only for occupations outside the field. */
  names: text,
  outside: z.enum(["yes", "no"]),
});

/** wages.csv: place is "us", a state's code in small letters, or a metro area's id from metros.csv. */
export const wageRow = z.strictObject({
  occupation: filled,
  place: filled,
  period: filled,
  employment: count,
  mean: wage,
  p10: wage,
  p25: wage,
  median: wage,
  p75: wage,
  p90: wage,
  medianHourly: hourly,
  note: text,
  source: filled,
  confidence,
});

/** metros.csv: metro areas, with the states they reach into (codes separated by semicolons). */
export const metroRow = z.strictObject({ id: filled, title: filled, states: filled, area: filled });

/** outlook.csv: projected growth of an occupation. */
export const outlookRow = z.strictObject({
  occupation: filled,
  period: filled,
  baseJobs: count,
  projectedJobs: count,
  growth: number,
  newJobs: number,
  openings: count,
  note: text,
  source: sourceIds,
  confidence,
});

/** licences.csv: one row a state. */
export const licenseRow = z.strictObject({
  place: filled,
  required: z.enum(["yes", "no", "partial", "unknown"]),
  kind: filled,
  body: text,
  bodyConfidence: z.union([confidence, z.literal("")]),
  limitedPermit: z.enum(["yes", "no", ""]),
  /** A further permit for some kinds of work, in one sentence. */
  extraRule: text,
  note: text,
  conflict: text,
  asOf: filled,
  source: sourceIds,
  confidence,
});

/** settings-pay.csv: pay by kind of employer. */
export const settingPayRow = z.strictObject({
  occupation: filled,
  setting: filled,
  median: wage,
  period: filled,
  source: filled,
  confidence,
});

/** facts.csv: numbers that entries refer to as {id}: fees, credits, limits, hours. `unit` may be "usd". */
export const factRow = z.strictObject({
  id: filled,
  value: filled,
  unit: text,
  period: filled,
  source: sourceIds,
  confidence,
  note: text,
});

export type OccupationRow = z.infer<typeof occupationRow>;
export type WageRow = z.infer<typeof wageRow>;
export type MetroRow = z.infer<typeof metroRow>;
export type OutlookRow = z.infer<typeof outlookRow>;
export type LicenseRow = z.infer<typeof licenseRow>;
export type SettingPayRow = z.infer<typeof settingPayRow>;
export type FactRow = z.infer<typeof factRow>;

/** The rows of figures/, as they were read. */
export type Figures = {
  readonly metros: readonly MetroRow[];
  readonly occupations: readonly OccupationRow[];
  readonly wages: readonly WageRow[];
  readonly outlook: readonly OutlookRow[];
  readonly licences: readonly LicenseRow[];
  readonly settingPay: readonly SettingPayRow[];
  readonly facts: readonly FactRow[];
};
