import { beforeEach, expect, test } from "vitest";
import { Supervisor } from "../../adapters/supervision.ts";
import type { RunningAdapter } from "../../src/adapter.ts";

let exits: number[] = [];
let stopped: string[] = [];
beforeEach(() => {
  exits = [];
  stopped = [];
});
const exit = (code: number) => void exits.push(code);
const adapter = (name: string, isReady = () => true): RunningAdapter => ({
  ready: `ready ${name}`,
  isReady,
  stop: async () => void stopped.push(name),
});

test("it is ready when a platform runs and every one that runs can answer", () => {
  const supervisor = new Supervisor(["discord", "slack"], exit);
  expect(supervisor.isReady()).toBe(false);
  supervisor.started("discord", adapter("discord"));
  expect(supervisor.isReady()).toBe(true);
  let isConnected = false;
  supervisor.started(
    "slack",
    adapter("slack", () => isConnected),
  );
  expect(supervisor.isReady()).toBe(false);
  isConnected = true;
  expect(supervisor.isReady()).toBe(true);
});

test("a platform that cannot start leaves the other alone", () => {
  const supervisor = new Supervisor(["discord", "slack"], exit);
  supervisor.startEnded("discord");
  supervisor.started("slack", adapter("slack"));
  supervisor.startEnded("slack");
  expect([exits, supervisor.isReady()]).toEqual([[], true]);
});

test("without any platform the process ends with 1", () => {
  const supervisor = new Supervisor(["discord", "slack"], exit);
  supervisor.startEnded("discord");
  expect(exits).toEqual([]);
  supervisor.startEnded("slack");
  expect(exits).toEqual([1]);
});

test("a platform that is lost ends the process when it was the last", () => {
  const supervisor = new Supervisor(["discord", "slack"], exit);
  for (const name of ["discord", "slack"] as const) {
    supervisor.started(name, adapter(name));
    supervisor.startEnded(name);
  }
  supervisor.lost("slack");
  expect(exits).toEqual([]);
  supervisor.lost("discord");
  expect(exits).toEqual([1]);
});

test("one that is lost while it starts does not run afterwards", () => {
  const supervisor = new Supervisor(["discord", "slack"], exit);
  supervisor.lost("discord");
  supervisor.started("discord", adapter("discord"));
  expect(supervisor.isReady()).toBe(false);
});

test("asked to end, it stops the platforms and the servers, then ends with 0; asked twice, at once with 1", async () => {
  const supervisor = new Supervisor(["web"], exit);
  supervisor.started("web", adapter("web"));
  const ending = supervisor.end(async () => void stopped.push("servers"));
  expect(supervisor.isReady()).toBe(false);
  await ending;
  expect([stopped, exits]).toEqual([["web", "servers"], [0]]);
  await supervisor.end(async () => {});
  expect(exits).toEqual([0, 1]);
});
