import { setTimeout as pause } from "node:timers/promises";

const between = 5;

/** Waits until something is there. @throws Error in a sentence when it does not come. */
export async function until<Value>(
  ask: () => Value | undefined | null | false,
  what: string,
  ms = 5000,
): Promise<Value> {
  for (const start = Date.now(); ; await pause(between)) {
    const value = ask();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() - start > ms) throw new Error(`waited ${ms} ms for ${what}`);
  }
}
