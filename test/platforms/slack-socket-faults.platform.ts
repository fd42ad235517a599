import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { until } from "./fake-discord.ts";
import type { FakeSlack } from "./fake-slack.ts";
import { callsOf, messageFor, threadOf, wordsOf } from "./slack-seen.ts";
import { aWhile, inSlackWorld, setSlackStage } from "./slack-stage.ts";

const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;
/** By then it is back. */
const backWithin = 15_000;

async function answers(slack: FakeSlack): Promise<void> {
  expect(wordsOf(await messageFor(slack.slash("/career", question)))).toMatch(answer);
}

/** Waits for a connection that was not there before. */
async function isBack(slack: FakeSlack, before: ReadonlySet<unknown>): Promise<void> {
  await until(() => [...slack.sockets].some((one) => !before.has(one)), "a new connection", backWithin);
  await until(() => [...slack.sockets].every((one) => !before.has(one)), "the old one to be gone", backWithin);
}

describe("the connection", () => {
  const stage = setSlackStage("socket");

  /** Does something to the connection; then the bot comes back by itself and answers. */
  async function comesBack(harm: (slack: FakeSlack) => unknown): Promise<void> {
    const { slack } = stage();
    await slack.waitConnected();
    const before = new Set(slack.sockets);
    harm(slack);
    await isBack(slack, before);
    await answers(slack);
    await aWhile();
    expect(slack.sockets.size).toBe(1);
  }

  test("that Slack wants anew is made anew", () => comesBack((slack) => slack.disconnect("refresh_requested")));
  test("that Slack closes at once is made anew", () =>
    comesBack((slack) => slack.disconnect("refresh_requested", { closeAfterMs: 0 })));
  test("that breaks off is made anew", () => comesBack((slack) => slack.dropSockets()));
  test("that breaks off again and again is made anew", async () => {
    for (let time = 0; time < 3; time++) await comesBack((slack) => slack.dropSockets());
  });
  test("that Slack warns about goes on, or is made anew", async () => {
    const { slack } = stage();
    slack.disconnect("warning");
    await pause(500);
    await slack.waitConnected(1, backWithin);
    await answers(slack);
  });
  test.each([1, 3])("is tried again when Slack refuses it %d times", (times) =>
    comesBack((slack) => {
      slack.refuseSockets(times);
      slack.dropSockets();
    }),
  );
  test.each([
    ["fails", { status: 500, times: 4 }],
    ["has trouble", { error: "internal_error", times: 3 }],
    ["is limited", { status: 429, retryAfter: 1 }],
    ["breaks off", { drop: true, times: 4 }],
  ])("is tried again while asking for its address %s", (_, fault) =>
    comesBack((slack) => {
      slack.fault({ api: "apps.connections.open", ...fault });
      slack.dropSockets();
    }),
  );

  test("a mention in the gap is answered once, when the connection is back", async () => {
    const { slack } = stage();
    const before = new Set(slack.sockets);
    slack.refuseSockets(1);
    slack.dropSockets();
    const { message } = slack.say(`@mentor ${question}`);
    await isBack(slack, before);
    await until(() => threadOf(slack, message).length, "the answer", backWithin);
    await aWhile();
    expect(threadOf(slack, message)).toHaveLength(1);
  });

  test("a press whose connection breaks under it is still answered", async () => {
    const { slack } = stage();
    const message = await messageFor(slack.slash("/career", question));
    const before = new Set(slack.sockets);
    slack.set({ latencyMs: 300 });
    const pressed = slack.click(message, "not");
    await until(() => pressed.acked, "the acknowledgement");
    slack.dropSockets();
    await until(() => pressed.viewOpened, "the window");
    slack.set({ latencyMs: 0 });
    await isBack(slack, before);
  });

  test("what is no payload at all is left alone", async () => {
    const { slack } = stage();
    for (const text of ["no json", "[]", "null", '"x"', "{}", '{"type":"zork"}', '{"type":"interactive"}']) {
      for (const { ws } of slack.sockets) ws.send(text);
    }
    await aWhile();
    await slack.waitConnected(1, backWithin);
    await answers(slack);
    // An envelope without an id cannot be acknowledged rightly.
    stage().forgive("unknown-envelope");
  });
});

describe.concurrent("at the start", () => {
  test.each([
    ["the connection is refused", (slack: FakeSlack) => slack.refuseSockets(1)],
    ["asking whose token it is fails", (slack: FakeSlack) => slack.fault({ api: "auth.test", status: 500, times: 2 })],
    [
      "asking for the connection's address fails",
      (slack: FakeSlack) => slack.fault({ api: "apps.connections.open", status: 503, times: 2 }),
    ],
  ])("%s for a moment, and the bot gets ready", (_, harm) =>
    inSlackWorld("socket", async ({ slack, start }) => {
      harm(slack);
      await start();
      await answers(slack);
    })(),
  );
});

test(
  "a connection that Slack will not give any more ends the bot, which says why",
  inSlackWorld("socket", async ({ slack, start }) => {
    const bot = await start();
    slack.fault({ api: "apps.connections.open", error: "invalid_auth", times: 99 });
    slack.dropSockets();
    await until(() => !bot.isAlive, "the end", backWithin);
    expect(await bot.ended()).toBe(1);
    expect(bot.stderr).toMatch(/^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)\. .+\.$/m);
    expect(bot.stderr).not.toContain(slack.appToken);
    expect(callsOf(slack, "apps.connections.open").length).toBeLessThan(5);
  }),
);
