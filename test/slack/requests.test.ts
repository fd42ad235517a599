import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Bot, startBot } from "../support/bot-process.ts";
import { seen } from "./seen.ts";
import { type SmallSlack, smallSlack } from "./small-slack.ts";

/** Requests that are none of Slack's, or odd: each is refused or ignored, and the next question is answered. */

let slack: SmallSlack;
let bot: Bot;

beforeAll(async () => {
  slack = await smallSlack();
  bot = await startBot({ ...slack.environment, SLACK_MODE: "http", PORT: "0" });
  slack.deliverTo(`http://${(await bot.ready()).split(" ").at(-1)}/slack/events`);
});
afterEach(() => expect(slack.wrong).toEqual([]));
afterAll(async () => {
  expect(await bot.stop()).toMatchObject({ code: 0 });
  await slack.close();
});

const body = new URLSearchParams({ command: "/career", text: "my secret question", user_id: "U1" }).toString();

test.each(["signature", "stale", "missing", "body"] as const)(
  "with a %s that is not Slack's are refused",
  async (tamper) => {
    const lines = () => bot.stderr.split('"event":"bolt"').length;
    const before = lines();
    expect((await slack.request(body, { tamper })).status).toBe(401);
    await slack.until(() => lines() > before, "a line in the log");
    expect(bot.stderr).not.toContain("secret");
  },
);

test("that are too large, or to another place, or in another way are refused", async () => {
  const base = `http://${(await bot.ready()).split(" ").at(-1)}`;
  expect((await fetch(`${base}/slack/other`, { method: "POST", body })).status).toBe(404);
  expect((await fetch(`${base}/slack/events`, { method: "DELETE" })).status).toBe(405);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  expect(seen(await slack.slash("how much do ct techs make?").reply())).toContain("CT technologist: pay");
  // Whoever sends on after the refusal may find the connection closed.
  const tooLarge = await slack.request(`text=${"a".repeat(3_000_000)}`).catch(() => ({ status: 413 }));
  expect(tooLarge.status).toBe(413);
  expect(bot.isAlive).toBe(true);
});

test.each([
  "",
  "{",
  "payload=%7B",
  "payload=%7B%22type%22%3A%22dance%22%7D",
  '{"type":"event_callback"}',
  "payload=null",
])("that say %j do no harm", async (odd) => {
  const contentType = odd.startsWith("{") ? "application/json" : undefined;
  expect((await slack.request(odd, contentType ? { contentType } : {})).status).toBeLessThan(500);
  expect(seen(await slack.slash("how much do ct techs make?").reply())).toContain("CT technologist: pay");
});
