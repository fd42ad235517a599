import { expect, test } from "vitest";
import { CoolDown } from "../../src/runtime/scheduling/cool-down.ts";
import { manualClock } from "./manual-clock.ts";

/** Not trying again so soon what was refused. */

const coolDownOf = () => {
  const clock = manualClock();
  return { clock, coolDown: new CoolDown(1000, new Map<string, number>(), clock) };
};

test("what was never refused may be tried", () => {
  expect(coolDownOf().coolDown.isActive("here")).toBe(false);
});

test("what was refused cools down for its time, and only where it was refused", () => {
  const { coolDown, clock } = coolDownOf();
  coolDown.start("here");
  expect([coolDown.isActive("here"), coolDown.isActive("there")]).toEqual([true, false]);
  clock.advance(999);
  expect(coolDown.isActive("here")).toBe(true);
  clock.advance(1);
  expect(coolDown.isActive("here")).toBe(false);
});

test("another refusal begins the time anew", () => {
  const { coolDown, clock } = coolDownOf();
  coolDown.start("here");
  clock.advance(600);
  coolDown.start("here");
  clock.advance(600);
  expect(coolDown.isActive("here")).toBe(true);
});
