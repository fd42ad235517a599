import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Bot, type Environment, startBot } from "../support/bot-process.ts";
import { freePort } from "../support/free-port.ts";
import { settingsFor } from "./bot.ts";
import { type FakeDiscord, startFakeDiscord } from "./fake-discord.ts";

let discord: FakeDiscord;
beforeAll(async () => {
  discord = await startFakeDiscord();
});
afterAll(async () => {
  await discord.close();
  expect([discord.violations, discord.problems]).toEqual([[], []]);
});

const registrations = () => discord.requests.splice(0).filter(({ method }) => method === "PUT");
const forgive = (kind: string): void => {
  discord.violations = discord.violations.filter((one) => one.kind !== kind);
};

async function startAndStop(changes: Environment = {}): Promise<Bot> {
  const bot = await startBot({ ...settingsFor(discord), ...changes });
  expect((await bot.stop()).code).toBe(0);
  return bot;
}

/** A bot that does not start: how it ended, and what it said. */
async function fails(changes: Environment): Promise<{ code: number | null; says: string }> {
  const bot = new Bot({ ...settingsFor(discord), ...changes });
  const code = await bot.ended();
  return { code, says: bot.stderr };
}

describe("the commands", () => {
  test("are registered everywhere, and the invitation is printed", async () => {
    const bot = await startAndStop();
    expect(registrations().map(({ path }) => path)).toEqual([`/applications/${discord.appId}/commands`]);
    expect(bot.stdout).toContain(`oauth2/authorize?client_id=${discord.appId}&scope=bot+applications.commands`);
    for (const { contexts, integration_types } of discord.commands()) {
      expect([contexts, integration_types]).toEqual([
        [0, 1, 2],
        [0, 1],
      ]);
    }
  });

  test("are not registered again by the next start", async () => {
    await startAndStop();
    expect(registrations()).toEqual([]);
  });

  test("are replaced when they differ", async () => {
    const [, , third] = discord.commands();
    if (third) third.name = "before";
    await startAndStop({ DISCORD_APP_ID: discord.appId });
    expect(registrations()).toHaveLength(1);
    expect(discord.commands().map(({ name }) => name)).not.toContain("before");
  });

  test("are registered in one server, once", async () => {
    const server = { DISCORD_GUILD_ID: discord.guild().id };
    await startAndStop(server);
    await startAndStop(server);
    expect(registrations().map(({ path }) => path)).toEqual([
      `/applications/${discord.appId}/guilds/${discord.guild().id}/commands`,
    ]);
    expect(discord.commands(discord.guild().id)).toHaveLength(discord.commands().length);
  });

  test("survive a Discord that stumbles", async () => {
    discord.fault({ method: "GET", path: "/commands$", status: 500 });
    discord.fault({ method: "GET", path: "/applications/@me$", status: 429, retryAfter: 0.1 });
    await startAndStop();
    expect(registrations()).toEqual([]);
  });
});

describe("a start that cannot succeed ends with code 1 and says what to do", () => {
  test("a token that Discord does not know", async () => {
    const { code, says } = await fails({ DISCORD_TOKEN: "MTIz.FAKE00.another-token" });
    expect([code, says.trim().split("\n").at(-1)]).toEqual([
      1,
      expect.stringContaining("does not know this DISCORD_TOKEN"),
    ]);
    forgive("unauthorized");
  });

  test("a token that Discord does not know, though the application's id is set", async () => {
    const { code, says } = await fails({ DISCORD_TOKEN: "MTIz.FAKE00.another-token", DISCORD_APP_ID: discord.appId });
    expect([code, says]).toEqual([1, expect.stringContaining("does not know this DISCORD_TOKEN")]);
    forgive("unauthorized");
  });

  test.each<[string, Environment]>([
    ["everywhere", {}],
    ["in one server", { DISCORD_GUILD_ID: "123456789012345678" }],
  ])("a scope that is missing, %s", async (_, changes) => {
    const body = { code: 50001, message: "Missing Access" };
    discord.fault({ path: "/commands$", status: 403, body, times: 5 });
    const { code, says } = await fails(changes);
    discord.clearFaults();
    expect([code, says]).toEqual([1, expect.stringContaining("does not let this bot register commands")]);
  });

  test("another application's id", async () => {
    const { code, says } = await fails({ DISCORD_APP_ID: "123456789012345678" });
    expect([code, says]).toEqual([1, expect.stringContaining("DISCORD_APP_ID")]);
    forgive("wrong-application");
  });

  test("a Discord that is not there", async () => {
    const { code, says } = await fails({ DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api` });
    expect([code, says]).toEqual([1, expect.stringContaining("DISCORD_API_URL")]);
  });

  test("settings that are wrong, all at once", async () => {
    const { code, says } = await fails({ DISCORD_TOKEN: "nonsense", PORT: "high", DISCORD_PUBLIC_KEY: "zz" });
    expect(code).toBe(1);
    for (const name of ["DISCORD_TOKEN", "PORT", "DISCORD_PUBLIC_KEY"]) expect(says).toContain(`✖ ${name}: `);
  });

  test("a port that is taken", async () => {
    const port = new URL(discord.url).port;
    const { code, says } = await fails({ DISCORD_PUBLIC_KEY: discord.publicKey, PORT: port });
    expect([code, says]).toEqual([1, expect.stringContaining(`port ${port} on 127.0.0.1 is taken`)]);
  });

  test("and shows neither the token nor a stack", async () => {
    const { says } = await fails({ DISCORD_TOKEN: "MTIz.FAKE00.another-token" });
    expect(says).not.toMatch(/another-token|\n {4}at /);
    forgive("unauthorized");
  });
});
