import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { until } from "./fake-discord.ts";
import type { Message, View } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import { actionsIn, buttonsIn, callsOf, pressIn, saidIn, threadOf, windowFor, wordsOf } from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });
  const said = (text: string, doing = {}): Message => stage().slack.say(text, { user: "bob", ...doing }).message;
  const answerThis = (message: Message) => stage().slack.messageShortcut("answer_this", message);
  const askAbout = () => windowFor(stage().slack.shortcut("ask_about_careers"));
  /** The window, once it says something. */
  const saying = ({ id }: View, says: string) =>
    until(() => wordsOf(stage().slack.views.get(id) ?? {}) === says, `a window that says: ${says}`);

  describe("“Answer this”", () => {
    test("offers answers, and posts the picked one in the thread, with the mentor's name, calling nobody", async () => {
      const { slack } = stage();
      const message = said("anyone know what sonographers earn?");
      const view = await windowFor(answerThis(message));
      expect(view.title).toMatchObject({ text: texts.offerTitle });
      slack.click(view, "post.1");
      await saying(view, texts.posted);
      const [posted, more] = threadOf(slack, message);
      expect(more).toBeUndefined();
      expect(wordsOf(posted ?? {})).toMatch(/^Pointed out by <@U0ALICE000>\n.*onographer/s);
    });
    test("posts once, however often it is pressed", async () => {
      const { slack } = stage();
      const message = said("what do mri techs earn in ohio");
      const view = await windowFor(answerThis(message));
      const copy = { ...view };
      slack.click(copy, "post.1");
      slack.click(copy, "post.1");
      await saying(view, texts.posted);
      await aWhile();
      expect(threadOf(slack, message)).toHaveLength(1);
    });
    test("answers a message of a thread in that thread", async () => {
      const { slack } = stage();
      const first = said("a question");
      const view = await windowFor(answerThis(said("how much do ct techs make?", { thread_ts: first.ts })));
      slack.click(view, "post.1");
      await saying(view, texts.posted);
      expect(threadOf(slack, first)).toHaveLength(1);
    });
    test("shows what there is to say where nothing can be offered, and posts nothing", async () => {
      const view = await windowFor(answerThis(said("who won the world cup")));
      expect(actionsIn(view).filter((id) => id.startsWith("post"))).toEqual([]);
      expect(Object.keys(buttonsIn(view))).not.toContain(texts.share);
      expect(callsOf(stage().slack, "chat.postMessage")).toEqual([]);
    });
    test.each(["<@U0ALICE000>", "   "])("says so of a message without words (%s)", async (text) => {
      expect(wordsOf(await windowFor(answerThis(said(text))))).toBe(texts.noWords);
    });
    test("answers in a channel where the bot is no member", async () => {
      const { slack } = stage();
      const message = said("how much do ct techs make?", { channel: "random" });
      const view = await windowFor(answerThis(message));
      slack.click(view, "post.1");
      await saying(view, texts.posted);
      expect(callsOf(slack, "response_url").at(-1)?.args).toMatchObject({
        response_type: "in_channel",
        thread_ts: message.ts,
      });
    });
  });

  describe("“Ask about careers”", () => {
    test.each([
      ["role", "mri", "mri-technologist"],
      ["role", "", undefined],
      ["topic", "pay", "salary"],
      ["topic", "", "salary"],
      ["place", "tex", "tx"],
      ["place", "hous", undefined],
    ])("suggests for %s, from “%s”, soon", async (field, typed, value) => {
      const { slack } = stage();
      const form = await askAbout();
      const asked = slack.suggest(form, field, typed);
      await asked.waitAck();
      expect(asked.ackMs).toBeLessThan(100);
      const values = (asked.options ?? []).map((option) => option.value);
      if (value === undefined) expect(values).not.toEqual([]);
      else expect(values).toContain(value);
    });
    test.each(["role", "topic", "place"])("suggests nothing for %s where nothing is like it", async (field) => {
      const asked = stage().slack.suggest(await askAbout(), field, "zzzzqqqq");
      await asked.waitAck();
      expect(asked.options).toEqual([]);
    });
    test.each<[Record<string, string>, RegExp]>([
      [{ role: "mri-technologist", topic: "salary", place: "tx" }, /^MRI technologist: pay in Texas/],
      [{ role: "mri-technologist" }, /^MRI technologist: overview/],
      [{ role: "mri-technologist", place: "tx" }, /^MRI technologist: pay in Texas/],
      [{ role: "mri-technologist", topic: "duties" }, /^MRI technologist/],
      [{ question: "how much do ct techs make in ohio?" }, /^CT technologist: pay in Ohio/],
      [{ question: "how much do they make?", role: "ct-technologist" }, /^CT technologist: pay/],
      [{ question: "how much do ct techs make?", place: "tx" }, /^CT technologist: pay/],
    ])("fills the window with the answer to %j", async (values, says) => {
      const { slack } = stage();
      expect(wordsOf(await windowFor(slack.submitView(await askAbout(), values)))).toMatch(says);
    });
    test.each([
      [{}, { question: texts.nothingAsked }],
      [{ question: "  " }, { question: texts.nothingAsked }],
      [{ topic: "salary" }, { role: texts.pickRoleFirst }],
      [{ place: "tx" }, { role: texts.pickRoleFirst }],
    ])("says in the form what is wrong with %j", async (values, errors) => {
      const sent = stage().slack.submitView(await askAbout(), values);
      await sent.waitAck();
      expect(sent.fieldErrors).toEqual(errors);
    });
    test("is mended after a mistake", async () => {
      const { slack } = stage();
      const form = await askAbout();
      await slack.submitView(form, {}).waitAck();
      expect(wordsOf(await windowFor(slack.submitView(form, { question: "mri" })))).toMatch(/^MRI/);
    });
    test("an answer in its window has no channel to be shared in", async () => {
      const view = await windowFor(stage().slack.submitView(await askAbout(), { question: "mri" }));
      expect(Object.keys(buttonsIn(view))).not.toContain(texts.share);
      expect(wordsOf(await pressIn(stage().slack, view, "why"))).not.toBe("");
    });
    test("posts nothing", async () => {
      const { slack } = stage();
      const before = saidIn(slack).length;
      await windowFor(slack.submitView(await askAbout(), { question: "mri" }));
      await aWhile();
      expect(saidIn(slack)).toHaveLength(before);
    });
  });
});
