import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { commands } from "../../src/commands/commands.ts";
import { type Doing, type Interaction, type Options, until } from "./fake-discord.ts";
import { buttonNamed, buttonsIn, markupIn, saidIn } from "./seen.ts";
import { setStage } from "./stage.ts";

const stage = setStage({ isCalm: true });

async function ask(name: string, options: Options = {}, doing: Doing = {}): Promise<Interaction> {
  const asked = stage().discord.slash(name, { options, ...doing });
  await asked.waitReply();
  return asked;
}

/** Nobody who may do nothing in a channel. */
const noPermissions = "0";

test.each<[string, Options, RegExp]>([
  ["ask", { question: "how much do mri techs make in texas?" }, /^## MRI technologist: pay in Texas/],
  ["ask", { question: "mri tech" }, /^## MRI technologist/],
  ["ask", { question: "who won the world cup" }, /^## I am here for career questions/],
  ["ask", { question: "qwertz asdf" }, /^## I do not know/],
  ["ask", { question: "hello" }, /^## Welcome/],
  ["ask", { question: "I want to kill myself" }, /988/],
  ["role", { role: "mri-technologist" }, /^## MRI technologist: overview/],
  ["role", { role: "MRI tech" }, /^## MRI technologist: overview/],
  ["role", { role: "mri tecnologist" }, /MRI technologist/],
  ["role", { role: "zork" }, /^## Not found\nI know nothing called “zork” to use as role/],
  ["duties", { role: "radiologist" }, /^## .*adiologist/],
  ["requirements", { role: "radiographer" }, /^## Radiologic technologist: what you need/],
  ["requirements", { role: "radiographer", place: "tx" }, /Texas/],
  ["salary", { role: "sonographer" }, /pay/],
  ["salary", { role: "mri-technologist", place: "houston" }, /Houston/],
  ["salary", { role: "mri-technologist", place: "atlantis" }, /nothing called “atlantis” to use as place/],
  ["advance", { role: "ct-technologist" }, /^## CT technologist/],
  ["outlook", { role: "mri-technologist" }, /^## MRI technologist: /],
  ["life", { role: "mri-technologist" }, /^## MRI technologist: working life/],
  ["compare", { a: "mri-technologist", b: "ct-technologist" }, /MRI technologist.*CT technologist/],
  ["compare", { a: "mri-technologist", b: "ct-technologist", c: "sonographer" }, /MRI.*CT.*onographer/],
  ["compare", { a: "mri-technologist", b: "registered nurse" }, /[Nn]urse/],
  ["compare", { a: "mri-technologist", b: "mri-technologist" }, /^## Not found/],
  ["path", { from: "radiographer", to: "radiologist-assistant" }, /^## /],
  ["path", { from: "zork", to: "radiologist-assistant" }, /nothing called “zork” to use as from/],
  ["licence", { place: "california" }, /California/],
  ["licence", { place: "Houston" }, /Texas/],
  ["licence", { place: "zz" }, /nothing called “zz” to use as place/],
  ["term", { term: "ARRT" }, /ARRT/],
  ["term", { term: "zorkification" }, /^## /],
  ["find", {}, /^## /],
  ["find", { wish: "no patients", and: "remote" }, /^## /],
  ["find", { wish: "zork" }, /nothing called “zork” to use as wish/],
  ["help", {}, /\/salary role/],
  ["about", {}, /Privacy/],
])("/%s %j is answered for the one who asks alone", async (name, options, says) => {
  const asked = await ask(name, options);
  expect(markupIn(asked)).toMatch(says);
  expect(asked.ephemeral).toBe(true);
  expect(asked.followups).toEqual([]);
});

test("every command is there", () => {
  const names = stage()
    .discord.commands()
    .map(({ name }) => name);
  expect(names).toEqual([...commands.map(({ name }) => name), texts.answerThis, texts.askAboutThis]);
});

test.each(commands.filter(({ options }) => options.some(({ required }) => required)).map(({ name }) => name))(
  "/%s without its options, as an old client may send it, says what it needs",
  async (name) => {
    const asked = stage().discord.slash(name, { raw: true });
    await asked.waitReply();
    expect(markupIn(asked)).toMatch(/^## /);
    expect(asked.ephemeral).toBe(true);
  },
);

describe("whom an answer is for", () => {
  const role = "mri-technologist";
  const bob = () => stage().discord.user("bob").id;

  test("everybody, with private: no", async () => {
    const asked = await ask("salary", { role, private: "no" });
    expect([asked.ephemeral, asked.reply?.flags]).toEqual([false, 1 << 15]);
  });
  test("the asker, with private: yes", async () => {
    expect((await ask("salary", { role, private: "yes" })).ephemeral).toBe(true);
  });
  test("the person it is pointed out to, who is the only one pinged", async () => {
    const asked = await ask("salary", { role, for: "bob" });
    expect(asked.ephemeral).toBe(false);
    expect(markupIn(asked)).toContain(`<@${bob()}>, <@${asked.user.id}> thought this answers your question:`);
    expect(asked.callback?.data?.allowed_mentions).toEqual({ parse: [], users: [bob()] });
  });
  test.each<[string, Options, Doing, string]>([
    ["with for and private: yes", { role, for: "bob", private: "yes" }, {}, texts.notPointedPrivate],
    ["for a bot", { role, for: "mentor-bot" }, {}, texts.notPointedBot],
    ["for somebody, where the role is not known", { role: "zork", for: "bob" }, {}, texts.notPointedUnknown],
    [
      "for somebody, by one who may not write there",
      { role, for: "bob" },
      { permissions: noPermissions },
      texts.mayNotWriteHere,
    ],
    [
      "open, by one who may not write there",
      { role, private: "no" },
      { permissions: noPermissions },
      texts.mayNotWriteHere,
    ],
  ])("the asker alone, who is told why, %s", async (_, options, doing, why) => {
    const asked = await ask("salary", options, doing);
    expect(asked.ephemeral).toBe(true);
    expect(markupIn(asked)).toContain(why);
    expect(asked.callback?.data?.allowed_mentions).toEqual({ parse: [], users: [] });
  });
  test("nobody yet, when the question has several meanings: the picked one is pointed out", async () => {
    const asked = await ask("ask", { question: "salary", for: "bob" });
    expect(asked.ephemeral).toBe(true);
    expect(markupIn(asked)).toContain("Nobody was told yet");
    const pressed = stage().discord.click(asked, buttonNamed(asked, /^MRI technologist/));
    await until(() => pressed.edits, "how it ended");
    expect(markupIn(asked)).toBe(texts.posted);
    const { discord } = stage();
    const told = saidIn(discord, discord.channel("general").id).at(-1);
    expect(told && markupIn(told)).toContain(`<@${bob()}>, <@${asked.user.id}> thought this answers your question:`);
    expect(stage().discord.requests.flatMap(({ body }) => body?.allowed_mentions ?? [])).toContainEqual({
      parse: [],
      users: [bob()],
    });
  });
});

describe("in a direct conversation", () => {
  test.each(["role", "salary", "requirements"])("/%s is between the two", async (name) => {
    const asked = await ask(name, { role: "mri-technologist" }, { dm: true });
    expect(asked.ephemeral).toBe(false);
    expect(Object.keys(buttonsIn(asked))).not.toContain(texts.share);
  });
  test("nobody else can be pointed to it", async () => {
    const asked = await ask("salary", { role: "mri-technologist", for: "bob" }, { dm: true });
    expect(markupIn(asked)).toContain(texts.notPointedDirect);
    expect(asked.callback?.data?.allowed_mentions).toEqual({ parse: [], users: [] });
  });
  test("private: yes hides it from the conversation", async () => {
    expect((await ask("salary", { role: "mri-technologist", private: "yes" }, { dm: true })).ephemeral).toBe(true);
  });
});

test("whatever is asked neither pings nor formats", async () => {
  const words = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      ...["@everyone @here", "<@123456789012345678>", "<@&123456789012345678>", "[mri](https://a.example) pay"],
      ...["**mri** `pay` ||x||", "```mri```", "# mri", "> mri\n- pay", "\u202emri", "a\u0000b", "x".repeat(1000)],
    ),
  );
  await fc.assert(
    fc.asyncProperty(words, async (question) => {
      const asked = stage().discord.slash("ask", { options: { question }, raw: true });
      await asked.waitReply();
      const echoed = /❝(.*)❞/s.exec(markupIn(asked))?.[1] ?? "";
      expect(echoed.replace(/\\[^0-9A-Za-z\s]/g, "x")).not.toMatch(/[@<*_`|[\]]|:\/\//);
      expect(asked.ephemeral).toBe(true);
    }),
    { numRuns: 40 },
  );
});
