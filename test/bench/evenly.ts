import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "./timing.ts";

/** What is asked of a bot: so many a second, evenly, whether or not the last one was answered. */
const aSecond = 50;

/** Does something so many times, and gives the milliseconds that each took. */
export async function evenly(count: number, act: (at: number) => Promise<number>): Promise<number[]> {
  const taken: Promise<number>[] = [];
  const begin = performance.now();
  for (let at = 0; at < count; at++) {
    const due = begin + (at * 1000) / aSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    taken.push(act(at));
  }
  return Promise.all(taken);
}

export type Latency = { readonly median: number; readonly p99: number };

export const latencyOf = (milliseconds: readonly number[]): Latency => ({
  median: quantile(milliseconds, 0.5),
  p99: quantile(milliseconds, 0.99),
});
