import { expect, test } from "vitest";
import { LoadGauge } from "../../src/runtime/scheduling/load-gauge.ts";
import { manualClock } from "./manual-clock.ts";

/** When a bot has time for what can wait. */

const threeASecond = { requests: 3, withinMs: 1000 };

test("a bot that nobody has asked anything is idle", async () => {
  const load = new LoadGauge(threeASecond, manualClock());
  expect([load.isBusy, await load.waitUntilIdle(0)]).toEqual([false, true]);
});

test("it is busy from the request that makes them too many until the first of those is long enough ago", () => {
  const clock = manualClock();
  const load = new LoadGauge(threeASecond, clock);
  const busy = [0, 400, 500].map((at) => {
    clock.advance(at - clock.now());
    load.recordRequest();
    return load.isBusy;
  });
  expect(busy).toEqual([false, false, true]);
  clock.advance(499);
  expect(load.isBusy).toBe(true);
  clock.advance(1);
  expect(load.isBusy).toBe(false);
});

test("requests that come slowly never make it busy", () => {
  const clock = manualClock();
  const load = new LoadGauge(threeASecond, clock);
  for (let count = 0; count < 20; count++) {
    load.recordRequest();
    expect(load.isBusy).toBe(false);
    clock.advance(500);
  }
});

test("where one request is too many, it is idle that long after the last one", () => {
  const clock = manualClock();
  const load = new LoadGauge({ requests: 1, withinMs: 100 }, clock);
  load.recordRequest();
  clock.advance(99);
  expect(load.isBusy).toBe(true);
  clock.advance(1);
  expect(load.isBusy).toBe(false);
});

test("whoever waits goes on at the first idle moment", async () => {
  const clock = manualClock();
  const load = new LoadGauge({ requests: 1, withinMs: 100 }, clock);
  load.recordRequest();
  expect([await load.waitUntilIdle(5000), clock.now()]).toEqual([true, 100]);
});

test("a request that comes meanwhile prolongs the wait", async () => {
  const clock = manualClock();
  let more = 3;
  const wait = async (ms: number) => {
    clock.advance(ms);
    if (more-- > 0) load.recordRequest();
  };
  const load: LoadGauge = new LoadGauge({ requests: 1, withinMs: 100 }, { ...clock, wait });
  load.recordRequest();
  expect([await load.waitUntilIdle(5000), clock.now()]).toEqual([true, 400]);
});

test("nobody waits for ever", async () => {
  const clock = manualClock();
  const wait = async (ms: number) => {
    clock.advance(ms);
    load.recordRequest();
  };
  const load: LoadGauge = new LoadGauge({ requests: 1, withinMs: 100 }, { ...clock, wait });
  load.recordRequest();
  expect([await load.waitUntilIdle(1000), clock.now()]).toEqual([false, 1000]);
});

test("what cannot be idle in time is not waited for at all", async () => {
  const clock = manualClock();
  const load = new LoadGauge({ requests: 1, withinMs: 100 }, clock);
  load.recordRequest();
  expect([await load.waitUntilIdle(99), clock.now()]).toEqual([false, 0]);
});

test("at the end those who wait are let go, and nobody waits any more", async () => {
  const clock = manualClock();
  const wait = (_: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
  const load = new LoadGauge({ requests: 1, withinMs: 100 }, { ...clock, wait });
  load.recordRequest();
  const waiting = load.waitUntilIdle(5000);
  load.end();
  expect([await waiting, await load.waitUntilIdle(5000)]).toEqual([false, false]);
});
