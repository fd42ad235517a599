import type { APIMessage } from "discord-api-types/v10";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { commands } from "../../src/commands/commands.ts";
import { type Bot, startBot } from "../support/bot-process.ts";
import { isPrivate } from "./emulated/world.ts";
import { buttonsOf, markupOf } from "./interactions.ts";
import { type SmallDiscord, smallDiscord } from "./small-discord.ts";

/** The real bot against the project's own emulated Discord, on real sockets, by both ways in. */

let discord: SmallDiscord;
let bot: Bot;

const press = (message: APIMessage, label: string, user = "alice") =>
  discord.press(message, buttonsOf(message)[label] ?? label, { user });
const mention = (words: string, how: Parameters<SmallDiscord["say"]>[1] = {}) =>
  discord.say(`<@${discord.applicationId}> ${words}`, how);

describe.each(["gateway", "http"] as const)("by %s", (way) => {
  beforeAll(async () => {
    discord = await smallDiscord();
    const { DISCORD_PUBLIC_KEY, ...environment } = discord.environment;
    bot = await startBot(way === "http" ? { ...environment, DISCORD_PUBLIC_KEY, PORT: "0" } : environment);
    if (way === "http") discord.deliverTo(await bot.endpoint());
  });
  afterEach(() => expect(discord.wrong).toEqual([]));
  afterAll(async () => {
    expect(await bot.stop()).toMatchObject({ code: 0 });
    await discord.close();
  });

  test("it prints an invitation and says that it is ready", () => {
    expect(bot.stdout).toMatch(/oauth2\/authorize\?client_id=\d+&scope=bot\+applications\.commands&permissions=\d+/);
    expect(bot.stdout).toContain(`ready discord ${way}`);
  });

  test("it registers every command, and two on messages", () => {
    expect(discord.registered().map(({ name }) => name)).toEqual([
      ...commands.map(({ name }) => name),
      texts.answerThis,
      texts.askAboutThis,
    ]);
  });

  test("a student asks, goes on, turns pages, asks why, and shares", async () => {
    const answer = await discord.command("ask", { question: "compare/ct-technologist+sonographer" }).reply();
    expect(isPrivate(answer)).toBe(true);
    expect(markupOf(answer)).toContain("## CT technologist and sonographer, side by side");
    const why = await press(answer, texts.why).reply();
    expect(markupOf(why)).toMatch(/I read it as .*sure/);
    const second = await press(
      answer,
      Object.keys(buttonsOf(answer)).find((label) => label.startsWith("More")) ?? "",
    ).reply();
    expect(markupOf(second)).toContain("page 2 of");
    expect(second.id).toBe(answer.id);
    const next = await press(second, "Sonographer: what you need").reply();
    expect(markupOf(next)).toContain("## Sonographer: what you need");
    const shared = await press(next, texts.share).reply();
    expect(isPrivate(shared)).toBe(false);
    expect(markupOf(shared)).toContain("Shared by");
  });

  test("names are suggested while somebody types", async () => {
    const choices = await discord.suggest("salary", "role", "sonografer").choices();
    expect(choices[0]?.value).toBe("sonographer");
  });

  test("not what was asked: other meanings, and a form", async () => {
    const answer = await discord.command("ask", { question: "how much do ct techs make?" }).reply();
    const panel = await press(answer, texts.notThis).reply();
    const opened = press(panel, texts.askAgain);
    expect(await opened.modal()).toMatchObject({ title: texts.askAgain });
    const again = await discord.submit(opened, { question: "how much does a sonographer earn" }).reply();
    expect(markupOf(again)).toContain("## Sonographer: pay");
    expect(again.id).toBe(panel.id);
  });

  test("a mentor points somebody to an answer, and only they are pinged", async () => {
    const { id } = discord.user("bob");
    const answer = await discord.command("salary", { role: "sonographer", for: id }, { user: "carol" }).reply();
    expect(markupOf(answer)).toContain(`<@${id}>, <@${discord.user("carol").id}> thought this answers your question:`);
    expect(isPrivate(answer)).toBe(false);
  });

  test("a mentor answers a message: three to choose from, one reply, however often it is pressed", async () => {
    const asked = discord.say("can i do this with a misdemeanor?", { user: "bob" });
    const offer = await discord.messageCommand(texts.answerThis, asked, { user: "carol" }).reply();
    expect(isPrivate(offer)).toBe(true);
    const ids = JSON.stringify(offer.components).match(/post:\d+:[^"]+/g) ?? [];
    expect(ids).toHaveLength(3);
    await Promise.all(
      [
        discord.press(offer, ids[0] ?? "", { user: "carol" }),
        discord.press(offer, ids[0] ?? "", { user: "carol" }),
      ].map((one) => one.reply()),
    );
    const reply = await discord.replyTo(asked);
    expect(markupOf(reply)).toContain(`Pointed out by <@${discord.user("carol").id}>`);
    await expect.poll(() => markupOf(discord.world.messages.get(offer.id) ?? {})).toBe(texts.posted);
    expect(discord.repliesTo(asked)).toHaveLength(1);
  });

  test.each([
    ["an unknown command", { data: { type: 1, name: "weather", options: [] } }, texts.unknownCommand],
    ["options that are no list", { data: { type: 1, name: "salary", options: {} } }, texts.trouble],
    ["an old button", { type: 3, data: { component_type: 2, custom_id: "vote:up" } }, texts.oldButton],
  ])("%s gets a sentence", async (_, payload, says) => {
    const source = discord.world.post(discord.channelId, discord.world.bot, { components: [] });
    const asked = discord.interact({ ...payload, ...("type" in payload && { message: source }) });
    expect(markupOf(await asked.reply()).replaceAll("\\", "")).toContain(says);
  });

  test("a kind of interaction that is not there yet does no harm", async () => {
    discord.interact({ type: 99, data: {} });
    expect(markupOf(await discord.command("term", { term: "arrt" }).reply())).toContain("## ARRT");
  });
});

describe("in words", () => {
  beforeAll(async () => {
    discord = await smallDiscord();
    const { DISCORD_PUBLIC_KEY: _unused, ...environment } = discord.environment;
    bot = await startBot(environment);
  });
  afterEach(() => {
    discord.clearFaults();
    expect(discord.wrong).toEqual([]);
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  test("a mention is answered once, as a reply, and a reply to that is read in context", async () => {
    const asked = mention("how much do mri techs make in ohio?");
    const answer = await discord.replyTo(asked);
    expect(answer.message_reference?.message_id).toBe(asked.id);
    expect(markupOf(answer)).toContain("## MRI technologist: pay in Ohio");
    const further = mention("and in florida?", { replyTo: answer, user: "bob" });
    expect(markupOf(await discord.replyTo(further))).toContain("## MRI technologist: pay in Florida");
    expect(discord.repliesTo(asked)).toHaveLength(1);
  });

  test("a thread is one conversation", async () => {
    await discord.replyTo(mention("what does a sonographer earn?", { thread: true }));
    const further = mention("what about nuclear medicine?", { thread: true, user: "bob" });
    expect(markupOf(await discord.replyTo(further))).toContain("## Nuclear medicine technologist: pay");
  });

  test("what somebody asked privately in a thread is nobody else's context", async () => {
    await discord.command("salary", { role: "radiologist" }, { user: "erin", thread: true }).reply();
    const said = mention("and in florida?", { thread: true, user: "frank" });
    expect(markupOf(await discord.replyTo(said))).not.toContain("Radiologist");
    const own = mention("and in florida?", { thread: true, user: "erin" });
    expect(markupOf(await discord.replyTo(own))).toContain("## Radiologist: pay in Florida");
  });

  test("a direct message needs no mention, and its conversation goes on", async () => {
    const first = discord.say("how much do radiologists make?", { direct: true });
    expect(markupOf(await discord.replyTo(first))).toContain("Radiologist");
    const second = discord.say("and in florida?", { direct: true });
    expect(markupOf(await discord.replyTo(second))).toContain("## Radiologist: pay");
  });

  test("what is not about careers is one short sentence", async () => {
    const answer = await discord.replyTo(mention("solve 3x + 4 = 10 for my homework", { user: "frank" }));
    expect(markupOf(answer)).toMatch(/^[^.\n]+\.$/);
    expect(buttonsOf(answer)).toEqual({});
  });

  test("an offer of meanings becomes the answer for the one who asked", async () => {
    const offer = await discord.replyTo(mention("salary", { user: "dave" }));
    const [label = ""] = Object.keys(buttonsOf(offer));
    const other = await press(offer, label, "bob").reply();
    expect(isPrivate(other)).toBe(true);
    const own = await press(offer, label, "dave").reply();
    expect(own.id).toBe(offer.id);
  });

  test("bots, webhooks and messages that do not name it are left alone", async () => {
    const ignored = [
      mention("pay?", { bot: true, user: "robot" }),
      mention("pay?", { webhook: true, user: "hook" }),
      discord.say("mri pay?"),
    ];
    await discord.replyTo(mention("what is arrt"));
    expect(
      ignored.flatMap((message) =>
        discord.repliesTo(message).filter((reply) => reply.message_reference?.message_id === message.id),
      ),
    ).toEqual([]);
  });

  test.each([50013, 50001, 160002])("where it may not write (%i), the person still gets the answer", async (code) => {
    const direct = discord.directId();
    const before = discord.messages(direct).length;
    discord.fail({ method: "POST", path: new RegExp(`/channels/${discord.channelId}/messages`), code, status: 403 });
    const asked = mention("what is arrt");
    await expect.poll(() => discord.messages(direct).length + discord.repliesTo(asked).length).toBeGreaterThan(before);
  });
});
