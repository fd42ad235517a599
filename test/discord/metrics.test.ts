import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { REST } from "discord.js";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Dispatcher } from "../../adapters/discord/receive/dispatcher.ts";
import { interactionsHandler } from "../../adapters/discord/receive/interactions-endpoint.ts";
import type { IncomingMessage } from "../../adapters/discord/respond/message.ts";
import { registerCommands } from "../../adapters/discord/setup/register-commands.ts";
import type { MetricsRecorder } from "../../src/runtime/metrics/metrics-recorder.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { until } from "../support/until.ts";
import { type SmallDiscord, smallDiscord } from "./small-discord.ts";

/** What is counted, and that nothing but a kind, a reason and a time is. */

let discord: SmallDiscord;
let dispatcher: Dispatcher;
let server: Server;
let counted: string[] = [];
const seconds: number[] = [];

const metrics: MetricsRecorder = {
  answered: (adapter, kind, took) => {
    counted.push(`${adapter} answered ${kind}`);
    seconds.push(took);
  },
  refused: (adapter, why) => counted.push(`${adapter} refused ${why}`),
  failed: (adapter) => counted.push(`${adapter} failed`),
};

beforeAll(async () => {
  discord = await smallDiscord();
  const { DISCORD_API_URL: api, DISCORD_TOKEN, DISCORD_PUBLIC_KEY } = discord.environment;
  const client = new REST({ api, retries: 0 }).setToken(DISCORD_TOKEN);
  await registerCommands(client, discord.applicationId, undefined);
  const log = pino({ level: "silent" });
  const bot = { knowledge: knowledgeOf(), operator: { logsQuestions: false, reportTo: undefined }, metrics };
  dispatcher = new Dispatcher({
    bot,
    log,
    client,
    ackClient: client,
    uploadClient: client,
    botUserId: discord.applicationId,
  });
  const { handle } = interactionsHandler(DISCORD_PUBLIC_KEY, dispatcher, log, metrics);
  server = createServer(handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  discord.deliverTo(`${address()}/discord/interactions`);
});
afterEach(() => {
  counted = [];
  discord.clearFaults();
});
afterAll(async () => {
  await dispatcher.close();
  server.close();
  await discord.close();
});

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const said = (words: string): IncomingMessage =>
  discord.say(`<@${discord.applicationId}> ${words}`) as unknown as IncomingMessage;
const send = (body: string, headers = {}) =>
  fetch(`${address()}/discord/interactions`, { method: "POST", body, headers });

test("answers are counted by their kind, with the seconds they took", async () => {
  const start = performance.now();
  await discord.command("term", { term: "stcw" }).reply();
  await discord.command("help").reply();
  await until(() => counted.length > 1, "both to be counted");
  expect(counted.map((one) => one.replace(/(answer|unknown|choices|declined)$/, "…"))).toEqual([
    "discord answered …",
    "discord answered welcome",
  ]);
  const all = (performance.now() - start) / 1000;
  expect(seconds.every((took) => took > 0 && took < all)).toBe(true);
});

test("suggestions, forms and sentences of the bot's own are not", async () => {
  await discord.suggest("salary", "role", "cap").choices();
  await discord.interact({ data: { type: 1, name: "weather", options: [] } }).reply();
  await discord.command("help").reply();
  await until(() => counted.length > 0, "what came later to be counted");
  expect(counted).toEqual(["discord answered welcome"]);
});

test("a message is counted when it was answered, a call that fails as failed", async () => {
  dispatcher.dispatchMessage(said("what does a captain earn?"));
  await until(() => counted.length > 0, "it to be counted");
  expect(counted).toEqual(["discord answered answer"]);
  discord.fail({ method: "POST", path: /\/messages$/, status: 500, times: 9 });
  dispatcher.dispatchMessage(said("what does a captain earn?"));
  await until(() => counted.includes("discord failed"), "it to fail");
  expect(counted.slice(1)).not.toContain("discord answered answer");
});

test("whoever is turned away is counted by the reason", async () => {
  expect((await send("{}")).status).toBe(401);
  expect((await send("x".repeat(1 << 20)).catch(() => ({ status: 413 }))).status).toBe(413);
  await until(() => counted.length > 1, "both to be counted");
  expect(counted).toEqual(["discord refused unsigned", "discord refused too large"]);
});
