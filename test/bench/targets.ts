import { rounded, table } from "./markdown.ts";

/** A promise and what was measured; `most` is the largest value that keeps it. */
export type Target = {
  readonly promise: string;
  readonly most: number;
  readonly measured: number;
  readonly unit: string;
};

export const targetsTable = (targets: readonly Target[]): string =>
  table(
    ["target", "at most", "measured", ""],
    targets.map(({ promise, most, measured, unit }) => [
      promise,
      `${rounded(most)} ${unit}`,
      `${rounded(measured)} ${unit}`,
      measured <= most ? "met" : "not met",
    ]),
  );
