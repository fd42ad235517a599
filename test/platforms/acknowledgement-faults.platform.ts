import { afterEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { type Fault, type Interaction, until } from "./fake-discord.ts";
import { buttonNamed, markupIn, replyTo, saidIn } from "./seen.ts";
import { setStage } from "./stage.ts";
import { applied, aWhile, changed, givenUp, impatient } from "./tampering.ts";

const stage = setStage();
const callback = { method: "POST", path: "/callback$" } as const;
const question = "how much do mri techs make?";
const answer = /^## MRI technologist: pay/;

const ask = (): Interaction => stage().discord.slash("ask", { options: { question } });

/** Answered once, and nothing more comes but its picture. */
async function answeredOnce(asked: Interaction): Promise<void> {
  await asked.waitReply();
  await aWhile();
  expect(markupIn(asked)).toMatch(answer);
  expect([asked.followups, asked.edits <= 1]).toEqual([[], true]);
}

afterEach(async () => {
  const { discord } = stage();
  discord.clearFaults();
  const asked = ask();
  await asked.waitReply();
  expect(markupIn(asked)).toMatch(answer);
  expect(markupIn(await replyTo(discord, discord.say(`<@${discord.bot.id}> ${question}`)))).toMatch(answer);
});

test.each<[string, Fault]>([
  ["429", { status: 429, retryAfter: 0.1 }],
  ["429 for the whole bot", { status: 429, retryAfter: 0.1, global: true }],
  ["500", { status: 500 }],
  ["500 twice", { status: 500, times: 2 }],
  ["a connection that ends", { drop: true }],
  ["a connection that ends twice", { drop: true, times: 2 }],
  ["silence", { hang: true }],
  ["a slow answer", { delayMs: 500 }],
])("an acknowledgement that meets %s comes in time", async (_, fault) => {
  stage().discord.fault({ ...callback, ...fault });
  await answeredOnce(ask());
});

test("suggestions, buttons and forms survive a 500 as well", async () => {
  const { discord } = stage();
  const asked = ask();
  await asked.waitReply();
  const acts = [
    () => discord.autocomplete("role", "role", "mri"),
    () => discord.click(asked, buttonNamed(asked, texts.share)),
    () => discord.click(asked, buttonNamed(asked, texts.why)),
  ];
  for (const act of acts) {
    discord.fault({ ...callback, status: 500 });
    const done = act();
    await done.waitReply();
    await aWhile();
    expect(done.followups).toEqual([]);
  }
});

test("one that was slow, and so was sent again, is there once", async () => {
  stage().discord.fault({ ...callback, delayMs: 1000 });
  const asked = ask();
  await answeredOnce(asked);
  await aWhile();
  // The first try arrives after the second.
  await until(() => stage().discord.violations.length, "the late try");
  stage().forgive("double-ack");
});

test("one that was applied, though Discord says 500, is there once", async () => {
  const { discord } = stage();
  const happening = applied(discord, callback, ({ body }) => discord.applyCallback(asked, body, { files: [] }));
  const asked = ask();
  await happening;
  await answeredOnce(asked);
  // The bot cannot know that it was: it has to try again.
  stage().forgive("double-ack");
});

test("a press that was applied, though Discord says 500, is carried out once", async () => {
  const { discord } = stage();
  const asked = discord.slash("ask", { options: { question: "salary", for: "bob" } });
  await asked.waitReply();
  const happening = applied(discord, callback, ({ body }) => discord.applyCallback(pressed, body, { files: [] }));
  const pressed = discord.click(asked, buttonNamed(asked, /^MRI technologist/));
  await happening;
  await until(() => pressed.edits, "how it ended");
  await aWhile();
  const general = discord.channel("general").id;
  expect(saidIn(discord, general).filter((one) => markupIn(one).includes("thought this answers"))).toHaveLength(1);
  stage().forgive("double-ack");
});

test.each([400, 403, 404])("one that Discord refuses with %i is followed by a sentence", async (status) => {
  stage().discord.fault({ ...callback, status, body: { code: 50035, message: "Invalid Form Body" } });
  const asked = ask();
  await asked.waitReply();
  expect([asked.ephemeral, markupIn(asked)]).toEqual([true, texts.trouble]);
});

test("one that Discord does not take for seconds ends nothing", async () => {
  const { discord } = stage();
  await impatient(discord, 1000, async () => {
    discord.fault({ ...callback, status: 500, times: 10 });
    await givenUp(ask());
  });
  stage().forgive("no-ack");
});

test("one that is too late (10062) is not followed by anything", async () => {
  const { discord } = stage();
  await impatient(discord, 100, async () => {
    discord.fault({ ...callback, delayMs: 200 });
    const asked = ask();
    await until(() => asked.late, "it to be late");
    await aWhile();
    expect([asked.reply, asked.followups]).toEqual([undefined, []]);
    await givenUp(asked);
  });
  stage().forgive("no-ack", "late-ack");
});

test("an interaction that is delivered twice (40060) is answered once", async () => {
  const { discord } = stage();
  const asked = ask();
  discord.dispatch("INTERACTION_CREATE", asked.payload);
  await answeredOnce(asked);
  // Two copies of the bot can be sent the same one, neither can know.
  stage().forgive("double-ack");
});

test("a press that is delivered twice is carried out once", async () => {
  const { discord } = stage();
  const message = discord.say(question, { user: "bob" });
  const offered = discord.messageCommand(texts.answerThis, message);
  await offered.waitReply();
  const [id = ""] = JSON.stringify(offered.reply).match(/post:[^"]+/) ?? [];
  const picked = discord.click(offered, id);
  discord.dispatch("INTERACTION_CREATE", picked.payload);
  await until(() => picked.edits, "how it ended");
  await aWhile();
  expect(
    discord.messages(message.channel_id).filter((one) => one.message_reference?.message_id === message.id),
  ).toHaveLength(1);
  stage().forgive("double-ack");
});

describe("an interaction that is not as documented", () => {
  test.each<[string, object]>([
    ["no data", { data: undefined }],
    ["data that is null", { data: null }],
    ["no options", { data: { type: 1, name: "salary", id: "1" } }],
    ["options that are no list", { data: { type: 1, name: "salary", id: "1", options: {} } }],
    ["an option that is null", { data: { type: 1, name: "salary", id: "1", options: [null] } }],
    [
      "an option that is a number",
      { data: { type: 1, name: "ask", id: "1", options: [{ name: "question", type: 3, value: 7 }] } },
    ],
    [
      "an option of objects",
      { data: { type: 1, name: "ask", id: "1", options: [{ name: "question", type: 3, value: {} }] } },
    ],
    ["a name like a property", { data: { type: 1, name: "__proto__", id: "1" } }],
    ["a command that was taken away", { data: { type: 1, name: "weather", id: "1" } }],
    ["a message command without its message", { data: { type: 3, name: texts.answerThis, id: "1", target_id: "1" } }],
    ["a kind of command that we have none of", { data: { type: 1, name: "ask/../..", id: "1" } }],
    ["no member", { member: undefined }],
    ["a member without user", { member: {} }],
    ["permissions that are no number", { member: { permissions: "all", user: { id: "1" } } }],
    ["no channel", { channel: undefined }],
    ["a language nobody knows", { locale: "xx-YY" }],
  ])("gets some sentence: %s", async (_, change) => {
    const asked = changed(stage().discord, (payload) => ({ ...payload, ...change }), ask);
    await asked.waitReply();
    expect(markupIn(asked)).toMatch(/\w/);
  });

  test("or a press without its message or its id", async () => {
    const { discord } = stage();
    const shown = ask();
    await shown.waitReply();
    for (const change of [{ message: undefined }, { message: {} }, { data: {} }, { data: { component_type: 3 } }]) {
      const press = () => discord.click(shown, buttonNamed(shown, texts.why));
      const pressed = changed(discord, (payload) => ({ ...payload, ...change }), press);
      await pressed.waitReply();
      expect(markupIn(pressed)).toMatch(/\w/);
    }
  });

  test("or suggestions for an option that is not there", async () => {
    const { discord } = stage();
    for (const data of [
      {},
      null,
      { name: "salary" },
      { name: "salary", options: {} },
      { name: "x", options: [{ focused: true }] },
    ]) {
      const type = () => discord.autocomplete("role", "role", "mri");
      const typing = changed(discord, (payload) => ({ ...payload, data }), type);
      await typing.waitReply();
      expect(typing.choices).toEqual([]);
    }
  });

  test("or none at all, where it is of an unknown kind", async () => {
    const { discord } = stage();
    await impatient(discord, 300, async () => {
      await givenUp(changed(discord, (payload) => ({ ...payload, type: 77 }), ask));
    });
    stage().forgive("no-ack");
  });

  test.each([[null], ["text"], [[]], [{}], [{ type: 2 }], [{ type: 3, data: {} }], [{ id: 1, token: 2, type: 5 }]])(
    "or is nothing to answer: %j",
    async (payload) => {
      stage().discord.dispatch("INTERACTION_CREATE", payload);
      await aWhile();
      // Whatever id it names, there is none such.
      stage().forgive("unknown-interaction", "unknown-route", "invalid-request");
    },
  );
});
