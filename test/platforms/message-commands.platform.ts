import type { APIMessage } from "discord-api-types/v10";
import { afterEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { type Doing, type Interaction, type Payload, until } from "./fake-discord.ts";
import { buttonsIn, markupIn, repliesTo } from "./seen.ts";
import { setStage } from "./stage.ts";
import { changed } from "./tampering.ts";

const stage = setStage({ isCalm: true });
const mentor = "carol";
const general = "general";

afterEach(() => stage().discord.deny(general, null));

const said = (content: string, doing: Doing = {}): APIMessage =>
  stage().discord.say(content, { user: "bob", ...doing });

async function point(name: string, message: APIMessage, doing: Doing = {}): Promise<Interaction> {
  const pointed = stage().discord.messageCommand(name, message, { user: mentor, ...doing });
  await pointed.waitReply();
  return pointed;
}

/** Picks one of the answers that a mentor is offered, and waits for how it ended. */
async function pick(offered: Interaction, at = 0, doing: Doing = {}): Promise<Interaction> {
  const id = Object.values(postsIn(offered))[at] ?? "";
  const picked = stage().discord.click(offered, id, { user: mentor, ...doing });
  await until(() => picked.edits, "how it ended");
  return picked;
}

const postsIn = (offered: Interaction): string[] => JSON.stringify(offered.reply).match(/post:\d+:[^"]+/g) ?? [];

describe("“Answer this”", () => {
  test("offers the mentor three answers in private and posts the picked one as a reply that pings nobody", async () => {
    const { discord } = stage();
    const message = said("how much do mri techs make? @everyone");
    const offered = await point(texts.answerThis, message);
    expect(offered.ephemeral).toBe(true);
    expect(markupIn(offered)).toContain(texts.offerTitle);
    expect(postsIn(offered)).toHaveLength(3);
    const picked = await pick(offered);
    expect(markupIn(picked)).toBe(texts.posted);
    const [reply, ...more] = repliesTo(discord, message);
    expect(more).toEqual([]);
    expect(reply && markupIn(reply)).toMatch(
      new RegExp(`^Pointed out by <@${picked.user.id}>\n## MRI technologist: pay`),
    );
    const sent = discord.requests.find(({ method, path }) => method === "POST" && path.endsWith("/messages"));
    expect(sent?.body?.allowed_mentions).toEqual({ parse: [], users: [], replied_user: false });
  });

  test("posts the second or the third as well", async () => {
    for (const at of [1, 2]) {
      const message = said("how much do mri techs make?");
      const offered = await point(texts.answerThis, message);
      expect(markupIn(await pick(offered, at))).toBe(texts.posted);
      expect(repliesTo(stage().discord, message)).toHaveLength(1);
    }
  });

  test("posts once, when the mentor presses twice", async () => {
    const message = said("how much do mri techs make?");
    const offered = await point(texts.answerThis, message);
    const [id = ""] = postsIn(offered);
    const copy = structuredClone(offered.reply) as APIMessage;
    const presses = [offered.reply as APIMessage, copy].map((one) => stage().discord.click(one, id, { user: mentor }));
    await Promise.all(presses.map((one) => until(() => one.edits, "how it ended")));
    expect(repliesTo(stage().discord, message)).toHaveLength(1);
  });

  test.each(["", "   ", "<@123456789012345678>", "<:smile:123456789012345678>"])(
    "says that %j has no words",
    async (content) => {
      const offered = await point(texts.answerThis, said(content));
      expect([offered.ephemeral, markupIn(offered)]).toEqual([true, texts.noWords]);
    },
  );

  test.each(["who won the world cup", "tell me", "hello", "I want to kill myself", "and in florida?"])(
    "answers %j in some way, in private",
    async (content) => {
      const offered = await point(texts.answerThis, said(content));
      expect(offered.ephemeral).toBe(true);
      expect(markupIn(offered)).toMatch(/\w/);
    },
  );

  test("tells the mentor when the message was deleted meanwhile, and posts nothing", async () => {
    const { discord } = stage();
    const message = said("how much do mri techs make?");
    const offered = await point(texts.answerThis, message);
    const list = discord.messages(message.channel_id) as APIMessage[];
    list.splice(list.indexOf(message), 1);
    const before = list.length;
    expect(markupIn(await pick(offered))).toBe(texts.notPosted.gone);
    expect(discord.messages(message.channel_id)).toHaveLength(before);
  });

  test.each([50013, 50001])("tells the mentor when the bot may not write there (%i)", async (code) => {
    const { discord } = stage();
    const message = said("how much do mri techs make?");
    const offered = await point(texts.answerThis, message);
    discord.deny(general, code);
    expect(markupIn(await pick(offered))).toContain("I may not write in that channel");
    expect(repliesTo(discord, message)).toEqual([]);
  });

  test("tells the mentor when the channel is gone", async () => {
    const { discord } = stage();
    const offered = await point(texts.answerThis, said("how much do mri techs make?"));
    discord.deny(general, 10003);
    expect(markupIn(await pick(offered))).toBe(texts.notPosted.gone);
  });

  test("offers nothing to post to one who may not write there", async () => {
    const offered = await point(texts.answerThis, said("how much do mri techs make?"), { permissions: "0" });
    expect([offered.ephemeral, markupIn(offered)]).toEqual([true, texts.mayNotWriteHere]);
  });

  test("works in a thread", async () => {
    const { discord } = stage();
    const thread = discord.addChannel({ guild_id: discord.guild().id, name: "homework", type: 11 });
    const message = said("how much do mri techs make?", { channel: thread.id });
    const offered = await point(texts.answerThis, message);
    expect(markupIn(await pick(offered))).toBe(texts.posted);
    expect(repliesTo(discord, message)).toHaveLength(1);
  });
});

describe("“Ask about this”", () => {
  test("answers the one who asks, in private", async () => {
    const message = said("how much do mri techs make?");
    const asked = await point(texts.askAboutThis, message);
    expect(asked.ephemeral).toBe(true);
    expect(markupIn(asked)).toMatch(/^## MRI technologist: pay/);
    expect(repliesTo(stage().discord, message)).toEqual([]);
  });

  test("says so when a message has no words", async () => {
    expect(markupIn(await point(texts.askAboutThis, said("")))).toBe(texts.noWords);
  });

  test("copes with the longest message there is", async () => {
    const asked = await point(texts.askAboutThis, said(`how much do mri techs make? ${"*".repeat(1900)}`));
    expect(markupIn(asked)).toMatch(/^## /);
    expect(Object.keys(buttonsIn(asked))).not.toEqual([]);
  });
});

describe("installed for oneself, where the bot is not a member", () => {
  const brought = (payload: Payload): object => ({
    ...payload,
    authorizing_integration_owners: { 1: payload.member?.user.id },
  });

  test("the picked answer follows up on the interaction, in the channel, and pings nobody", async () => {
    const { discord } = stage();
    const message = said("how much do mri techs make?");
    const point = () => discord.messageCommand(texts.answerThis, message, { user: mentor });
    const offered = changed(discord, brought, point);
    await offered.waitReply();
    const picked = changed(discord, brought, () => discord.click(offered, postsIn(offered)[0] ?? "", { user: mentor }));
    await until(() => picked.edits, "how it ended");
    expect(repliesTo(discord, message)).toEqual([]);
    expect(picked.followups.map(markupIn)).toEqual([expect.stringContaining("## MRI technologist: pay")]);
    expect(picked.followups[0]?.flags).toBe(1 << 15);
  });

  test("a command answers in private, in a group of friends too", async () => {
    const { discord } = stage();
    const ask = () => discord.slash("role", { options: { role: "mri-technologist" }, dm: true });
    const asked = changed(
      discord,
      (payload) => ({ ...payload, context: 2, channel: { ...payload.channel, type: 3 } }),
      ask,
    );
    await asked.waitReply();
    expect(asked.ephemeral).toBe(true);
  });
});
