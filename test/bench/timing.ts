export type Timed<Result> = { readonly result: Result; readonly milliseconds: number };

/** What a call gives, and how many milliseconds it took. */
export function timed<Result>(call: () => Result): Timed<Result> {
  const start = performance.now();
  const result = call();
  return { result, milliseconds: performance.now() - start };
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Frees what earlier measurements left behind, when node runs with --expose-gc. */
export const collectGarbage = (): void => globalThis.gc?.();
