import { describe, expect, test } from "vitest";
import type { Environment } from "../support/bot-process.ts";
import { freePort } from "../support/free-port.ts";
import { startFakeDiscord, until } from "./fake-discord.ts";
import { type Mode, modes } from "./slack-bot.ts";
import { messageFor, wordsOf } from "./slack-seen.ts";
import { inSlackWorld } from "./slack-stage.ts";

const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;

/** The bot does not start, and says why in a sentence without a secret. */
const doesNotStart = (mode: Mode, environment: Environment, says: RegExp, forgiven: readonly string[] = []) =>
  inSlackWorld(
    mode,
    async ({ slack, launch }) => {
      const bot = launch(environment);
      expect(await bot.ended()).toBe(1);
      expect(bot.stderr).toMatch(says);
      const secrets = [slack.botToken, slack.appToken, slack.signingSecret, ...Object.values(environment)];
      const told = secrets.filter((secret) => /secret|xox|xapp/.test(secret) && bot.stderr.includes(secret));
      expect(told).toEqual([]);
      expect(bot.stderr).not.toMatch(/^\s+at /m);
      expect(bot.stdout).toBe("");
    },
    forgiven,
  )();

// The emulated Slack counts a wrong token as a violation; it is the point here.
const wrong = ["invalid-auth"];

describe.each(modes)("over %s, the bot does not start", (mode) => {
  test("with a bot token that Slack does not accept", () =>
    doesNotStart(
      mode,
      { SLACK_BOT_TOKEN: "xoxb-1-2-wrongsecret" },
      /^Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\. .+\.$/m,
      wrong,
    ));
  test("with a bot token that is none", () =>
    doesNotStart(mode, { SLACK_BOT_TOKEN: "secret-that-is-none" }, /SLACK_BOT_TOKEN.*/));
  test.each(["account_inactive", "token_revoked"])("with one that was taken away (%s)", (error) =>
    inSlackWorld(mode, async ({ slack, launch }) => {
      slack.fault({ api: "auth.test", error, times: 9 });
      const bot = launch();
      expect(await bot.ended()).toBe(1);
      expect(bot.stderr).toContain(`Slack does not accept SLACK_BOT_TOKEN (${error}).`);
    })(),
  );
  test("where Slack cannot be reached", async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/api/`;
    await doesNotStart(mode, { SLACK_API_URL: nobody }, /^Slack cannot be reached \((?!undefined).+\)\. .+\.$/m);
  });
  test("with an address that is none", () =>
    doesNotStart(
      mode,
      { SLACK_API_URL: "nowhere", PUBLIC_URL: "ftp://x" },
      /SLACK_API_URL[\s\S]*PUBLIC_URL|PUBLIC_URL[\s\S]*SLACK_API_URL/,
    ));
});

test("an app token that Slack does not accept is told", () =>
  doesNotStart(
    "socket",
    { SLACK_APP_TOKEN: "xapp-1-A-2-wrongsecret" },
    /^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)\. .+\.$/m,
    wrong,
  ));
test("an app token in the bot token's place is told", () =>
  doesNotStart("socket", { SLACK_BOT_TOKEN: "xapp-1-A-2-secret" }, /SLACK_BOT_TOKEN/));
test("a missing app token is told", () => doesNotStart("socket", { SLACK_APP_TOKEN: "" }, /SLACK_APP_TOKEN/));
test("a missing signing secret is told", () =>
  doesNotStart("http", { SLACK_SIGNING_SECRET: "" }, /SLACK_SIGNING_SECRET/));
test("a missing port is told", () => doesNotStart("http", { PORT: "" }, /PORT/));
test(
  "Socket Mode that is switched off is told",
  inSlackWorld("socket", async ({ slack, launch }) => {
    slack.fault({ api: "apps.connections.open", error: "socket_mode_not_enabled", times: 9 });
    const bot = launch();
    expect(await bot.ended()).toBe(1);
    expect(bot.stderr).toMatch(/Socket Mode is switched off for this app\./);
  }),
);

describe("health, on a port of its own", () => {
  const ask = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;

  test.each(modes)("over %s", async (mode) => {
    const port = await freePort();
    await inSlackWorld(mode, async ({ start }) => {
      await start({ HEALTH_PORT: `${port}` });
      expect([await ask(port, "/healthz"), await ask(port, "/readyz"), await ask(port, "/x")]).toEqual([200, 200, 404]);
    })();
  });
  test("tells that the connection is away, and that it is back", async () => {
    const port = await freePort();
    await inSlackWorld("socket", async ({ slack, start }) => {
      await start({ HEALTH_PORT: `${port}` });
      slack.refuseSockets(3);
      slack.dropSockets();
      await expect.poll(() => ask(port, "/readyz")).toBe(503);
      expect(await ask(port, "/healthz")).toBe(200);
      await expect.poll(() => ask(port, "/readyz"), { timeout: 15_000 }).toBe(200);
      expect(wordsOf(await messageFor(slack.slash("/career", question)))).toMatch(answer);
    })();
  });
});

describe("on two platforms at once", () => {
  const both = async (
    token: (right: string) => string,
    act: (discord: Environment) => Promise<void>,
  ): Promise<void> => {
    const discord = await startFakeDiscord();
    try {
      await act({ DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: token(discord.config.token) });
    } finally {
      await discord.close();
    }
  };
  const right = (token: string) => token;
  const wrongly = (token: string) => token.replace(/[^.]+$/, "wrongsecretwrongsecretwrongsec");
  const discordFails = /Discord.*token|DISCORD_TOKEN/i;

  test.each(modes)("the bot answers on Slack over %s", (mode) =>
    both(right, (discord) =>
      inSlackWorld(mode, async ({ slack, start }) => {
        const bot = await start(discord);
        await until(() => /^ready (?!slack)/m.test(bot.stdout), "Discord to be ready");
        expect(wordsOf(await messageFor(slack.slash("/career", question)))).toMatch(answer);
      })(),
    ),
  );
  test.each(modes)("one that cannot start says why, and leaves Slack over %s alone", (mode) =>
    both(wrongly, (discord) =>
      inSlackWorld(mode, async ({ slack, start }) => {
        const bot = await start(discord);
        await until(() => discordFails.test(bot.stderr), "why not Discord", 15_000);
        expect(bot.stderr).not.toContain(discord.DISCORD_TOKEN);
        expect(wordsOf(await messageFor(slack.slash("/career", question)))).toMatch(answer);
        expect(bot.isAlive).toBe(true);
        expect(await bot.stop()).toMatchObject({ code: 0 });
      })(),
    ),
  );
  test("Slack that cannot start says why, and leaves Discord alone", () =>
    both(right, (discord) =>
      inSlackWorld(
        "socket",
        async ({ launch }) => {
          const bot = launch({ ...discord, SLACK_BOT_TOKEN: "xoxb-1-2-wrongsecret" });
          await bot.ready();
          await until(() => /SLACK_BOT_TOKEN/.test(bot.stderr), "why not Slack");
          expect(bot.isAlive).toBe(true);
          expect(await bot.stop()).toMatchObject({ code: 0 });
        },
        wrong,
      )(),
    ));
  test("without any it ends, and says why of both", () =>
    both(wrongly, (discord) =>
      inSlackWorld(
        "socket",
        async ({ launch }) => {
          const bot = launch({ ...discord, SLACK_BOT_TOKEN: "xoxb-1-2-wrongsecret" });
          expect(await bot.ended()).toBe(1);
          expect(bot.stderr).toMatch(/SLACK_BOT_TOKEN/);
          expect(bot.stderr).toMatch(discordFails);
        },
        wrong,
      )(),
    ));
});
