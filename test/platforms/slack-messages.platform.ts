import { describe, expect, test } from "vitest";
import { knowledge } from "../support/real-knowledge.ts";
import { until } from "./fake-discord.ts";
import type { Doing, Handle, Message, Options } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import { callsOf, messageFor, threadOf, wordsOf } from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });
  const posts = () => callsOf(stage().slack, "chat.postMessage");

  /** Says something, and gives the only answer to it. */
  async function answered(text: string, doing: Doing & { thread_ts?: string } = {}): Promise<[Message, Message]> {
    const { slack } = stage();
    const before = posts().length;
    const { message, handles } = slack.say(text, doing);
    expect(handles).toHaveLength(1);
    const reply = await messageFor(handles[0] as Handle);
    await aWhile();
    expect(posts()).toHaveLength(before + 1);
    return [message, reply];
  }

  describe("a mention", () => {
    test("is answered in its thread", async () => {
      const [said, reply] = await answered(`@mentor ${question}`);
      expect(wordsOf(reply)).toMatch(answer);
      expect([reply.thread_ts, threadOf(stage().slack, said)]).toEqual([said.ts, [reply]]);
    });
    test("in a thread is answered in that thread", async () => {
      const { slack } = stage();
      const { message } = slack.say("a message of somebody");
      const [, reply] = await answered(`${question} @mentor`, { thread_ts: message.ts });
      expect(reply.thread_ts).toBe(message.ts);
    });
    test("follows up on the answer in its thread, also one of somebody else", async () => {
      const [said] = await answered(`@mentor ${question}`);
      const thread = { thread_ts: said.ts };
      expect((await answered("@mentor and in florida?", thread))[1].text).toMatch(/Florida/);
      expect((await answered("@mentor and in ohio?", { ...thread, user: "bob" }))[1].text).toMatch(/Ohio/);
    });
    test("does not follow up on another thread's answer", async () => {
      await answered(`@mentor ${question}`);
      expect((await answered("@mentor and in florida?"))[1].text).not.toMatch(/^MRI technologist: pay in Florida/);
    });
    test("without words is welcomed", async () => {
      expect((await answered("@mentor"))[1].text).not.toBe("");
    });
    test("that names others and links is read without them", async () => {
      const [, reply] = await answered(
        `@mentor <@U0BOB00000> asked in <#C0GENERAL0|general>: ${question} <https://example.com/x>`,
      );
      expect(wordsOf(reply)).toMatch(answer);
    });
    test("that Slack delivers as two events is answered once", async () => {
      const { slack } = stage();
      const channel = slack.channel("general");
      const ts = `${Date.now()}.000001`;
      const text = `<@${slack.bot.user_id}> ${question}`;
      const both = { user: "U0ALICE000", text, ts, event_ts: ts, channel: channel.id };
      slack.event({ ...both, type: "message", channel_type: "channel" }, { channel });
      slack.event({ ...both, type: "app_mention" }, { channel });
      await until(() => posts().length, "the answer");
      await aWhile();
      expect(posts()).toHaveLength(1);
    });
  });

  describe("a direct message", () => {
    test("is answered in its thread", async () => {
      const [said, reply] = await answered("can I get in with a misdemeanor?", { dm: true });
      expect([reply.thread_ts, wordsOf(reply)]).toEqual([said.ts, expect.stringMatching(/misdemeanor|record/i)]);
    });
    test("follows up on the last answer there, in whatever thread", async () => {
      await answered(question, { dm: true, user: "dora" });
      expect((await answered("and in florida?", { dm: true, user: "dora" }))[1].text).toMatch(/MRI.*Florida/);
    });
    test("in a thread follows up on that thread", async () => {
      const [said] = await answered(question, { dm: true, user: "dora" });
      await answered("ct tech", { dm: true, user: "dora" });
      const [, reply] = await answered("and in florida?", { dm: true, user: "dora", thread_ts: said.ts });
      expect(reply.text).toMatch(/MRI.*Florida/);
    });
    test.each(["hello", "thanks", "who won the world cup", "I want to kill myself"])("%s", async (text) => {
      expect((await answered(text, { dm: true }))[1].text).not.toBe("");
    });
    test("with a file is answered", async () => {
      const { slack } = stage();
      slack.event(direct({ subtype: "file_share", files: [{ id: "F1" }] }), { channel: slack.dm("alice") });
      await until(() => posts().length, "the answer");
    });
  });

  const direct = (rest: Options): Options => {
    const ts = `${Date.now()}.${Math.floor(Math.random() * 900_000) + 100_000}`;
    const channel = stage().slack.dm("alice").id;
    return { ...{ type: "message", channel_type: "im", user: "U0ALICE000", text: question, channel, ts }, ...rest };
  };

  describe("nothing is said to", () => {
    test.each<[string, Options]>([
      ["another bot", { bot_id: "B0OTHER000" }],
      ["another bot's words under a subtype", { subtype: "bot_message", bot_id: "B0OTHER000", user: undefined }],
      ["itself", { user: "U0FAKEBOT0" }],
      ["an edit", { subtype: "message_changed", message: { text: question, user: "U0ALICE000", ts: "1.1" } }],
      ["an edited message", { edited: { user: "U0ALICE000", ts: "1.2" } }],
      ["a deletion", { subtype: "message_deleted", deleted_ts: "1.1" }],
      ["somebody who joined", { subtype: "channel_join" }],
    ])("%s", async (_, rest) => {
      const { slack } = stage();
      const delivered = slack.event(direct(rest), { channel: slack.dm("alice") });
      await delivered.waitAck();
      await aWhile();
      expect(posts()).toEqual([]);
    });
    test("people who do not name it", async () => {
      const { slack } = stage();
      slack.say(question);
      const channel = slack.channel("general");
      slack.event({ ...direct({}), channel: channel.id, channel_type: "channel" }, { channel });
      await aWhile();
      expect(posts()).toEqual([]);
    });
    test.each(["bot_id", "user"])("a mention by a bot, told by its %s", async (field) => {
      const { slack } = stage();
      const by = field === "user" ? { user: slack.bot.user_id } : { bot_id: "B0OTHER000" };
      const channel = slack.channel("general");
      const text = `<@${slack.bot.user_id}> ${question}`;
      slack.event({ ...direct(by), type: "app_mention", text, channel: channel.id }, { channel });
      await aWhile();
      expect(posts()).toEqual([]);
    });
  });

  test("an event that is delivered again is answered once", async () => {
    const { slack } = stage();
    const said = direct({});
    const doing = { channel: slack.dm("alice"), eventId: `Ev${Date.now()}` };
    slack.event(said, doing);
    await until(() => posts().length, "the answer");
    slack.event(said, doing);
    slack.event({ ...said, ts: "1700000000.000100" }, doing);
    await aWhile();
    expect(posts()).toHaveLength(1);
  });

  test("the messages tab suggests first questions, in no thread", async () => {
    const { slack } = stage();
    slack.openHome({ tab: "messages" });
    const method = "assistant.threads.setSuggestedPrompts";
    const call = await until(() => callsOf(slack, method)[0], "first questions");
    expect(call.args).not.toHaveProperty("thread_ts");
    expect(call.args.channel_id).toBe(slack.dm("alice").id);
    const prompts = typeof call.args.prompts === "string" ? JSON.parse(call.args.prompts) : call.args.prompts;
    expect(prompts.map(({ message }: { message: string }) => message)).toEqual(knowledge.field.examples.slice(0, 4));
  });
});
