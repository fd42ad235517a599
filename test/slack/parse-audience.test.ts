import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAudience } from "../../adapters/slack/respond/parse-audience.ts";
import { cpuMs } from "../support/cpu-time.ts";

test.each([
  ["salary mate wa", { words: "salary mate wa" }],
  ["public salary mate", { words: "salary mate", isPublic: true }],
  ["PUBLIC: is it hard", { words: "is it hard", isPublic: true }],
  ["PUBLIC: salary mate", { words: "salary mate", isPublic: true }],
  ["salary mate public", { words: "salary mate", isPublic: true }],
  ["public", { words: "", isPublic: true }],
  ["is it private or public", { words: "is it private or public" }],
  ["what is public", { words: "what is public" }],
  ["public health jobs", { words: "public health jobs" }],
  ["public service loan forgiveness", { words: "public service loan forgiveness" }],
  ["is my criminal record public", { words: "is my criminal record public" }],
  ["when do records become public", { words: "when do records become public" }],
  ["how much do mates earn in alaska public", { words: "how much do mates earn in alaska", isPublic: true }],
  ["is it hard, public", { words: "is it hard", isPublic: true }],
  ["role of a mate in the union public", { words: "role of a mate in the union", isPublic: true }],
  ["public captain or cook?", { words: "captain or cook?", isPublic: true }],
  ["public or private?", { words: "public or private?" }],
  ["public how hard is it", { words: "how hard is it", isPublic: true }],
  ["salary mate for <!subteam^S01|@mentors>", { words: "salary mate", unnamed: "mentors" }],
  ["salary mate for <!here>", { words: "salary mate", unnamed: "here" }],
  ["salary mate for <@U0BOB|bob>", { words: "salary mate", person: "U0BOB" }],
  ["for <@W0BOB> salary mate", { words: "salary mate", person: "W0BOB" }],
  ["salary for <@U0BOB|bob> mate wa", { words: "salary  mate wa", person: "U0BOB" }],
  ["salary mate for <@U0BOB|bob> public", { words: "salary mate", person: "U0BOB", isPublic: true }],
  ["salary mate for @bob.b", { words: "salary mate", unnamed: "bob.b" }],
  ["is it good for me", { words: "is it good for me" }],
  ["what about <@U0BOB|bob>", { words: "what about <@U0BOB|bob>" }],
  ["", { words: "" }],
])("%j", (typed, audience) => {
  expect(parseAudience(typed)).toEqual({ isPublic: false, person: undefined, unnamed: undefined, ...audience });
});

test("anything at all is taken apart in a moment", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => typeof parseAudience(typed).words === "string"));
  for (const unit of [" ", "for ", "public ", "for <@", "a"]) {
    expect(cpuMs(() => parseAudience(unit.repeat(30_000)))).toBeLessThan(1000);
  }
});
