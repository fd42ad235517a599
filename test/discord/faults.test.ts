import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Bot, startBot } from "../support/bot-process.ts";
import type { Fault } from "./emulated/faults.ts";
import { markupOf } from "./interactions.ts";
import { type SmallDiscord, smallDiscord } from "./small-discord.ts";

/** Whatever goes wrong: nobody gets two answers, the bot lives, and the next question is answered. */

let discord: SmallDiscord;
let bot: Bot;

const start = async () => {
  discord = await smallDiscord();
  const { DISCORD_PUBLIC_KEY: _unused, ...environment } = discord.environment;
  bot = await startBot(environment);
};
const stop = async () => {
  const { code } = await bot.stop();
  await discord.close();
  expect(code).toBe(0);
};
/** Tests that each leave the bot as it was. */
function withOneBot(): void {
  beforeAll(start);
  afterEach(() => {
    discord.clearFaults();
    discord.wrong.splice(0);
  });
  afterAll(stop);
}
/** Tests after which a connection is another, or none. */
function withABotEach(): void {
  beforeEach(start);
  afterEach(stop);
}

const mention = (words: string) => discord.say(`<@${discord.applicationId}> ${words}`);

async function answersAgain(): Promise<void> {
  await expect.poll(() => discord.gateway.isConnected, { timeout: 15_000 }).toBe(true);
  discord.clearFaults();
  expect(markupOf(await discord.command("term", { term: "arrt" }).reply())).toContain("## ARRT");
  expect(bot.isAlive).toBe(true);
}

describe("an acknowledgement", () => {
  withOneBot();
  const callback = /\/callback$/;
  test.each<[string, Omit<Fault, "path">]>([
    ["fails", { status: 500 }],
    ["fails twice", { status: 500, times: 2 }],
    ["works although it says that it failed", { status: 500, applied: true }],
    ["is never answered", { hang: true }],
    ["loses its connection", { drop: true }],
    ["is slow", { delayMs: 400 }],
    ["is rate limited", { status: 429, retryAfter: 0.3 }],
  ])("that %s still gives one answer, in time", async (_, fault) => {
    discord.fail({ ...fault, path: callback });
    const asked = discord.command("term", { term: "arrt" });
    expect(markupOf(await asked.reply())).toContain("## ARRT");
    expect(asked.followUps).toEqual([]);
    await answersAgain();
    expect(discord.wrong).toEqual([]);
  });

  test.each([10062, 40060])("that is refused with %i leaves it at that", async (code) => {
    discord.fail({ path: callback, code });
    discord.command("term", { term: "arrt" });
    await expect.poll(() => bot.stderr).toContain(code === 10062 ? '"expired"' : '"by another instance"');
    await answersAgain();
  });

  test("that Discord refuses as malformed gets a sentence instead", async () => {
    discord.fail({ path: callback, code: 50035, status: 400 });
    expect(markupOf(await discord.command("term", { term: "arrt" }).reply())).toContain(
      "Something went wrong on my side",
    );
    await answersAgain();
  });
});

describe("a reply to a mention", () => {
  withOneBot();
  test.each<[string, Omit<Fault, "path">]>([
    ["fails", { status: 500 }],
    ["works although it says that it failed", { status: 500, applied: true }],
    ["loses its connection", { drop: true }],
    ["is rate limited", { status: 429, retryAfter: 0.3 }],
    ["waits for the whole bot's rate limit", { status: 429, retryAfter: 0.3, global: true }],
  ])("that %s is there once", async (_, fault) => {
    discord.fail({ ...fault, method: "POST", path: /\/channels\/\d+\/messages$/ });
    const asked = mention("what is arrt");
    await discord.replyTo(asked);
    await answersAgain();
    expect(discord.repliesTo(asked)).toHaveLength(1);
    expect(discord.wrong).toEqual([]);
  });

  test.each([10003, 10008])("to a message that was deleted (%i) does no harm", async (code) => {
    const before = discord.requests.length;
    discord.fail({ method: "POST", path: /\/messages$/, code });
    mention("what is arrt");
    const refused = () => discord.requests.slice(before).find(({ path }) => path.endsWith("/messages"))?.status;
    await expect.poll(refused).toBe(404);
    await answersAgain();
  });
});

describe("a mentor's list", () => {
  withOneBot();
  test("says so when the message was deleted meanwhile", async () => {
    const asked = discord.say("can i do this with a misdemeanor?", { user: "bob" });
    const offer = await discord.messageCommand("Answer this", asked).reply();
    discord.deleteMessage(asked.id);
    const [id = ""] = JSON.stringify(offer.components).match(/post:\d+:[^"]+/g) ?? [];
    discord.press(offer, id);
    await expect.poll(() => markupOf(discord.world.messages.get(offer.id) ?? {})).toContain("not there any more");
    await answersAgain();
  });

  test("says so when the bot may not write there", async () => {
    const asked = discord.say("can i do this with a misdemeanor?", { user: "bob" });
    const offer = await discord.messageCommand("Answer this", asked).reply();
    discord.fail({ method: "POST", path: /\/channels\/\d+\/messages$/, code: 50013 });
    const [id = ""] = JSON.stringify(offer.components).match(/post:\d+:[^"]+/g) ?? [];
    discord.press(offer, id);
    await expect
      .poll(() => markupOf(discord.world.messages.get(offer.id) ?? {}))
      .toContain("I may not write in that channel");
    await answersAgain();
  });
});

describe("the gateway", () => {
  withABotEach();
  test.each<[string, () => void]>([
    ["asks to reconnect (op 7)", () => discord.gateway.reconnect()],
    ["ends the session (op 9)", () => discord.gateway.invalidSession(false)],
    ["drops the connection", () => discord.gateway.drop()],
    ["closes with 4000", () => discord.gateway.close(4000)],
    [
      "refuses for a while",
      () => {
        discord.gateway.refuse(4);
        discord.gateway.drop();
      },
    ],
  ])("%s, and the bot comes back", async (_, goesWrong) => {
    const before = discord.gateway.events.length;
    goesWrong();
    await expect.poll(() => discord.gateway.events.slice(before)).toContain("closed");
    await answersAgain();
  });

  test("stops answering heartbeats, and the bot connects anew", async () => {
    discord.gateway.heartbeatMs = 400;
    discord.gateway.drop();
    await discord.gateway.connected();
    const reconnections = () => bot.stderr.split("reconnecting").length;
    const before = reconnections();
    discord.gateway.ignoreHeartbeats(true);
    await expect.poll(reconnections).toBeGreaterThan(before);
    discord.gateway.ignoreHeartbeats(false);
    await answersAgain();
  });

  test("will not have it back, and it says what to do", async () => {
    discord.gateway.close(4004);
    expect(await bot.ended()).toBe(1);
    expect(bot.stderr).toContain("Discord does not know this DISCORD_TOKEN any more");
    bot = await startBot(discord.environment);
  });
});

test("a question in hand is finished before the bot ends", async () => {
  await start();
  discord.fail({ path: /\/callback$/, delayMs: 500 });
  const asked = discord.command("term", { term: "arrt" });
  await expect.poll(() => discord.requests.some(({ path }) => path.endsWith("/callback"))).toBe(true);
  const { code, ms } = await bot.stop();
  expect(asked.callback).toBeDefined();
  await discord.close();
  expect([code, ms < 5000]).toEqual([0, true]);
});
