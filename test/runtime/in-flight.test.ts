import { pino } from "pino";
import { expect, test } from "vitest";
import { finishWithin, InFlight } from "../../src/runtime/scheduling/in-flight.ts";

function inFlight() {
  const lines: string[] = [];
  let failed = 0;
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  const metrics = { answered: () => undefined, refused: () => undefined, failed: () => void failed++ };
  return { work: new InFlight({ adapter: "test", log, metrics }), lines, failures: () => failed };
}

test("what is in flight is waited for", async () => {
  const { work } = inFlight();
  const { promise, resolve } = Promise.withResolvers<void>();
  let isDone = false;
  void work.track("message", async () => {
    await promise;
    isDone = true;
  });
  const draining = work.drain();
  expect(work.isDraining).toBe(true);
  expect(isDone).toBe(false);
  resolve();
  await draining;
  expect(isDone).toBe(true);
});

test("what fails is logged under its name and counted, and thrown at nobody", async () => {
  const { work, lines, failures } = inFlight();
  await work.track("message", async () => {
    throw new Error("no luck");
  });
  await work.drain();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, event: "message", failure: { name: "Error", says: "no luck" }, msg: "could not answer" },
  ]);
  expect(failures()).toBe(1);
});

test("what takes too long is not waited for", async () => {
  await finishWithin(1, new Promise(() => undefined));
});

test("what is done is not waited for any longer", async () => {
  const start = performance.now();
  await finishWithin(60_000, Promise.resolve());
  expect(performance.now() - start).toBeLessThan(30_000);
});
