import { setTimeout as pause } from "node:timers/promises";
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { type Bot, startBot } from "../support/bot-process.ts";
import type { Fault } from "./emulated/faults.ts";
import type { UserInteraction } from "./emulated/user-interaction.ts";
import { buttonsOf, linksOf, markupOf, messageOf, picturesIn } from "./interactions.ts";
import { type SmallDiscord, smallDiscord } from "./small-discord.ts";

/** Answers with their pictures and their links, by the real bot on real sockets. */

const site = "https://answers.example.org";
const editing = { method: "PATCH", path: /\/webhooks\/.*@original$/ };
const posting = { method: "POST", path: /\/channels\/\d+\/messages$/ };

let discord: SmallDiscord;
let bot: Bot;

const now = ({ id }: APIMessage): APIMessage => discord.world.messages.get(id) as APIMessage;
const hasPicture = (message: APIMessage): boolean => picturesIn(now(message)).length > 0;
const uploads = () => discord.requests.filter(({ files }) => files.length > 0);
const complaints = () => bot.stderr.split("\n").filter((line) => line.includes('"event":"picture"'));
const salary = (doing = {}): UserInteraction => discord.command("salary", { role: "sonographer" }, doing);
const press = (message: APIMessage, label: string) =>
  discord.press(message, buttonsOf(now(message))[label] ?? label, {});
const turn = (message: APIMessage, word: string) =>
  press(message, Object.keys(buttonsOf(now(message))).find((label) => label.startsWith(word)) ?? word);

/** Where ten have asked within a second, answers are posted without. */
const calm = () => pause(1000);

async function pictured(message: APIMessage): Promise<APIMessage> {
  await expect.poll(() => hasPicture(message)).toBe(true);
  return now(message);
}

/** After each test nothing is left over, and at the end the bot stops in good order. */
function cleansUp(): void {
  afterEach(() => {
    discord.clearFaults();
    discord.requests.splice(0);
    expect(discord.wrong).toEqual([]);
  });
  afterAll(async () => {
    expect(await bot.stop()).toMatchObject({ code: 0 });
    await discord.close();
  });
}

describe.each(["gateway", "http"] as const)("by %s", (way) => {
  beforeAll(async () => {
    discord = await smallDiscord();
    const { DISCORD_PUBLIC_KEY, ...environment } = { ...discord.environment, PUBLIC_URL: site };
    bot = await startBot(way === "http" ? { ...environment, DISCORD_PUBLIC_KEY, PORT: "0" } : environment);
    if (way === "http") discord.deliverTo(await bot.endpoint());
  });
  cleansUp();

  test("an answer comes first, then its picture, which says in words what it shows", async () => {
    const asked = salary();
    const answer = await asked.reply();
    expect(picturesIn(messageOf(await asked.acknowledged()))).toEqual([]);
    const shown = await pictured(answer);
    expect(shown.attachments).toHaveLength(1);
    expect(picturesIn(shown)[0]?.description).toMatch(/\w/);
    const [upload, ...more] = uploads();
    expect(more).toEqual([]);
    expect(upload?.files[0]?.type).toBe("image/png");
    expect(Buffer.from(await (upload?.files[0]?.arrayBuffer() ?? new ArrayBuffer())).toString("latin1")).toMatch(
      /^.PNG/,
    );
    expect([markupOf(shown), buttonsOf(shown)]).toEqual([markupOf(answer), buttonsOf(answer)]);
  });

  test("an answer without a picture is left alone", async () => {
    await discord.command("term", { term: "arrt" }).reply();
    await pictured(await salary().reply());
    expect(discord.requests.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  });

  test("answers, and what the bot says about itself, lead to its pages", async () => {
    expect(linksOf(await salary().reply())).toEqual([`${site}/salary/sonographer`]);
    expect(linksOf(await discord.command("about").reply())).toEqual([site]);
    expect(linksOf(await discord.command("salary", { role: "zork" }).reply())).toEqual([]);
  });

  test("a page is turned without the picture, and back to it", async () => {
    const asked = discord.command("compare", { a: "ct-technologist", b: "sonographer" });
    const answer = await pictured(await asked.reply());
    await turn(answer, "More").reply();
    expect([hasPicture(answer), now(answer).attachments]).toEqual([false, []]);
    await turn(answer, "Back").reply();
    expect((await pictured(answer)).attachments).toHaveLength(1);
  });

  test("a picture that comes late does not undo a turned page", async () => {
    const turned = Promise.withResolvers<void>();
    discord.fail({ ...editing, until: turned.promise });
    const answer = await discord.command("compare", { a: "ct-technologist", b: "sonographer" }).reply();
    await expect.poll(() => uploads().length).toBe(1);
    await turn(answer, "More").reply();
    const second = markupOf(now(answer));
    turned.resolve();
    await expect.poll(() => discord.requests.filter(({ method }) => method === "PATCH").length).toBe(2);
    await expect.poll(() => markupOf(now(answer))).toBe(second);
    expect([hasPicture(answer), now(answer).attachments]).toEqual([false, []]);
  });

  test("what is shared, pointed out or picked has its picture, too, and what leads on from it works", async () => {
    const answer = await pictured(await salary().reply());
    const shared = await pictured(await press(answer, texts.share).reply());
    expect(linksOf(shared)).toEqual([`${site}/salary/sonographer`]);
    expect(markupOf(await press(answer, texts.why).reply())).toMatch(/\w/);
    await pictured(await discord.command("salary", { role: "sonographer", for: discord.user("bob").id }).reply());
    const offer = await discord.command("salary", { role: "tech" }).reply();
    const pick = Object.values(buttonsOf(offer)).find((id) => id.includes(":salary/")) ?? "";
    expect((await pictured(await press(offer, pick).reply())).id).toBe(offer.id);
  });

  test("what a mentor posts has it from the beginning", async () => {
    await calm();
    const asked = discord.say("how much does a sonographer earn?", { user: "bob" });
    const offer = await discord.messageCommand(texts.answerThis, asked, { user: "carol" }).reply();
    const [id = ""] = JSON.stringify(offer.components).match(/post:\d+:[^"]+/g) ?? [];
    discord.press(offer, id, { user: "carol" });
    const reply = await discord.replyTo(asked);
    expect([hasPicture(reply), reply.attachments.length]).toEqual([true, 1]);
    expect(linksOf(reply)).toEqual([`${site}/salary/sonographer`]);
  });

  test.each([10015, 10008])("one that comes too early (%i) is sent again", async (code) => {
    discord.fail({ ...editing, code, times: 2 });
    await pictured(await salary().reply());
  });

  test.each<[string, Omit<Fault, "path">]>([
    ["is too large", { status: 413 }],
    ["is malformed", { code: 50035 }],
    ["is forbidden", { code: 50013, status: 403 }],
    ["fails every time", { status: 500, times: 20 }],
    ["loses its connection every time", { drop: true, times: 20 }],
  ])("an upload that %s leaves the answer as it is, and one line in the log", async (_, fault) => {
    const before = complaints().length;
    discord.fail({ ...editing, ...fault });
    // A conversation of its own: where files are forbidden, none are tried for a while.
    const answer = await salary({ server: false, user: `somebody ${complaints().length}` }).reply();
    await expect.poll(() => complaints().length).toBe(before + 1);
    expect([markupOf(now(answer)), hasPicture(answer)]).toEqual([markupOf(answer), false]);
    discord.clearFaults();
    await pictured(await salary().reply());
    expect(complaints()).toHaveLength(before + 1);
  });
});

describe("in words", () => {
  beforeAll(async () => {
    discord = await smallDiscord();
    const { DISCORD_PUBLIC_KEY: _unused, ...environment } = discord.environment;
    bot = await startBot({ ...environment, PUBLIC_URL: site });
    discord.requests.splice(0);
  });
  cleansUp();

  const question = "how much does a sonographer earn?";
  const mention = () => discord.say(`<@${discord.applicationId}> ${question}`);

  test("a reply has its picture and its link from the beginning", async () => {
    for (const said of [mention(), discord.say(question, { direct: true })]) {
      const reply = await discord.replyTo(said);
      expect([hasPicture(reply), linksOf(reply)]).toEqual([true, [`${site}/salary/sonographer`]]);
    }
    expect(discord.requests.map(({ method, files }) => [method, files.length])).toEqual([
      ["POST", 1],
      ["POST", 1],
    ]);
  });

  test.each<[string, Omit<Fault, "path">]>([
    ["is too large", { status: 413 }],
    ["is malformed", { code: 50035 }],
    ["fails every time", { status: 500, times: 4 }],
    ["loses its connection every time", { drop: true, times: 3 }],
    ["is forbidden", { code: 50013, status: 403 }],
  ])("where an upload %s, the answer is there once without it", async (_, fault) => {
    const before = complaints().length;
    discord.fail({ ...posting, ...fault });
    const said = mention();
    const reply = await discord.replyTo(said);
    expect(hasPicture(reply)).toBe(false);
    await expect.poll(() => complaints().length).toBe(before + 1);
    expect(discord.repliesTo(said)).toHaveLength(1);
  });

  test("where it may attach nothing, it does not try again so soon", async () => {
    expect(hasPicture(await discord.replyTo(mention()))).toBe(false);
    expect(uploads()).toEqual([]);
  });
});
