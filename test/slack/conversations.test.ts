import { expect, test } from "vitest";
import { Conversations } from "../../adapters/slack/receive/conversation-state.ts";

const captain = { topic: "overview", role: "captain" } as const;
const mate = { topic: "overview", role: "first-mate" } as const;

test("a thread is one conversation for all who write there", () => {
  const conversations = new Conversations();
  conversations.answered({ channel: "C1", thread: "1.0" }, captain);
  expect(conversations.before({ channel: "C1", thread: "1.0" })).toEqual(captain);
  expect(conversations.before({ channel: "C1", thread: "2.0" })).toBeUndefined();
  expect(conversations.before({ channel: "C2", thread: "1.0" })).toBeUndefined();
});

test("what one person saw alone is theirs", () => {
  const conversations = new Conversations();
  conversations.answered({ channel: "C1", person: "U1" }, captain);
  expect(conversations.before({ channel: "C1", person: "U1" })).toEqual(captain);
  expect(conversations.before({ channel: "C1", person: "U2" })).toBeUndefined();
});

test("a direct conversation goes on in a new message, and in the thread of an old one", () => {
  const conversations = new Conversations();
  conversations.answered({ channel: "D1", thread: "1.0" }, captain);
  conversations.answered({ channel: "D1", thread: "2.0" }, mate);
  expect(conversations.before({ channel: "D1", thread: "3.0" })).toEqual(mate);
  expect(conversations.before({ channel: "D1", thread: "1.0" })).toEqual(captain);
});

test("what was no answer changes nothing", () => {
  const conversations = new Conversations();
  conversations.answered({ channel: "C1", thread: "1.0" }, captain);
  conversations.answered({ channel: "C1", thread: "1.0" }, undefined);
  expect(conversations.before({ channel: "C1", thread: "1.0" })).toEqual(captain);
});
