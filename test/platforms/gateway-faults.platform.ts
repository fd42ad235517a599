import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { settingsFor } from "./bot.ts";
import { type FakeDiscord, until } from "./fake-discord.ts";
import { markupIn, repliesTo, replyTo } from "./seen.ts";
import { aWhile } from "./tampering.ts";
import { inWorld } from "./world.ts";

/** discord.js identifies at most once in five seconds, as Discord wants. */
const recoversWithin = 15_000;
const answer = /^## MRI technologist: pay/;
const question = "how much do mri techs make?";

const say = (discord: FakeDiscord) => discord.say(`<@${discord.bot.id}> ${question}`);
const isConnected = ({ sessions }: FakeDiscord): boolean => [...sessions.values()].some(({ conn }) => conn);
const reconnected = (discord: FakeDiscord) => until(() => isConnected(discord), "the gateway", recoversWithin);

/** A message and a command are answered, once each. */
async function works(discord: FakeDiscord): Promise<void> {
  await reconnected(discord);
  const said = say(discord);
  const asked = discord.slash("ask", { options: { question } });
  await asked.waitReply();
  expect(markupIn(asked)).toMatch(answer);
  expect(markupIn(await replyTo(discord, said))).toMatch(answer);
  await aWhile();
  expect(repliesTo(discord, said)).toHaveLength(1);
}

/** Waits for the gateway to be taken up again after a fault, and tells in which way. */
async function comesBack(discord: FakeDiscord, fault: () => void): Promise<string> {
  const before = discord.gatewayLog.length;
  fault();
  const back = () => discord.gatewayLog.slice(before).find(({ what }) => what === "resumed" || what === "identified");
  return (await until(back, "the gateway", recoversWithin)).what;
}

describe.concurrent("the gateway", () => {
  test(
    "is asked for nothing that Discord calls privileged",
    inWorld(async ({ discord, start }) => {
      await start();
      const guildMessages = 1 << 9;
      const directMessages = 1 << 12;
      expect([...discord.sessions.values()].map(({ intents }) => intents)).toEqual([guildMessages | directMessages]);
    }),
  );

  test.each<[string, (discord: FakeDiscord) => void, string[]]>([
    ["a connection that breaks", (discord) => discord.dropGateway(), ["resumed"]],
    ["op 7, reconnect", (discord) => discord.reconnect(), ["resumed"]],
    ["close code 4000", (discord) => discord.closeGateway(4000), ["resumed"]],
    // discord.js resumes on the same connection, which Discord may refuse: then it begins anew.
    ["op 9, the session can be resumed", (discord) => discord.invalidSession(true), ["resumed", "identified"]],
    ["op 9, the session is gone", (discord) => discord.invalidSession(false), ["identified"]],
    ["close code 4009, the session timed out", (discord) => discord.closeGateway(4009), ["identified"]],
  ])("is taken up again after %s", (_, fault, how) =>
    inWorld(async ({ discord, start }) => {
      await start();
      expect(how).toContain(await comesBack(discord, () => fault(discord)));
      await works(discord);
    })(),
  );

  test(
    "may drop, and what was asked meanwhile is answered once",
    inWorld(async ({ discord, start }) => {
      await start();
      discord.dropGateway();
      await until(() => !isConnected(discord), "the drop");
      const said = say(discord);
      const asked = discord.slash("ask", { options: { question } });
      await asked.waitReply();
      expect(markupIn(await replyTo(discord, said, recoversWithin))).toMatch(answer);
      await works(discord);
      expect(repliesTo(discord, said)).toHaveLength(1);
    }),
  );

  test(
    "may drop again and again",
    inWorld(async ({ discord, start }) => {
      await start();
      for (let time = 0; time < 5; time++)
        expect(await comesBack(discord, () => discord.dropGateway())).toBe("resumed");
      await works(discord);
    }),
  );

  test(
    "may refuse for seconds: it is tried again, not too often, and /readyz says so",
    inWorld(async ({ discord, start }) => {
      const port = await freePort();
      const health = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
      await start({ ...settingsFor(discord), HEALTH_PORT: `${port}` });
      expect([await health("/healthz"), await health("/readyz"), await health("/")]).toEqual([200, 200, 404]);
      discord.refuse = Number.POSITIVE_INFINITY;
      discord.dropGateway();
      await pause(3000);
      expect([await health("/healthz"), await health("/readyz")]).toEqual([200, 503]);
      const refused = discord.gatewayLog.filter(({ what }) => what === "refused").length;
      console.log(`a gateway that refused for 3 s was tried ${refused} times`);
      expect(refused).toBeLessThan(30);
      discord.refuse = 0;
      await works(discord);
      expect(await health("/readyz")).toBe(200);
    }),
  );

  test(
    "may refuse at the start, which is waited for",
    inWorld(async ({ discord, start }) => {
      discord.refuse = Number.POSITIVE_INFINITY;
      setTimeout(() => discord.refuseGateway(0), 3000);
      await start();
      await works(discord);
    }),
  );

  test(
    "may leave heartbeats without an answer, and is taken up again",
    inWorld(
      async ({ discord, start }) => {
        await start();
        await pause(400);
        discord.set({ ackHeartbeats: false });
        await until(() => discord.gatewayLog.some(({ what }) => what === "resumed"), "a resumption", recoversWithin);
        discord.set({ ackHeartbeats: true });
        await works(discord);
      },
      { heartbeatMs: 300 },
    ),
  );

  test.each([
    [4004, /DISCORD_TOKEN/],
    [4014, /intents/],
  ])("may close for good (%i): the bot ends with what the operator can do", (code, says) =>
    inWorld(async ({ discord, start }) => {
      const bot = await start();
      discord.closeGateway(code);
      expect(await bot.ended()).toBe(1);
      expect(bot.stderr).toMatch(says);
    })(),
  );

  test(
    "may be shared out to processes",
    inWorld(async ({ discord, start }) => {
      await start({ ...settingsFor(discord), DISCORD_SHARDS: "auto" });
      await works(discord);
    }),
  );
});
