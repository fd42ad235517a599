import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "./timing.ts";

/** What is asked of a bot, unless said otherwise: so many a second, evenly, whether or not the last one was answered. */
const usualASecond = 50;

/**
 * Does something so many times, and gives the milliseconds that each took.
 * @param act with the number of the call and the moment at which it was due
 */
export async function evenly(
  count: number,
  act: (at: number, due: number) => Promise<number>,
  aSecond: number = usualASecond,
): Promise<number[]> {
  const taken: Promise<number>[] = [];
  const begin = performance.now();
  for (let at = 0; at < count; at++) {
    const due = begin + (at * 1000) / aSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    taken.push(act(at, due));
  }
  return Promise.all(taken);
}

export type Latency = { readonly median: number; readonly p99: number };

export const latencyOf = (milliseconds: readonly number[]): Latency => ({
  median: quantile(milliseconds, 0.5),
  p99: quantile(milliseconds, 0.99),
});
