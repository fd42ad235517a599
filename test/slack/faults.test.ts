import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { Bot, startBot } from "../support/bot-process.ts";
import { seen } from "./seen.ts";
import { type SmallSlack, smallSlack, type UserAction } from "./small-slack.ts";

/** What goes wrong between Slack and the bot: nobody is left without an answer, nobody gets two. */

let slack: SmallSlack;
let bot: Bot | undefined;

const start = async (more: Readonly<Record<string, string>> = {}) => {
  bot = await startBot({ ...slack.environment, ...more });
  await slack.waitConnected();
  return bot;
};
/** Slack waits three seconds, which it watches itself; the acknowledgement waits for nothing that the answer needs. */
const isAcknowledgedFirst = ({ at, ackMs = Number.NaN, answeredAt = Number.NaN }: UserAction) =>
  at + ackMs < answeredAt;
const callsOf = (method: string) => slack.calls.filter((call) => call.method === method);

beforeEach(async () => {
  slack = await smallSlack();
  bot = undefined;
});
afterEach(async () => {
  await bot?.stop();
  await slack.close();
  expect(slack.wrong).toEqual([]);
});

describe("an answer reaches the person", () => {
  test.each([
    ["is answered with 500", { status: 500 }],
    ["breaks", { drop: true }],
    ["is limited", { status: 429, retryAfter: 1 }],
  ])("when the response %s once", async (_, fault) => {
    await start();
    slack.fault({ responseUrl: true, ...fault });
    const action = slack.slash("how much do ct techs make?");
    expect(seen(await action.reply())).toContain("CT technologist: pay");
    expect(action.replies).toHaveLength(1);
    expect(isAcknowledgedFirst(action)).toBe(true);
  });

  test.each([
    ["where they are", "general", "chat.postEphemeral"],
    ["directly, where the bot is no member", "random", "chat.postMessage"],
  ])("%s, when the response_url is used up", async (_, channel, method) => {
    await start();
    slack.fault({ responseUrl: true, status: 404, times: 5 });
    slack.slash("how much do ct techs make?", { channel });
    const call = await slack.until(() => callsOf(method).find(({ error }) => !error), "another way");
    expect(JSON.stringify(call.args.blocks)).toContain("CT technologist: pay");
  });

  test("after Slack asks to wait, when a mention is answered", async () => {
    await start();
    slack.fault({ api: "chat.postMessage", status: 429, retryAfter: 1 });
    const [action] = slack.say("@bot how much do ct techs make?").actions;
    expect(seen((await action?.reply()) ?? { blocks: [] })).toContain("CT technologist: pay");
  });

  test.each(["is_archived", "not_in_channel", "channel_not_found", "restricted_action"])(
    "directly, when a mention cannot be answered there: %s",
    async (error) => {
      await start();
      slack.fault({ api: "chat.postMessage", error });
      slack.say("@bot how much do ct techs make?");
      const message = await slack.until(() => slack.directMessages()[0], "a direct message");
      expect(seen(message)).toContain(texts.inDirect);
    },
  );

  test("as a sentence, when there was no time to open a window", async () => {
    await start();
    slack.fault({ api: "views.open", error: "expired_trigger_id" });
    const { message } = slack.say("how much do ct techs make?");
    const told = await slack.messageShortcut("answer_this", message).reply();
    expect(seen(told)).toBe(texts.tooLate);
    slack.fault({ api: "views.open", error: "expired_trigger_id" });
    slack.shortcut("ask_about_careers");
    const direct = await slack.until(() => slack.directMessages()[0], "a direct message");
    expect(seen(direct)).toBe(texts.tooLate);
  });
});

describe("a mentor learns why nothing was posted", () => {
  test.each([
    ["is_archived", texts.notPosted.archived],
    ["message_not_found", texts.notPosted.gone],
    ["internal_error", texts.notPosted.trouble],
  ])("%s", async (error, says) => {
    await start();
    const { message } = slack.say("how much do ct techs make?", { user: "bob" });
    const window = await slack.messageShortcut("answer_this", message).opened();
    slack.fault({ api: "chat.postMessage", error });
    slack.press(window, "post.1");
    await slack.until(() => callsOf("views.update").some(({ args }) => JSON.stringify(args).includes(says)), says);
    expect(slack.messages()).toHaveLength(1);
  });

  test("but where the bot is no member, their own way is taken", async () => {
    await start();
    const { message } = slack.say("how much do ct techs make?", { user: "bob", channel: "random" });
    const window = await slack.messageShortcut("answer_this", message).opened();
    slack.press(window, "post.1");
    const posted = await slack.until(
      () => slack.messages("random").find(({ thread_ts }) => thread_ts === message.ts),
      "the answer",
    );
    expect(seen(posted)).toContain("Pointed out by");
  });
});

describe("the connection comes back by itself", () => {
  test.each([
    ["is dropped", () => slack.dropSockets()],
    ["is to be refreshed", () => slack.disconnect("refresh_requested")],
    [
      "is dropped and refused for a while",
      () => {
        slack.refuseSockets(3);
        slack.dropSockets();
      },
    ],
    [
      "is dropped, and Slack is down for a while",
      () => {
        slack.fault({ api: "apps.connections.open", status: 503, times: 6 });
        slack.dropSockets();
      },
    ],
  ])("when it %s", async (_, act) => {
    await start();
    act();
    await slack.until(() => bot?.stderr.includes("reconnecting"), "the bot to notice");
    await slack.waitConnected();
    expect(seen(await slack.slash("how much do ct techs make?").reply())).toContain("CT technologist: pay");
    expect(bot?.isAlive).toBe(true);
  });

  test("unless Slack will not have it back: then it says what to do", async () => {
    const running = await start();
    slack.fault({ api: "apps.connections.open", error: "invalid_auth", times: 9 });
    slack.dropSockets();
    expect(await running.ended()).toBe(1);
    expect(running.stderr).toContain("Slack does not accept SLACK_APP_TOKEN (invalid_auth)");
  });
});

test("a command of 100,000 characters is answered like any other", async () => {
  await start();
  for (const unit of ["salary ", "<@", "a", " ", "public for @", "&lt;"]) {
    const action = slack.slash(unit.repeat(100_000 / unit.length));
    await action.reply();
    expect(isAcknowledgedFirst(action)).toBe(true);
  }
});

test("what is in hand is finished before the bot ends", async () => {
  const running = await start();
  slack.fault({ responseUrl: true, status: 429, retryAfter: 1 });
  const action = slack.slash("how much do ct techs make?");
  await action.acknowledged();
  const { code, ms } = await running.stop();
  expect([code, ms < 5000]).toEqual([0, true]);
  expect(action.replies).toHaveLength(1);
});

describe("it does not start, and says why,", () => {
  const failing = async (settings: Readonly<Record<string, string>>) => {
    const one = new Bot({ ...slack.environment, ...settings });
    const code = await one.ended();
    return { code, says: one.stderr };
  };

  test.each([
    ["without an app token", { SLACK_APP_TOKEN: "" }, "Socket Mode needs SLACK_APP_TOKEN"],
    ["without a signing secret", { SLACK_MODE: "http", SLACK_SIGNING_SECRET: "" }, "need SLACK_SIGNING_SECRET"],
    ["without a port", { SLACK_MODE: "http" }, "need PORT"],
    ["with a wrong bot token", { SLACK_BOT_TOKEN: "xoxb-wrong" }, "does not accept SLACK_BOT_TOKEN"],
    ["with settings that are none", { SLACK_BOT_TOKEN: "nonsense", SLACK_MODE: "pigeon" }, "SLACK_MODE"],
    ["where there is no Slack", { SLACK_API_URL: "http://127.0.0.1:9/api/" }, "Slack cannot be reached"],
  ])("%s", async (_, settings, says) => {
    const failed = await failing(settings);
    expect(failed).toMatchObject({ code: 1, says: expect.stringContaining(says) });
    expect(failed.says).not.toMatch(/xox[bp]-\w|xapp-\d/);
    slack.wrong.splice(0);
  });

  test.each(["a.b.c", "malformed"])("but leaves another platform alone, whose token is %s", async (DISCORD_TOKEN) => {
    const running = await start({ DISCORD_TOKEN, DISCORD_API_URL: "http://127.0.0.1:9/api" });
    expect(running.stderr).toMatch(/Discord|DISCORD_TOKEN/);
    expect(seen(await slack.slash("how much do ct techs make?").reply())).toContain("CT technologist: pay");
  });
});
