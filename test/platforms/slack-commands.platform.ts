import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { commands } from "../../src/commands/commands.ts";
import { until } from "./fake-discord.ts";
import type { Doing, Handle } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import { actionsIn, buttonsIn, messageFor, replyFor, saidIn, wordsOf } from "./slack-seen.ts";
import { setSlackStage } from "./slack-stage.ts";

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });

  async function career(typed: string, doing: Doing = {}): Promise<Handle> {
    const asked = stage().slack.slash("/career", typed, doing);
    await asked.waitReply();
    return asked;
  }

  test.each<[string, RegExp]>([
    ["ask how much do mri techs make in texas?", /^MRI technologist: pay in Texas/],
    ["how much do mri techs make in texas?", /^MRI technologist: pay in Texas/],
    ["mri", /^MRI technologist/],
    ["who won the world cup", /^I am here for career questions/],
    ["1234 5678", /^I do not know/],
    ["hello", /^Welcome/],
    ["I want to kill myself", /988/],
    ["", /\/career salary role/],
    ["   ", /\/career salary role/],
    ["role mri-technologist", /^MRI technologist: overview/],
    ["role MRI tech", /^MRI technologist: overview/],
    ["role mri tecnologist", /MRI technologist/],
    ["role zork", /^I do not know/],
    ["role", /^Something is missing\n+.*\/career role role/],
    ["duties radiologist", /adiologist/],
    ["requirements radiographer", /^Radiologic technologist: what you need/],
    ["requirements radiographer tx", /Texas/],
    ["salary sonographer", /pay/],
    ["salary mri-technologist houston", /Houston/],
    ["salary mri texas", /^MRI technologist: pay in Texas/],
    ["advance ct-technologist", /^CT technologist/],
    ["outlook mri-technologist", /^MRI technologist: /],
    ["life mri-technologist", /^MRI technologist: working life/],
    ["compare mri-technologist ct-technologist", /MRI technologist.*CT technologist/],
    ["compare mri or registered nurse", /[Nn]urse/],
    ["path radiographer to radiologist-assistant", /adiolog/],
    ["licence california", /California/],
    ["licence Houston", /Texas/],
    ["term ARRT", /ARRT/],
    ["term zorkification", /\S/],
    ["find", /\S/],
    ["find no patients", /\S/],
    ["help", /\/career salary role/],
    ["about", /Privacy/],
  ])("/career %s is answered for the one who asks alone", async (typed, says) => {
    const asked = await career(typed);
    expect(asked.replies).toHaveLength(1);
    expect(asked.replies[0]).toMatchObject({ ephemeral: true });
    const message = await messageFor(asked);
    expect(wordsOf(message)).toMatch(says);
    expect(message.text).not.toBe("");
  });

  test.each(commands.map(({ name }) => name))("/career %s alone says what it needs, or answers", async (name) => {
    expect(wordsOf(await messageFor(await career(name)))).not.toBe("");
  });

  test("a follow-up is understood from the last answer here", async () => {
    const doing = { user: "carol" };
    await career("salary mri texas", doing);
    expect((await messageFor(await career("and in florida?", doing))).text).toMatch(/Florida/);
  });

  test("what one was answered is nobody else's", async () => {
    await career("salary mri texas", { user: "carol" });
    expect((await messageFor(await career("and in florida?", { user: "newcomer" }))).text).not.toMatch(
      /^MRI technologist: pay in Florida/,
    );
  });

  describe("whom an answer is for", () => {
    test.each(["salary mri texas for <@U0BOB00000|bob>", "for <@U0BOB00000> how much do mri techs make in texas"])(
      "the person it is pointed out to: %s",
      async (typed) => {
        const asked = await career(typed);
        expect(asked.replies).toMatchObject([{ in_channel: true }]);
        const { text, blocks } = await messageFor(asked);
        const above = "<@U0BOB00000>, <@U0ALICE000> thought this answers your question:";
        expect([text, blocks?.[0]?.text?.text]).toEqual([expect.stringContaining(above), above]);
      },
    );
    test.each(["public CT or ultrasound?", "salary mri texas public"])("everybody: %s", async (typed) => {
      const asked = await career(typed);
      expect(asked.replies).toMatchObject([{ in_channel: true }]);
      expect(actionsIn(await messageFor(asked))).not.toContain("share");
    });
    test.each<[string, string]>([
      ["salary mri for @bob", texts.notPointedUnnamed("bob")],
      ["salary mri for <@U0ALICE000|alice>", texts.notPointedSelf],
      ["who won the world cup for <@U0BOB00000|bob>", texts.notPointedUnknown],
      ["and in florida? for <@U0BOB00000|bob>", texts.notPointedUnsure],
      ["public salary mri for @bob", texts.notPointedUnnamed("bob")],
    ])("nobody else, who is told why: %s", async (typed, why) => {
      // Who asks has asked nothing before, so that there is nothing to follow up on.
      const asked = await career(typed, { user: typed.includes("ALICE") ? "alice" : `new${typed.length}` });
      expect(asked.replies.map(({ ephemeral }) => ephemeral)).toEqual([true]);
      expect(wordsOf(await messageFor(asked))).toContain(why);
    });
    test("the person, once the mentor picked what was meant", async () => {
      const { slack } = stage();
      const offered = await messageFor(await career("and in florida? for <@U0BOB00000|bob>", { user: "erin" }));
      const before = saidIn(slack).length;
      const pressed = slack.click(offered, "point.1", { user: "erin" });
      expect(await replyFor(pressed)).toMatchObject({ in_channel: true });
      await until(() => saidIn(slack).length > before, "the answer in the channel");
      expect(wordsOf(saidIn(slack).at(-1) ?? {})).toContain(
        "<@U0BOB00000>, <@U0ERIN0000> thought this answers your question:",
      );
    });
    test("the asker, in a channel where the bot is no member", async () => {
      const asked = await career("salary mri texas", { channel: "random" });
      expect(asked.replies).toMatchObject([{ ephemeral: true }]);
      const shared = stage().slack.click(await messageFor(asked), "share");
      expect(await replyFor(shared)).toMatchObject({ in_channel: true });
    });
  });

  test("in a direct conversation a command is answered there", async () => {
    const asked = await career("salary mri texas", { dm: true });
    expect(Object.keys(buttonsIn(await messageFor(asked)))).toContain(texts.why);
  });
});
