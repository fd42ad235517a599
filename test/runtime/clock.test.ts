import { expect, test } from "vitest";
import { systemClock } from "../../src/runtime/scheduling/clock.ts";

test("waiting takes about as long as it says", async () => {
  const start = systemClock.now();
  await systemClock.wait(20);
  expect(systemClock.now() - start).toBeGreaterThan(18);
});

test("a wait that is called off ends at once, and is no error", async () => {
  const ending = new AbortController();
  const waiting = systemClock.wait(60_000, ending.signal);
  ending.abort();
  await waiting;
  await systemClock.wait(60_000, ending.signal);
});
