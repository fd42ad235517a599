import { expect, test } from "vitest";
import { ConversationState } from "../../src/runtime/conversation-state.ts";

const captain = { topic: "overview", role: "captain" } as const;
const mate = { topic: "overview", role: "first-mate" } as const;

test("what all have seen is everybody's last answer", () => {
  const state = new ConversationState();
  state.setLastAnswer({ shared: ["thread"] }, captain);
  expect(state.lastAnswer({ own: "thread Ann", shared: ["thread"] })).toEqual(captain);
  expect(state.lastAnswer({ own: "thread Bob", shared: ["thread"] })).toEqual(captain);
  expect(state.lastAnswer({ shared: ["another"] })).toBeUndefined();
});

test("what one person saw alone goes before what all have seen, for them", () => {
  const state = new ConversationState();
  state.setLastAnswer({ shared: ["thread"] }, captain);
  state.setLastAnswer({ own: "thread Ann", shared: [] }, mate);
  expect(state.lastAnswer({ own: "thread Ann", shared: ["thread"] })).toEqual(mate);
  expect(state.lastAnswer({ own: "thread Bob", shared: ["thread"] })).toEqual(captain);
});

test("whoever asks in front of the others leaves behind what they saw alone", () => {
  const state = new ConversationState();
  state.setLastAnswer({ own: "thread Ann", shared: [] }, mate);
  state.setLastAnswer({ own: "thread Ann", shared: ["thread"] }, captain);
  expect(state.lastAnswer({ own: "thread Ann", shared: ["thread"] })).toEqual(captain);
});

test("the closest conversation goes before one that holds it", () => {
  const state = new ConversationState();
  state.setLastAnswer({ shared: ["thread 1", "all"] }, captain);
  state.setLastAnswer({ shared: ["thread 2", "all"] }, mate);
  expect(state.lastAnswer({ shared: ["thread 1", "all"] })).toEqual(captain);
  expect(state.lastAnswer({ shared: ["thread 3", "all"] })).toEqual(mate);
});

test("what was no answer changes nothing", () => {
  const state = new ConversationState();
  state.setLastAnswer({ own: "Ann", shared: [] }, captain);
  state.setLastAnswer({ own: "Ann", shared: ["thread"] }, undefined);
  expect(state.lastAnswer({ own: "Ann", shared: ["thread"] })).toEqual(captain);
});
