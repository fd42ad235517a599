import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Asked } from "../../discord/emulated/asked.ts";
import type { SmallDiscord } from "../../discord/small-discord.ts";
import { quantile } from "../timing.ts";

type Asking = (discord: SmallDiscord, at: number) => Asked;

/** What is asked of a bot: so many a second, evenly, whether or not the last one was answered. */
const aSecond = 50;

/** The milliseconds from an interaction's being sent to its acknowledgement's arriving, for each of so many. */
export async function acknowledgements(discord: SmallDiscord, asking: Asking, count: number): Promise<number[]> {
  const taken: Promise<number>[] = [];
  const begin = performance.now();
  for (let at = 0; at < count; at++) {
    const due = begin + (at * 1000) / aSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const sent = performance.now();
    const asked = asking(discord, at);
    taken.push(asked.acknowledged().then(() => (asked.calledAt ?? Number.NaN) - sent));
  }
  return Promise.all(taken);
}

export type Latency = { readonly median: number; readonly p99: number };

export const latencyOf = (milliseconds: readonly number[]): Latency => ({
  median: quantile(milliseconds, 0.5),
  p99: quantile(milliseconds, 0.99),
});
