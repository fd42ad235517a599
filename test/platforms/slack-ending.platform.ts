import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import type { Bot } from "../support/bot-process.ts";
import { until } from "./fake-discord.ts";
import type { FakeSlack } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import { callsOf, messageFor, threadOf, windowFor, wordsOf } from "./slack-seen.ts";
import { inSlackWorld } from "./slack-stage.ts";

/** What docs/slack.md promises. */
const endWithin = 5000;
const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;

async function endsWell(bot: Bot, within = endWithin): Promise<void> {
  const { code, ms } = await bot.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(within);
}
const called = (slack: FakeSlack, method: string) => until(() => callsOf(slack, method).length, `a call of ${method}`);

describe.each(modes)("told to end, the bot on %s", (mode) => {
  test(
    "finishes the command, the mention and the window in hand",
    inSlackWorld(mode, async ({ slack, start }) => {
      const bot = await start();
      const shown = await messageFor(slack.slash("/career", question));
      slack.calls.splice(0);
      slack.fault({ path: "/response/", delayMs: 900 });
      slack.fault({ api: "chat.postMessage", delayMs: 900 });
      slack.fault({ api: "views.open", delayMs: 700 });
      const asked = slack.slash("/career", question);
      const { message } = slack.say(`@mentor ${question}`);
      const pressed = slack.click(shown, "not");
      await called(slack, "chat.postMessage");
      await called(slack, "views.open");
      await asked.waitAck();
      await endsWell(bot);
      expect(wordsOf(await messageFor(asked))).toMatch(answer);
      expect(wordsOf(threadOf(slack, message)[0] ?? {})).toMatch(answer);
      expect(pressed.viewOpened).toBeDefined();
    }),
  );
  test(
    "carries out what was promised",
    inSlackWorld(mode, async ({ slack, start }) => {
      const bot = await start();
      const { message } = slack.say(question, { user: "bob" });
      const view = await windowFor(slack.messageShortcut("answer_this", message));
      slack.fault({ api: "chat.postMessage", delayMs: 800 });
      slack.click(view, "post.1");
      await called(slack, "chat.postMessage");
      await endsWell(bot);
      expect(threadOf(slack, message)).toHaveLength(1);
      expect(wordsOf(slack.views.get(view.id) ?? {})).toBe(texts.posted);
    }),
  );
  test(
    "does not wait for what never ends",
    inSlackWorld(mode, async ({ slack, start }) => {
      const bot = await start();
      slack.fault({ api: "chat.postMessage", hang: true, times: 9 });
      slack.say(`@mentor ${question}`);
      await called(slack, "chat.postMessage");
      await endsWell(bot);
    }),
  );
  test(
    "ends at once when there is nothing to do",
    inSlackWorld(mode, async ({ slack, start }) => {
      const bot = await start();
      await messageFor(slack.slash("/career", question));
      await endsWell(bot, 1500);
    }),
  );
});

test(
  "told to end while Slack refuses its connection, the bot ends",
  inSlackWorld("socket", async ({ slack, start }) => {
    const bot = await start();
    slack.refuseSockets(999);
    slack.dropSockets();
    await pause(700);
    await endsWell(bot);
  }),
);

test(
  "a new copy takes over without a gap",
  inSlackWorld("socket", async ({ slack, start }) => {
    const old = await start();
    await start();
    await slack.waitConnected(2);
    const ending = old.stop();
    const asked = [];
    for (let time = 0; time < 10; time++) {
      asked.push(slack.slash("/career", question));
      await pause(50);
    }
    await Promise.all(asked.map((handle) => handle.waitReply()));
    expect((await ending).code).toBe(0);
  }),
);
