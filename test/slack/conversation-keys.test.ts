import { expect, test } from "vitest";
import { privateKeys, sharedKeys } from "../../adapters/slack/receive/conversation-keys.ts";
import { ConversationState } from "../../src/runtime/conversation-state.ts";

const captain = { topic: "overview", role: "captain" } as const;
const mate = { topic: "overview", role: "first-mate" } as const;

test("a thread is one conversation for all who write there", () => {
  const state = new ConversationState();
  state.setLastAnswer(sharedKeys({ channel: "C1", thread: "1.0" }), captain);
  expect(state.lastAnswer(sharedKeys({ channel: "C1", thread: "1.0" }))).toEqual(captain);
  expect(state.lastAnswer(sharedKeys({ channel: "C1", thread: "2.0" }))).toBeUndefined();
  expect(state.lastAnswer(sharedKeys({ channel: "C2", thread: "1.0" }))).toBeUndefined();
});

test("what one person saw alone is theirs", () => {
  const state = new ConversationState();
  state.setLastAnswer(privateKeys({ channel: "C1" }, "U1"), captain);
  expect(state.lastAnswer(sharedKeys({ channel: "C1" }, "U1"))).toEqual(captain);
  expect(state.lastAnswer(sharedKeys({ channel: "C1" }, "U2"))).toBeUndefined();
});

test("a direct conversation goes on in a new message, and in the thread of an old one", () => {
  const state = new ConversationState();
  state.setLastAnswer(sharedKeys({ channel: "D1", thread: "1.0" }), captain);
  state.setLastAnswer(sharedKeys({ channel: "D1", thread: "2.0" }), mate);
  expect(state.lastAnswer(sharedKeys({ channel: "D1", thread: "3.0" }))).toEqual(mate);
  expect(state.lastAnswer(sharedKeys({ channel: "D1", thread: "1.0" }))).toEqual(captain);
});

test("what was no answer changes nothing", () => {
  const state = new ConversationState();
  state.setLastAnswer(sharedKeys({ channel: "C1", thread: "1.0" }), captain);
  state.setLastAnswer(sharedKeys({ channel: "C1", thread: "1.0" }), undefined);
  expect(state.lastAnswer(sharedKeys({ channel: "C1", thread: "1.0" }))).toEqual(captain);
});
