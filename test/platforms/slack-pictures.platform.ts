import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { until } from "./fake-discord.ts";
import type { Block, Message, View } from "./fake-slack.ts";
import { modes, publicUrl } from "./slack-bot.ts";
import { askedInWindow, callsOf, messageFor, pressIn, saidIn, threadOf, windowFor, wordsOf } from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

const asks = "how much do mri techs make in texas?";
const path = "salary/mri-technologist/tx";

const pictureIn = ({ blocks = [] }: Pick<Message | View, "blocks">): Block | undefined =>
  blocks.find(({ type }) => type === "image");

describe.each(modes)("over %s, with pages of our own, an answer has its link and its picture", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });
  const expectBoth = (shown: Pick<Message | View, "blocks">) => {
    expect(wordsOf(shown)).toContain(`<${publicUrl}/${path}|${texts.openPage}>`);
    expect(pictureIn(shown)).toMatchObject({
      image_url: expect.stringMatching(new RegExp(`^${publicUrl}/pictures/[a-z]+/.*[.]png$`)),
      alt_text: expect.stringContaining("$"),
    });
  };

  test("by a command, for one person and for all, and where it is shared", async () => {
    const { slack } = stage();
    const mine = await messageFor(slack.slash("/career", asks));
    expectBoth(mine);
    expectBoth(await messageFor(slack.slash("/career", `public ${asks}`)));
    expectBoth(await messageFor(slack.slash("/career", `${asks} for <@U0BOB00000|bob>`)));
    expectBoth(await messageFor(slack.click(mine, "share")));
  });

  test("to a mention, and to what is written directly", async () => {
    const { slack } = stage();
    const { message } = slack.say(`@mentor ${asks}`);
    expectBoth(await until(() => threadOf(slack, message)[0], "an answer"));
    slack.say(asks, { dm: true });
    const { id } = slack.dm("alice");
    expectBoth(await until(() => slack.messages(id).find(({ bot_id }) => bot_id), "an answer"));
  });

  test("posted for somebody's message", async () => {
    const { slack } = stage();
    const { message } = slack.say(asks, { user: "bob" });
    const window = await windowFor(slack.messageShortcut("answer_this", message));
    await pressIn(slack, window, "post.1");
    expectBoth(await until(() => threadOf(slack, message)[0], "an answer"));
  });

  test("in a window, that a form was filled in for", async () => {
    const { slack } = stage();
    const { id } = await askedInWindow(slack, asks);
    const shown = await until(() => {
      const view = slack.views.get(id);
      return view && pictureIn(view) && view;
    }, "the picture");
    expectBoth(shown);
  });

  test("and nothing is uploaded or changed for it", () => {
    const { slack } = stage();
    expect([slack.files.size, callsOf(slack, "chat.update")]).toEqual([0, []]);
  });
});

describe.each(modes)("over %s, without pages of our own, a picture is uploaded once", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true, environment: { PUBLIC_URL: "" } });

  test("and comes after the answer of a command, by itself; the next answer has it at once", async () => {
    const { slack } = stage();
    const first = slack.slash("/career", asks);
    const answer = await messageFor(first);
    expect([wordsOf(answer).includes(texts.openPage), pictureIn(answer)]).toEqual([false, undefined]);
    const followed = await until(() => first.replies[1], "the picture");
    expect(followed.message.blocks?.map(({ type }) => type)).toEqual(["image"]);
    expect(followed.ephemeral).toBe(true);
    const [file] = slack.files.values();
    expect(
      Buffer.from(file?.data ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    for (const typed of [asks, `public ${asks}`, `${asks} for <@U0BOB00000|bob>`]) {
      const next = slack.slash("/career", typed);
      expect(pictureIn(await messageFor(next))).toMatchObject({ slack_file: { id: file?.id } });
      await aWhile();
      expect(next.replies).toHaveLength(1);
    }
    expect(slack.files.size).toBe(1);
  });

  test("and is put into what the bot has posted", async () => {
    const { slack } = stage();
    const { message } = slack.say("@mentor how much do sonographers make in ohio?");
    await until(() => threadOf(slack, message)[0], "an answer");
    const amended = await until(() => threadOf(slack, message).find(pictureIn), "the picture");
    expect(wordsOf(amended)).toMatch(/^Sonographer: pay in Ohio/);
    expect(threadOf(slack, message)).toHaveLength(1);
    const { message: asked } = slack.say("how much do ct techs make in ohio?", { user: "bob" });
    const window = await windowFor(slack.messageShortcut("answer_this", asked));
    await pressIn(slack, window, "post.1");
    await until(() => threadOf(slack, asked).find(pictureIn), "the picture");
    expect(saidIn(slack).every(({ text }) => !text.includes(texts.openPage))).toBe(true);
  });

  test("and is in a window where it is there already", async () => {
    const { slack } = stage();
    const { id } = await askedInWindow(slack, asks);
    await until(() => pictureIn(slack.views.get(id) ?? {}), "the picture");
    const other = await askedInWindow(slack, "what do ct techs earn in utah?");
    await aWhile();
    expect(pictureIn(slack.views.get(other.id) ?? {})).toBeUndefined();
  });

  test("or not at all, where the app may not upload", async () => {
    const { slack, bot } = stage();
    slack.fault({ api: "files.getUploadURLExternal", error: "missing_scope", times: 5 });
    for (const place of ["utah", "iowa"]) {
      const asked = slack.slash("/career", `what do mri techs earn in ${place}?`);
      expect(pictureIn(await messageFor(asked))).toBeUndefined();
      await until(() => bot.stderr.includes("files:write"), "a line in the log");
      await aWhile();
      expect(asked.replies).toHaveLength(1);
    }
    expect(callsOf(slack, "files.getUploadURLExternal")).toHaveLength(1);
  });
});
