import { setTimeout as pause } from "node:timers/promises";

const betweenMs = 5;
/** Longer than anything takes on a busy machine; whoever waits for what comes waits no longer for it. */
const patienceMs = 15_000;

/** Waits until something is there. @throws Error in a sentence when it does not come. */
export async function until<Value>(
  ask: () => Value | undefined | null | false,
  what: string,
  ms = patienceMs,
): Promise<Value> {
  for (const start = Date.now(); ; await pause(betweenMs)) {
    const value = ask();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() - start > ms) throw new Error(`waited ${ms} ms for ${what}`);
  }
}
