import { expect, test } from "vitest";
import { LoadGauge } from "../../src/runtime/scheduling/load-gauge.ts";
import { PictureQueue } from "../../src/runtime/scheduling/picture-queue.ts";
import { manualClock } from "./manual-clock.ts";

/** Pictures that are drawn one after the other. */

const queueOf = (maxQueued = 10) => {
  const clock = manualClock();
  const load = new LoadGauge({ requests: 1, withinMs: 100 }, clock);
  return { clock, load, queue: new PictureQueue(maxQueued, clock) };
};

test("one picture is drawn after the other, in the order in which they were asked for", async () => {
  const { queue } = queueOf();
  const events: string[] = [];
  const draw = (name: string) => async () => {
    events.push(`begin ${name}`);
    await new Promise(setImmediate);
    events.push(`end ${name}`);
    return name;
  };
  expect(await Promise.all([queue.run(draw("a")), queue.run(draw("b"))])).toEqual(["a", "b"]);
  expect(events).toEqual(["begin a", "end a", "begin b", "end b"]);
});

test("one that fails fails for who asked for it, and holds up no other", async () => {
  const { queue } = queueOf();
  const failing = queue.run(() => Promise.reject(new Error("no ink")));
  const next = queue.run(async () => "drawn");
  await expect(failing).rejects.toThrow("no ink");
  expect(await next).toBe("drawn");
});

test("it is full with as many as it may hold, the one that is being drawn included, until one is done", async () => {
  const { queue } = queueOf(2);
  const first = Promise.withResolvers<void>();
  const drawing = [queue.run(() => first.promise), queue.run(async () => undefined)];
  expect(queue.isFull).toBe(true);
  first.resolve();
  await drawing[0];
  expect(queue.isFull).toBe(false);
  await drawing[1];
});

test("a failed one takes up no place any more", async () => {
  const { queue } = queueOf(1);
  await queue.run(() => Promise.reject(new Error("no ink"))).catch(() => undefined);
  expect(queue.isFull).toBe(false);
});

test("a picture that can wait is drawn when nobody asks anything", async () => {
  const { queue, load, clock } = queueOf();
  load.recordRequest();
  expect(await queue.runWhenIdle(async () => clock.now(), load, 5000)).toBe(100);
});

test("it is not drawn where there is no idle moment in time, and the next one has its turn", async () => {
  const { queue, load } = queueOf();
  load.recordRequest();
  const drawn: string[] = [];
  const none = queue.runWhenIdle(async () => drawn.push("never"), load, 99);
  expect([await none, await queue.run(async () => drawn.push("next")), drawn]).toEqual([undefined, 1, ["next"]]);
});

test("the time behind other pictures is part of the time that it can wait", async () => {
  const { queue, load, clock } = queueOf();
  const before = queue.run(async () => {
    clock.advance(950);
    load.recordRequest();
  });
  const late = queue.runWhenIdle(async () => "drawn", load, 1000);
  await before;
  expect([await late, clock.now()]).toEqual([undefined, 950]);
});

test("one whose time is over is drawn all the same when it finds the bot idle", async () => {
  const { queue, load, clock } = queueOf();
  const before = queue.run(async () => clock.advance(5000));
  const late = queue.runWhenIdle(async () => "drawn", load, 1000);
  await before;
  expect(await late).toBe("drawn");
});
