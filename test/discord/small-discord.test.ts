import { createPublicKey, verify } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Client, Events, type Interaction, Partials, REST, Routes } from "discord.js";
import { ApplicationCommandOptionType, GatewayIntentBits as Intent } from "discord-api-types/v10";
import { afterEach, describe, expect, test } from "vitest";
import { breaches, type Purpose } from "./discord-limits.ts";
import type { UserInteraction } from "./emulated/user-interaction.ts";
import { type SmallDiscord, smallDiscord } from "./small-discord.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
const none = { parse: [] };
const commands = [
  {
    name: "ping",
    description: "Answers",
    options: [{ type: 3, name: "ball", description: "Which", autocomplete: true }],
  },
  { name: "Ping this", type: 3 },
];

async function emulated(settings: Parameters<typeof smallDiscord>[0] = {}): Promise<SmallDiscord> {
  const discord = await smallDiscord(settings);
  open.push(discord);
  await restOf(discord).put(Routes.applicationCommands(discord.applicationId), { body: commands });
  return discord;
}

const restOf = ({ environment }: SmallDiscord) =>
  new REST({ api: environment.DISCORD_API_URL, retries: 0 }).setToken(environment.DISCORD_TOKEN);

/** A tiny bot that does something with each interaction, and answers messages with "pong". */
async function bot(discord: SmallDiscord, act: (interaction: Interaction) => unknown = pong): Promise<Client> {
  const client = new Client({
    intents: [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.environment.DISCORD_API_URL, retries: 0 },
    allowedMentions: none,
  });
  client.on(Events.InteractionCreate, act);
  client.on(Events.MessageCreate, (message) => message.author.bot || message.reply(`pong ${message.content}`));
  open.push({ close: () => client.destroy() });
  const ready = once(client, Events.ClientReady);
  await client.login(discord.environment.DISCORD_TOKEN);
  await ready;
  return client;
}

function pong(interaction: Interaction): unknown {
  if (interaction.isAutocomplete())
    return interaction.respond([{ name: interaction.options.getFocused(), value: "b" }]);
  if (interaction.isMessageContextMenuCommand()) return interaction.reply(`pong ${interaction.targetMessage.content}`);
  if (interaction.isModalSubmit()) return interaction.reply(`pong ${interaction.fields.getTextInputValue("field")}`);
  if (interaction.isButton()) return interaction.update({ content: "pressed", components: [] });
  return interaction.isCommand() && interaction.reply("pong");
}

const wholeCallback = (asked: UserInteraction, body: object) =>
  [Routes.interactionCallback(asked.id, asked.token), { body, auth: false }] as const;

describe("a bot that does well", () => {
  test("is told of commands, suggestions, menus and messages, and nothing is wrong", async () => {
    const discord = await emulated({ servers: 2 });
    await bot(discord);
    const asked = discord.command("ping", { ball: "red" });
    expect(await asked.acknowledged()).toMatchObject({ type: 4 });
    expect((await asked.reply()).content).toBe("pong");
    expect(asked.payload).toMatchObject({ data: { options: [{ type: ApplicationCommandOptionType.String }] } });
    expect(await discord.suggest("ping", "ball", "re").choices()).toEqual([{ name: "re", value: "b" }]);
    const said = discord.say(`<@${discord.applicationId}> hello`);
    expect((await discord.messageCommand("Ping this", said).reply()).content).toBe(`pong ${said.content}`);
    expect((await discord.replyTo(said)).content).toBe(`pong ${said.content}`);
    expect((await discord.replyTo(discord.say("unread"))).content).toBe("pong ");
    expect((await discord.replyTo(discord.say("directly", { direct: true }))).content).toBe("pong directly");
    expect(discord.intents()).toEqual([Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages]);
    expect(discord.registered()).toMatchObject([{ name: "ping" }, { name: "Ping this" }]);
    expect(discord.wrong).toEqual([]);
  });

  test("may change messages by buttons, ask by modals and wait", async () => {
    const discord = await emulated();
    await bot(discord, async (interaction) => {
      if (!interaction.isChatInputCommand()) return pong(interaction);
      if (interaction.options.getString("ball") === "modal") {
        const field = { type: 18, label: "Field", component: { type: 4, style: 1, custom_id: "field" } } as const;
        return interaction.showModal({ title: "A modal", custom_id: "modal", components: [field] });
      }
      await interaction.deferReply({ flags: "Ephemeral" });
      const button = { type: 2, style: 1, label: "Press", custom_id: "press" } as const;
      return interaction.editReply({ content: "late", components: [{ type: 1, components: [button] }] });
    });
    const late = discord.command("ping");
    const reply = await late.reply();
    expect([reply.content, discord.messages()]).toEqual(["late", []]);
    const pressed = discord.press(reply, "press", { server: false });
    expect(pressed.payload).toMatchObject({ message: { id: reply.id }, context: 0 });
    expect((await pressed.reply()).content).toBe("pressed");
    const asked = discord.command("ping", { ball: "modal" }, { server: false });
    expect((await asked.modal()).title).toBe("A modal");
    expect((await discord.submit(asked, { field: "words" }).reply()).content).toBe("pong words");
    expect(discord.wrong).toEqual([]);
  });

  test("may meet faults and a callback that worked although it failed", async () => {
    const discord = await emulated();
    const codes: unknown[] = [];
    await bot(discord, async (interaction) => {
      for (let left = 2; left > 0; left--) {
        const { id, token } = interaction;
        const body = { type: 4, data: { content: "pong", allowed_mentions: none } };
        await restOf(discord)
          .post(Routes.interactionCallback(id, token), { body, auth: false })
          .catch((error: { code?: number; status?: number }) => codes.push(error.code ?? error.status));
      }
    });
    discord.fail({ path: /callback$/, status: 500, applied: true });
    expect((await discord.command("ping").reply()).content).toBe("pong");
    await expect.poll(() => codes).toEqual([500, 40060]);
    expect(discord.wrong).toEqual([]);
  });
});

describe("it notices", () => {
  test("acknowledging twice, following up too early, and pings", async () => {
    const discord = await emulated();
    const codes: unknown[] = [];
    await bot(discord, async ({ id, token, applicationId }) => {
      const tell = (path: `/${string}`, body: object) =>
        restOf(discord)
          .post(path, { body, auth: false })
          .catch((error: { code: number }) => codes.push(error.code));
      await tell(Routes.webhook(applicationId, token), { content: "early", allowed_mentions: none });
      await tell(Routes.interactionCallback(id, token), { type: 4, data: { content: "@everyone" } });
      await tell(Routes.interactionCallback(id, token), { type: 5 });
      await tell(Routes.interactionCallback(id, token), { type: 5 });
    });
    await discord.command("ping").acknowledged();
    await expect.poll(() => codes).toEqual([10015, 50035, 40060]);
    expect(discord.wrong).toEqual([
      "followed up before acknowledging: ping",
      "ping: no allowed_mentions with an explicit parse",
      "acknowledged twice: ping",
    ]);
  });

  test("no acknowledgement, and a late one", async () => {
    const discord = await emulated({ ackWithinMs: 50 });
    await bot(discord, () => undefined);
    const asked = discord.command("ping");
    await expect(asked.acknowledged()).rejects.toThrow("not acknowledged in time");
    await expect(restOf(discord).post(...wholeCallback(asked, { type: 5 }))).rejects.toMatchObject({ code: 10062 });
    expect(discord.wrong).toEqual(["not acknowledged in time: ping", "acknowledged late: ping"]);
  });

  test("calls without authorization, of another version, by nobody", async () => {
    const discord = await emulated();
    const { status } = await fetch(`${discord.environment.DISCORD_API_URL}/v9/users/@me`);
    expect([status, discord.wrong]).toEqual([
      401,
      [
        "GET /users/@me: not version 10 of the API",
        "GET /users/@me: user-agent node",
        "GET /users/@me: no authorization",
      ],
    ]);
  });
});

test.each<[string, (discord: SmallDiscord) => void, heartbeatMs?: number]>([
  ["a connection that broke", ({ gateway }) => gateway.drop()],
  ["op 7", ({ gateway }) => gateway.reconnect()],
  ["op 9, resumable", ({ gateway }) => gateway.invalidSession(true)],
  ["close code 4000", ({ gateway }) => gateway.close(4000)],
  ["heartbeats without an answer", ({ gateway }) => gateway.ignoreHeartbeats(true), 200],
])("after %s the session is resumed, and what was missed told", async (_, fault, heartbeatMs) => {
  const discord = await emulated(heartbeatMs ? { heartbeatMs } : {});
  const client = await bot(discord);
  const resumed = once(client, Events.ShardResume);
  fault(discord);
  const asked = discord.command("ping");
  await resumed;
  discord.gateway.ignoreHeartbeats(false);
  expect((await asked.reply()).content).toBe("pong");
  expect(discord.gateway.events).toContain("resumed");
  expect(discord.wrong).toEqual([]);
});

test("a refused gateway is tried again, and a lost session begun anew", async () => {
  const discord = await emulated();
  const client = await bot(discord);
  const back = once(client, Events.ShardReady);
  discord.gateway.refuse(1);
  discord.gateway.close(4009);
  await back;
  expect(discord.gateway.events).toEqual(["identified", "closed", "refused", "identified"]);
});

test("messages are posted once for a nonce, and reply only to what is there", async () => {
  const discord = await emulated();
  const said = discord.say("hello");
  const reference = { message_id: said.id, fail_if_not_exists: false };
  const post = (nonce: string) => {
    const body = { content: "pong", allowed_mentions: none, nonce, enforce_nonce: true, message_reference: reference };
    return restOf(discord).post(Routes.channelMessages(discord.channelId), { body });
  };
  expect(await post("1")).toMatchObject({ referenced_message: { id: said.id, content: "" } });
  await post("1");
  discord.deleteMessage(said.id);
  await post("2");
  expect(discord.messages().map(({ message_reference }) => message_reference?.message_id)).toEqual([
    said.id,
    undefined,
  ]);
  discord.deleteChannel(discord.channelId);
  await expect(post("3")).rejects.toMatchObject({ status: 404, code: 10003 });
});

test("interactions are delivered by signed requests, whose answer counts", async () => {
  const discord = await emulated();
  const wrapping = Buffer.from("302a300506032b6570032100", "hex");
  const raw = Buffer.from(discord.environment.DISCORD_PUBLIC_KEY, "hex");
  const key = createPublicKey({ key: Buffer.concat([wrapping, raw]), format: "der", type: "spki" });
  const server = createServer(async (request, response) => {
    const { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp } = request.headers;
    const signed = Buffer.from(`${timestamp}${await text(request)}`);
    const content = String(verify(null, signed, key, Buffer.from(String(signature), "hex")));
    response.end(JSON.stringify({ type: 4, data: { content, allowed_mentions: none } }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push({ close: async () => void server.close() });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  discord.deliverTo(`http://127.0.0.1:${address.port}`);
  const asked = discord.command("ping");
  expect((await asked.reply()).content).toBe("true");
  expect([asked.status, discord.wrong]).toEqual([200, []]);
});

describe("limits", () => {
  const version2 = 1 << 15;
  const message = (components: object[], more: object = {}) => ({
    ...{ components, flags: version2, allowed_mentions: none },
    ...more,
  });
  const words = (length: number) => ({ type: 10, content: "x".repeat(length) });
  const button = (label: string, custom_id: string) => ({ type: 2, style: 1, label, custom_id });
  const row = (...components: object[]) => ({ type: 1, components });
  const select = (options: object[]) => ({ type: 3, custom_id: "select", options });
  const options = (count: number, label = "label") =>
    Array.from({ length: count }, (_, at) => ({ label, value: `${at}` }));
  const command = (more: object) => [{ name: "ping", description: "Answers", ...more }];
  const optional = { type: 3, name: "one", description: "One" };
  const required = { type: 3, name: "two", description: "Two", required: true };
  const suggestions = (count: number, name = "name") => ({
    ...{ type: 8, data: { choices: Array.from({ length: count }, (_, at) => ({ name, value: `${at}` })) } },
  });
  const modal = (title: string, count: number) => {
    const field = (at: number) => ({ type: 18, label: "Label", component: { type: 4, style: 1, custom_id: `${at}` } });
    return {
      type: 9,
      data: { custom_id: "modal", title, components: Array.from({ length: count }, (_, at) => field(at)) },
    };
  };

  test.each<[string, Purpose, fine: unknown, tooMuch: unknown]>([
    [
      "components",
      "message",
      message(Array(40).fill(words(1))),
      message([{ type: 17, components: Array(40).fill(words(1)) }]),
    ],
    ["words together", "message", message([words(2000), words(2000)]), message([words(2000), words(2001)])],
    [
      "words",
      "edit",
      { content: "x".repeat(2000), allowed_mentions: none },
      { content: "x".repeat(2001), allowed_mentions: none },
    ],
    [
      "ids",
      "message",
      message([row(button("a", "1"), button("b", "2"))]),
      message([row(button("a", "1"), button("b", "1"))]),
    ],
    ["long ids", "message", message([row(button("a", "1".repeat(100)))]), message([row(button("a", "1".repeat(101)))])],
    ["labels", "message", message([row(button("a".repeat(80), "1"))]), message([row(button("a".repeat(81), "1"))])],
    [
      "buttons",
      "message",
      message([row(...Array.from("12345", (id) => button("a", id)))]),
      message([row(...Array.from("123456", (id) => button("a", id)))]),
    ],
    ["rows", "message", message([row(select(options(25)))]), message([row(select(options(1)), button("a", "1"))])],
    ["options", "message", message([row(select(options(25)))]), message([row(select(options(26)))])],
    [
      "option labels",
      "message",
      message([row(select(options(1, "a".repeat(100))))]),
      message([row(select(options(1, "a".repeat(101))))]),
    ],
    ["contents", "message", message([words(1)]), message([words(1)], { content: "more" })],
    ["emptiness", "message", message([words(1)]), message([])],
    ["pings", "message", message([words(1)]), message([words(1)], { allowed_mentions: { parse: ["users"] } })],
    [
      "said pings",
      "callback",
      { type: 7, data: message([words(1)]) },
      { type: 7, data: { components: [words(1)], flags: version2 } },
    ],
    ["suggestions", "callback", suggestions(25), suggestions(26)],
    ["suggested names", "callback", suggestions(1, "a".repeat(100)), suggestions(1, "a".repeat(101))],
    ["modals", "callback", modal("a", 5), modal("a", 6)],
    ["modal titles", "callback", modal("a".repeat(45), 1), modal("a".repeat(46), 1)],
    ["command names", "commands", command({ name: "pîng-1" }), command({ name: "Ping" })],
    [
      "command descriptions",
      "commands",
      command({ description: "a".repeat(100) }),
      command({ description: "a".repeat(101) }),
    ],
    [
      "required options",
      "commands",
      command({ options: [required, optional] }),
      command({ options: [optional, required] }),
    ],
  ])("%s", (_, purpose, fine, tooMuch) => {
    expect(breaches(fine, purpose)).toEqual([]);
    expect(breaches(tooMuch, purpose)).toHaveLength(1);
  });
});
