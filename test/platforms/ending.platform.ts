import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import type { Bot } from "../support/bot-process.ts";
import { settingsForHttp } from "./bot.ts";
import { type FakeDiscord, until } from "./fake-discord.ts";
import { buttonNamed, markupIn, replyTo } from "./seen.ts";
import { inWorld } from "./world.ts";

/** What docs/discord.md promises. */
const endWithin = 5000;
const question = "how much do mri techs make?";
const answer = /^## MRI technologist: pay/;

async function endsWell(bot: Bot, within = endWithin): Promise<void> {
  const { code, ms } = await bot.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(within);
}

const callback = { method: "POST", path: "/callback$" } as const;
const called = (discord: FakeDiscord, path: RegExp) =>
  until(() => discord.requests.some((request) => path.test(request.path)), "the call");

describe.concurrent("told to end, the bot on the gateway", () => {
  test(
    "finishes the interaction and the message in hand, then leaves the gateway",
    inWorld(async ({ discord, start }) => {
      const bot = await start();
      await replyTo(discord, discord.say(`<@${discord.bot.id}> ${question}`));
      discord.requests.splice(0);
      discord.fault({ ...callback, delayMs: 300 });
      discord.fault({ method: "POST", path: "/messages$", delayMs: 900 });
      const asked = discord.slash("ask", { options: { question } });
      const said = discord.say(`<@${discord.bot.id}> ${question}`);
      await called(discord, /callback$/);
      await called(discord, /messages$/);
      await endsWell(bot);
      expect(markupIn(asked)).toMatch(answer);
      expect(markupIn(await replyTo(discord, said))).toMatch(answer);
      await until(() => discord.gatewayLog.some(({ what }) => what === "session-ended"), "the end of the session");
    }),
  );

  test(
    "carries out what was promised",
    inWorld(async ({ discord, start }) => {
      const bot = await start();
      const asked = discord.slash("ask", { options: { question: "salary", for: "bob" } });
      await asked.waitReply();
      discord.fault({ method: "POST", path: "/webhooks/", delayMs: 800 });
      const pressed = discord.click(asked, buttonNamed(asked, /^MRI technologist/));
      await called(discord, /^\/webhooks/);
      await endsWell(bot);
      expect(markupIn(pressed)).toBe(texts.posted);
    }),
  );

  test(
    "does not wait for what never ends",
    inWorld(async ({ discord, start }) => {
      const bot = await start();
      discord.fault({ method: "POST", path: "/messages$", hang: true, times: 9 });
      discord.say(`<@${discord.bot.id}> ${question}`);
      await called(discord, /messages$/);
      await endsWell(bot);
    }),
  );

  test(
    "ends while the gateway refuses it",
    inWorld(async ({ discord, start }) => {
      const bot = await start();
      discord.refuse = Number.POSITIVE_INFINITY;
      discord.dropGateway();
      await pause(300);
      await endsWell(bot);
    }),
  );
});

describe.concurrent("told to end, the bot on HTTP", () => {
  test(
    "finishes what is in hand",
    inWorld(async ({ discord, start }) => {
      const bot = await start(settingsForHttp(discord));
      discord.setInteractionsEndpoint(await bot.endpoint());
      const offered = discord.messageCommand(texts.answerThis, discord.say(question));
      await offered.waitReply();
      const [id = ""] = JSON.stringify(offered.reply).match(/post:[^"]+/) ?? [];
      discord.fault({ ...callback, delayMs: 400 });
      discord.fault({ method: "POST", path: "/messages$", delayMs: 400 });
      const picked = discord.click(offered, id);
      await called(discord, /callback$/);
      await endsWell(bot, 2500);
      expect(markupIn(picked)).toBe(texts.posted);
    }),
  );

  test(
    "ends at once when there is nothing to do, though connections are open",
    inWorld(async ({ discord, start }) => {
      const bot = await start(settingsForHttp(discord));
      discord.setInteractionsEndpoint(await bot.endpoint());
      const asked = discord.slash("ask", { options: { question } });
      await asked.waitReply();
      await endsWell(bot, 1000);
    }),
  );
});
