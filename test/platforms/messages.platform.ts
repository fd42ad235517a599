import { setTimeout as pause } from "node:timers/promises";
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { type Doing, until } from "./fake-discord.ts";
import { buttonNamed, buttonsIn, markupIn, repliesTo, replyTo, saidIn } from "./seen.ts";
import { setStage } from "./stage.ts";

const stage = setStage({ isCalm: true });
/** Time in which an answer that must not come would have come. */
const aWhile = 150;
const general = "general";

afterEach(() => stage().discord.deny(general, null));

const me = () => `<@${stage().discord.bot.id}>`;

function say(content: string, saying: Doing & { replyTo?: APIMessage } = {}): APIMessage {
  return stage().discord.say(content, saying);
}
const answered = (said: APIMessage): Promise<APIMessage> => replyTo(stage().discord, said);

/** Writes to the bot directly, and gives what it says. */
async function tell(content: string, user = "alice"): Promise<APIMessage> {
  const { discord } = stage();
  const before = saidIn(discord, discord.dm(user).id).length;
  say(content, { user, dm: true });
  return until(() => saidIn(discord, discord.dm(user).id)[before], "an answer");
}

describe("a mention", () => {
  test("is answered as a reply that pings nobody", async () => {
    const { discord } = stage();
    const said = say(`${me()} how much do mri techs make?`);
    expect(markupIn(await answered(said))).toMatch(/^## MRI technologist: pay/);
    const [sent] = discord.requests.filter(({ path }) => path.endsWith("/messages"));
    expect(sent?.body).toMatchObject({
      allowed_mentions: { parse: [], users: [], replied_user: false },
      message_reference: { message_id: said.id },
    });
  });

  test("is answered once, however often it names the bot", async () => {
    const said = say(`${me()} ${me()} mri pay? ${me()}`);
    await answered(said);
    await pause(aWhile);
    expect(repliesTo(stage().discord, said)).toHaveLength(1);
  });

  test("with nothing else gets a welcome", async () => {
    expect(markupIn(await answered(say(me())))).toMatch(/\w/);
  });

  test("out of scope gets one short sentence", async () => {
    const reply = await answered(say(`${me()} who won the world cup?`));
    expect(markupIn(reply)).toMatch(/^[^.!?\n]+[.!?]$/);
    expect(buttonsIn(reply)).toEqual({});
  });

  test("of somebody in danger gets all that is to be said", async () => {
    expect(markupIn(await answered(say(`${me()} I want to kill myself`)))).toContain("988");
  });

  test("that may mean several things gets a short offer", async () => {
    const reply = await answered(say(`${me()} salary`, { user: "dora" }));
    expect(markupIn(reply).length).toBeLessThan(300);
    expect(buttonNamed(reply, /^MRI technologist/)).not.toBe("");
  });

  test("never floods the channel", async () => {
    for (const words of [
      "where does an x-ray tech go from here?",
      "compare mri, ct and sonography",
      "find me any role",
    ]) {
      expect(markupIn(await answered(say(`${me()} ${words}`))).length, words).toBeLessThan(1600);
    }
  });

  test("in a thread is answered in the thread, and understood after what was said there", async () => {
    const { discord } = stage();
    const thread = discord.addChannel({ guild_id: discord.guild().id, name: "pay", type: 11 });
    await answered(say(`${me()} how much do mri techs make?`, { channel: thread.id }));
    const reply = await answered(say(`${me()} and in california?`, { channel: thread.id, user: "bob" }));
    expect(markupIn(reply)).toMatch(/^## MRI technologist: pay in California/);
  });

  test("in reply to an answer is read after it, whoever asks", async () => {
    const first = await answered(say(`${me()} how much does a sonographer earn?`));
    await answered(say(`${me()} what does a dosimetrist do?`, { user: "bob" }));
    const reply = await answered(say(`${me()} and in california?`, { user: "bob", replyTo: first }));
    expect(markupIn(reply)).toMatch(/^## Sonographer: pay in California/);
  });

  test("follows up on one's own last question, not on others'", async () => {
    await answered(say(`${me()} how much do mri techs make?`, { user: "alice", channel: "random" }));
    const others = await answered(say(`${me()} and in california?`, { user: "carol", channel: "random" }));
    const own = await answered(say(`${me()} and in california?`, { user: "alice", channel: "random" }));
    expect(markupIn(others)).not.toMatch(/^## MRI technologist: pay/);
    expect(markupIn(own)).toMatch(/^## MRI technologist: pay in California/);
  });
});

describe("words written to the bot directly", () => {
  test("are answered, and followed up", async () => {
    expect(markupIn(await tell("how much do mri techs make?"))).toMatch(/^## MRI technologist: pay/);
    expect(markupIn(await tell("and in california?"))).toMatch(/^## MRI technologist: pay in California/);
  });
  test("follow up on a command given there, too", async () => {
    const asked = stage().discord.slash("salary", { options: { role: "sonographer" }, dm: true, user: "bob" });
    await asked.waitReply();
    expect(markupIn(await tell("and in california?", "bob"))).toMatch(/^## Sonographer: pay in California/);
  });
  test.each(["who won the world cup?", "tell me", "hello", "zork", "?", "\u202e", "@everyone", "<@1>"])(
    "%j gets some answer",
    async (words) => expect(markupIn(await tell(words))).toMatch(/\w/),
  );
});

describe("nothing is said to", () => {
  test.each<[string, () => APIMessage]>([
    ["a message that does not name the bot", () => say("how much do mri techs make?")],
    ["everyone", () => say("@everyone how much do mri techs make?")],
    ["another bot", () => say(`${me()} mri pay?`, { user: { ...stage().discord.user("beep"), bot: true } })],
    [
      "another bot, directly",
      () => say("how much do mri techs make?", { dm: true, user: { ...stage().discord.user("beep"), bot: true } }),
    ],
    ["itself", () => say(`${me()} mri pay?`, { user: stage().discord.bot })],
    ["somebody who names another", () => say(`<@${stage().discord.user("bob").id}> mri pay?`)],
  ])("%s", async (_, speak) => {
    const said = speak();
    await pause(aWhile);
    const { requests } = stage().discord;
    expect(requests.filter(({ path }) => path.includes(said.channel_id))).toEqual([]);
  });

  test("a webhook, or a message that Discord writes", async () => {
    const { discord } = stage();
    const said = say("nothing yet");
    const event = { ...said, content: `${me()} mri pay?`, mentions: [discord.bot], guild_id: discord.guild().id };
    discord.dispatch("MESSAGE_CREATE", { ...event, webhook_id: "123456789012345678" });
    discord.dispatch("MESSAGE_CREATE", { ...event, type: 6 });
    await pause(aWhile);
    expect(discord.requests).toEqual([]);
  });
});

describe("where the bot may not write", () => {
  test.each([50013, 50001])("the one who asked gets the answer directly (%i)", async (code) => {
    const { discord } = stage();
    discord.deny(general, code);
    const before = saidIn(discord, discord.dm("carol").id).length;
    say(`${me()} how much do mri techs make?`, { user: "carol" });
    const told = await until(() => saidIn(discord, discord.dm("carol").id)[before], "a direct message");
    expect(markupIn(told)).toContain(texts.inDirect);
    expect(markupIn(told)).toContain("## MRI technologist: pay");
    await pause(aWhile);
    expect(saidIn(discord, discord.dm("carol").id)).toHaveLength(before + 1);
  });

  test("nor look back (160002), they get it too", async () => {
    const { discord } = stage();
    const before = saidIn(discord, discord.dm("carol").id).length;
    const body = { code: 160002, message: "Cannot reply without permission to read message history" };
    discord.fault({ method: "POST", path: "/messages$", status: 403, body });
    const said = say(`${me()} how much do mri techs make?`, { user: "carol" });
    // A message that replies to nothing may still be written.
    const after = () => saidIn(discord, said.channel_id).find(({ id }) => BigInt(id) > BigInt(said.id));
    await until(() => saidIn(discord, discord.dm("carol").id)[before] ?? after(), "an answer", 1500);
  });

  test("nor to them directly, it goes on", async () => {
    const { discord } = stage();
    discord.deny(general, 50013);
    discord.deny(discord.dm("carol").id, 50007);
    say(`${me()} how much do mri techs make?`, { user: "carol" });
    // The last that it tries is to write to them directly, without a picture.
    const last = () =>
      discord.requests.find(
        ({ path, status, body }) =>
          status === 403 && path.includes(discord.dm("carol").id) && !Object.hasOwn(Object(body), "attachments"),
      );
    await until(last, "both to be refused");
    discord.deny(general, null);
    discord.deny(discord.dm("carol").id, null);
    expect(markupIn(await answered(say(`${me()} mri pay?`, { user: "carol" })))).toMatch(/^## MRI/);
  });

  test("since the channel is gone, it goes on", async () => {
    const { discord } = stage();
    discord.deny(general, 10003);
    say(`${me()} how much do mri techs make?`);
    await until(() => discord.requests.some(({ status }) => status === 404), "it to be refused");
    discord.deny(general, null);
    expect(markupIn(await answered(say(`${me()} mri pay?`)))).toMatch(/^## MRI/);
  });
});

test("a message that is deleted at once is no trouble", async () => {
  const { discord } = stage();
  const said = say(`${me()} how much do mri techs make?`);
  const list = discord.messages(said.channel_id) as APIMessage[];
  list.splice(list.indexOf(said), 1);
  await until(() => discord.requests.some(({ path }) => path.endsWith("/messages")), "an answer");
});

test("whatever a person types, nothing of it pings or formats", async () => {
  for (const typed of [
    "@everyone",
    "<@123456789012345678>",
    "**mri** pay",
    "[mri](https://a.example)",
    "# mri pay",
    "```",
  ]) {
    const told = markupIn(await tell(`${typed} how much do mri techs make?`, "carol"));
    const echoed = /❝(.*)❞/s.exec(told)?.[1] ?? "";
    expect(echoed.replace(/\\[^0-9A-Za-z\s]/g, "x")).not.toMatch(/[@<*_`|[\]]|:\/\//);
  }
});
