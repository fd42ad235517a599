import { rounded, table } from "./markdown.ts";

/** What `npm run bench` promises: the largest values that keep it. */
export const most = {
  typedMedianMs: 0.3,
  repeatedMedianMs: 0.3,
  encoderMedianMs: 25,
  encoderP99Ms: 120,
  startToReadyMs: 900,
  startToTypedAnswerMs: 450,
  /** The bot and its encoder together. */
  residentMegabytes: 400,
  badInputMs: 20,
  /** Times as long at a hundred times the knowledge: well below linear. */
  growthRatio: 10,
} as const;

/** A promise and what was measured; `most` is the largest value that keeps it. */
export type Target = {
  readonly promise: string;
  readonly most: number;
  /** Not a number where this machine cannot tell. */
  readonly measured: number;
  readonly unit: string;
};

export const targetsTable = (targets: readonly Target[]): string =>
  table(
    ["target", "at most", "measured", ""],
    targets.map(({ promise, most, measured, unit }) => [
      promise,
      `${rounded(most)} ${unit}`,
      Number.isNaN(measured) ? "–" : `${rounded(measured)} ${unit}`,
      Number.isNaN(measured) ? "not measured" : measured <= most ? "met" : "not met",
    ]),
  );
