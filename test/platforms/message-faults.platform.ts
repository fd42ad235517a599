import type { APIMessage } from "discord-api-types/v10";
import { afterEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { type Fault, type Interaction, until } from "./fake-discord.ts";
import { buttonNamed, markupIn, repliesTo, replyTo, saidIn } from "./seen.ts";
import { setStage } from "./stage.ts";
import { applied, aWhile, carryOut } from "./tampering.ts";

const stage = setStage();
const posting = { method: "POST", path: "/channels/\\d+/messages$" } as const;
/** By the bot's own hand, or as a follow-up on an interaction. */
const anyPosting = "/channels/\\d+/messages$|/webhooks/\\d+/[^/]+$";
const editing = { method: "PATCH", path: "/webhooks/.*@original$" } as const;
const question = "how much do mri techs make?";
const answer = /^## MRI technologist: pay/;

const mention = (): APIMessage => {
  const { discord } = stage();
  return discord.say(`<@${discord.bot.id}> ${question}`);
};

/** Answered once, and nothing more comes. */
async function answeredOnce(said: APIMessage, ms?: number): Promise<void> {
  const { discord } = stage();
  expect(markupIn(await replyTo(discord, said, ms))).toMatch(answer);
  await aWhile();
  expect(repliesTo(discord, said)).toHaveLength(1);
}

afterEach(async () => {
  const { discord } = stage();
  discord.clearFaults();
  expect(markupIn(await replyTo(discord, mention()))).toMatch(answer);
  const asked = discord.slash("ask", { options: { question } });
  await asked.waitReply();
  expect(markupIn(asked)).toMatch(answer);
});

const faults: readonly [string, Fault][] = [
  ["429", { status: 429, retryAfter: 0.1 }],
  ["500", { status: 500 }],
  ["500 twice", { status: 500, times: 2 }],
  ["a connection that ends", { drop: true }],
  ["a slow answer", { delayMs: 300 }],
];

describe("the answer to a mention", () => {
  const ofTheWholeBot: Fault = { status: 429, retryAfter: 0.1, global: true };
  test.each([...faults, ["429 for the whole bot", ofTheWholeBot] as const])(
    "that meets %s comes once",
    async (_, fault) => {
      stage().discord.fault({ ...posting, ...fault });
      await answeredOnce(mention());
    },
  );

  test("that meets silence comes once", async () => {
    stage().discord.fault({ ...posting, hang: true });
    await answeredOnce(mention(), 15_000);
  });

  test("that was applied, though Discord says 500, is there once", async () => {
    const { discord } = stage();
    const happening = applied(discord, posting, (request) => carryOut(discord, request));
    const said = mention();
    await happening;
    await answeredOnce(said);
  });

  test("that Discord never takes ends nothing", async () => {
    const { discord } = stage();
    discord.fault({ ...posting, status: 500, times: 100 });
    mention();
    await until(() => discord.requests.filter(({ status }) => status === 500).length > 2, "it to be tried");
    await aWhile();
  });
});

describe("a message that does not fit what Discord documents", () => {
  test.each([
    [null],
    ["text"],
    [{}],
    [{ author: {} }],
    [{ author: { id: "1" }, type: 0 }],
    [{ author: null, mentions: [] }],
  ])("ends nothing: %j", async (event) => {
    stage().discord.dispatch("MESSAGE_CREATE", event);
    await aWhile();
  });
  test("ends nothing without its content, or with a broken answer before it", async () => {
    const { discord } = stage();
    const said = discord.say("nothing");
    const event = { ...said, guild_id: discord.guild().id, mentions: [discord.bot] };
    discord.dispatch("MESSAGE_CREATE", { ...event, content: undefined });
    discord.dispatch("MESSAGE_CREATE", { ...event, referenced_message: { author: discord.bot } });
    await aWhile();
  });
});

describe("what a mentor posts", () => {
  async function picked(): Promise<{ message: APIMessage; pressed: Interaction }> {
    const { discord } = stage();
    const message = discord.say(question, { user: "bob" });
    const offered = discord.messageCommand(texts.answerThis, message, { user: "carol" });
    await offered.waitReply();
    const [id = ""] = JSON.stringify(offered.reply).match(/post:[^"]+/) ?? [];
    return { message, pressed: discord.click(offered, id, { user: "carol" }) };
  }

  test.each(faults)("is there once when it meets %s", async (_, fault) => {
    const { discord } = stage();
    discord.fault({ ...posting, ...fault });
    const { message, pressed } = await picked();
    await until(() => pressed.edits, "how it ended");
    await aWhile();
    expect(markupIn(pressed)).toBe(texts.posted);
    expect(repliesTo(discord, message)).toHaveLength(1);
  });

  test("is not there when Discord never takes it, and the mentor is told", async () => {
    const { discord } = stage();
    discord.fault({ ...posting, status: 500, times: 100 });
    const { message, pressed } = await picked();
    await until(() => pressed.edits, "how it ended", 15_000);
    expect(markupIn(pressed)).toBe(texts.notPosted.trouble);
    expect(repliesTo(discord, message)).toEqual([]);
  });

  test.each(faults)("is told to the mentor, though the telling meets %s", async (_, fault) => {
    stage().discord.fault({ ...editing, ...fault });
    const { pressed } = await picked();
    await until(() => pressed.edits, "how it ended");
    expect(markupIn(pressed)).toBe(texts.posted);
  });

  test("is there once when the token expires before the mentor can be told", async () => {
    const { discord } = stage();
    const { message, pressed } = await picked();
    discord.expireToken(pressed.id);
    await replyTo(discord, message);
    await aWhile();
    expect(repliesTo(discord, message)).toHaveLength(1);
    // Nothing tells a bot that a token has expired, but trying it.
    stage().forgive("token-expired");
  });
});

describe("what is pointed out to a person", () => {
  async function pointed(): Promise<{ pressed: Interaction; before: number }> {
    const { discord } = stage();
    const before = pointedOut();
    const asked = discord.slash("ask", { options: { question: "salary", for: "bob" } });
    await asked.waitReply();
    return { pressed: discord.click(asked, buttonNamed(asked, /^MRI technologist/)), before };
  }
  /** How often somebody was called to an answer in the channel. */
  const pointedOut = (): number =>
    saidIn(stage().discord, stage().discord.channel("general").id).filter((one) =>
      markupIn(one).includes("thought this answers your question:"),
    ).length;

  test.each(faults)("is there once when it meets %s", async (_, fault) => {
    stage().discord.fault({ ...posting, path: anyPosting, ...fault });
    const { pressed, before } = await pointed();
    await until(() => pressed.edits, "how it ended");
    await aWhile();
    expect(pointedOut()).toBe(before + 1);
    expect(markupIn(pressed)).toBe(texts.posted);
  });

  test("pings once, though Discord says 500 after it was applied", async () => {
    const { discord } = stage();
    const call = { ...posting, path: anyPosting };
    const happening = applied(discord, call, (request) => carryOut(discord, request));
    const { pressed, before } = await pointed();
    await happening;
    await until(() => pressed.edits, "how it ended");
    await aWhile();
    expect(pointedOut()).toBe(before + 1);
  });

  test("is not there twice when the token expires before", async () => {
    const { discord } = stage();
    const { pressed, before } = await pointed();
    discord.expireToken(pressed.id);
    await aWhile();
    expect(pointedOut()).toBeLessThanOrEqual(before + 1);
    stage().forgive("token-expired");
  });
});
