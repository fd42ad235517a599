import { describe, expect, test } from "vitest";
import { z } from "zod";
import { connectionMode, slackSettings } from "../../adapters/slack/settings.ts";
import { parseSettings } from "../../src/runtime/settings-schema.ts";

const bot = { SLACK_BOT_TOKEN: "xoxb-1-2-three" };
const app = { SLACK_APP_TOKEN: "xapp-1-A0-2-three" };
const secret = { SLACK_SIGNING_SECRET: "8f742231b10e" };
const read = (given: object) => parseSettings(slackSettings.extend({ PORT: z.number().optional() }), given);

describe("the way in", () => {
  test.each([
    ["Socket Mode with both tokens", { ...bot, ...app }, "socket"],
    ["Socket Mode though there is a secret too", { ...bot, ...app, ...secret }, "socket"],
    ["signed requests with a secret alone", { ...bot, ...secret, PORT: 3000 }, "http"],
    ["signed requests where they are asked for", { ...bot, ...app, ...secret, SLACK_MODE: "http", PORT: 3000 }, "http"],
  ])("is %s", (_, given, mode) => expect(connectionMode(read(given)).mode).toBe(mode));

  test.each([
    [bot, /Socket Mode needs SLACK_APP_TOKEN/],
    [{ ...bot, SLACK_MODE: "http" }, /SLACK_MODE=http.*need SLACK_SIGNING_SECRET.*PORT/],
    [{ ...bot, ...secret, SLACK_MODE: "socket" }, /SLACK_APP_TOKEN/],
  ])("is missing something, and it says what: %j", (given, says) =>
    expect(() => connectionMode(read(given))).toThrow(says),
  );
});

test("every wrong setting is told at once, and none of their values", () => {
  const wrong = {
    SLACK_BOT_TOKEN: "secret-1",
    SLACK_APP_TOKEN: "secret-2",
    SLACK_MODE: "secret-3",
    SLACK_API_URL: "secret-4",
  };
  expect(() => read(wrong)).toThrow(/SLACK_BOT_TOKEN.*SLACK_APP_TOKEN.*SLACK_MODE.*SLACK_API_URL/s);
  expect(() => read(wrong)).not.toThrow(/secret-/);
});

test.each([
  ["https://slack.example/api", "https://slack.example/api/"],
  ["https://slack.example/api/", "https://slack.example/api/"],
])("the base address %s ends with a slash", (given, used) => {
  expect(read({ ...bot, SLACK_API_URL: given }).SLACK_API_URL).toBe(used);
});
