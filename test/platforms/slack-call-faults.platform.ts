import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { until } from "./fake-discord.ts";
import type { Fault, Handle, Message, View } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import { callsOf, messageFor, replyFor, saidIn, threadOf, windowFor, wordsOf } from "./slack-seen.ts";
import { setSlackStage } from "./slack-stage.ts";

const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;
const chat = "chat.postMessage";
const open = "views.open";
const url = { path: "/response/" } as const;

/** What goes wrong for a moment only. */
const passing: readonly [string, Omit<Fault, "api" | "path">][] = [
  ["is limited", { status: 429, retryAfter: 1 }],
  ["fails once", { status: 500 }],
  ["fails twice", { status: 503, times: 2 }],
  ["breaks off", { drop: true }],
];

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode);
  const fault = (one: Fault) => stage().slack.fault(one);
  const career = (typed = question) => stage().slack.slash("/career", typed);
  const mentioned = (): { message: Message; handle: Handle } => {
    const { message, handles } = stage().slack.say(`@mentor ${question}`);
    return { message, handle: handles[0] as Handle };
  };
  const inThread = (message: Message) => until(() => threadOf(stage().slack, message)[0], "the answer", 8000);
  const offered = async (channel = "general") => {
    const { slack } = stage();
    const { message } = slack.say("how much do mri techs make in texas?", { user: "bob", channel });
    return { message, view: await windowFor(slack.messageShortcut("answer_this", message)) };
  };
  const saying = ({ id }: View, says: string) =>
    until(() => wordsOf(stage().slack.views.get(id) ?? {}) === says, `a window that says: ${says}`, 9000);
  /** What the bot wrote to somebody directly. */
  const directly = (user = "alice") => {
    const { slack } = stage();
    slack.dm(user);
    return saidIn(slack, slack.dm(user).id);
  };

  describe("a mention is answered, though posting", () => {
    test.each(passing)("%s", async (_, one) => {
      fault({ api: chat, ...one });
      const { message } = mentioned();
      expect(wordsOf(await inThread(message))).toMatch(answer);
      expect(threadOf(stage().slack, message)).toHaveLength(1);
    });
  });

  test("Slack is slow to confirm an answer, and nobody gets it twice", async () => {
    const late = { delayMs: 6000, times: 1 };
    fault({ api: chat, ...late });
    fault({ ...url, ...late });
    const { message } = mentioned();
    const asked = career();
    await until(() => threadOf(stage().slack, message)[0], "the answer to a mention", 9000);
    await until(() => asked.replies.some(({ via }) => via === "response_url"), "the answer to a command", 9000);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const byUrl = asked.replies.filter(({ via }) => via === "response_url");
    expect([threadOf(stage().slack, message).length, byUrl.length]).toEqual([1, 1]);
  });

  test("posting that fails for good is told in the log, and the next mention is answered", async () => {
    fault({ api: chat, status: 500, times: 9 });
    const { slack, bot } = stage();
    const lines = bot.stderr.length;
    mentioned();
    await until(() => callsOf(slack, chat).length >= 5, "the last try", 12_000);
    await until(() => /"not answered"/.test(bot.stderr.slice(lines)), "a line in the log");
    slack.clearFaults();
    expect(wordsOf(await inThread(mentioned().message))).toMatch(answer);
  });

  test.each(["is_archived", "not_in_channel", "channel_not_found"])(
    "where posting is refused (%s), a mention is answered directly",
    async (error) => {
      const { slack } = stage();
      slack.deny("general", error);
      const before = directly().length;
      mentioned();
      await until(() => directly().length > before, "a direct message");
      slack.deny("general", null);
      const said = wordsOf(directly().at(-1) ?? {});
      expect(said).toContain(texts.inDirect);
      expect(said).toContain("MRI technologist: pay in Texas");
    },
  );

  describe("“Answer this”", () => {
    test.each(passing)("posts once, though posting %s", async (_, one) => {
      const { message, view } = await offered();
      fault({ api: chat, ...one });
      stage().slack.click(view, "post.1");
      await saying(view, texts.posted);
      expect(threadOf(stage().slack, message)).toHaveLength(1);
    });
    test.each(passing)("tells how it ended, though changing the window %s", async (_, one) => {
      const { view } = await offered();
      fault({ api: "views.update", ...one });
      stage().slack.click(view, "post.1");
      await saying(view, texts.posted);
    });
    test("says that the channel is archived", async () => {
      const { slack } = stage();
      const { view } = await offered();
      slack.deny("general", "is_archived");
      slack.click(view, "post.1");
      await saying(view, texts.notPosted.archived);
      slack.deny("general", null);
    });
    test.each(["not_in_channel", "channel_not_found"])("answers by another way where posting is %s", async (error) => {
      const { slack } = stage();
      const { message, view } = await offered();
      fault({ api: chat, error });
      slack.click(view, "post.1");
      await saying(view, texts.posted);
      expect(threadOf(slack, message)).toHaveLength(1);
      expect(callsOf(slack, "response_url").at(-1)?.args).toMatchObject({
        response_type: "in_channel",
        thread_ts: message.ts,
      });
    });
    test("says why it could not, where there is no other way either", async () => {
      const { slack } = stage();
      const { view } = await offered();
      fault({ api: chat, error: "not_in_channel" });
      fault({ ...url, status: 404 });
      slack.click(view, "post.1");
      await saying(view, texts.notPosted.forbidden);
    });
    test("says that Slack has trouble, and can be pressed again", async () => {
      const { slack } = stage();
      const { message, view } = await offered();
      const before = { ...view };
      fault({ api: chat, error: "internal_error", times: 1 });
      slack.click(view, "post.1");
      await saying(view, texts.notPosted.trouble);
      slack.click(before, "post.1");
      await saying(view, texts.posted);
      expect(threadOf(slack, message)).toHaveLength(1);
    });
  });

  describe("opening a window", () => {
    test.each([
      ["fails once", { status: 500 }],
      ["breaks off", { drop: true }],
      ["hangs once", { hang: true }],
    ] as const)("succeeds, though it %s", async (_, one) => {
      fault({ api: open, ...one });
      expect(wordsOf(await windowFor(stage().slack.shortcut("ask_about_careers")))).not.toBe("");
    });

    /** What makes it too late. */
    const late = [
      ["is limited", { status: 429, retryAfter: 1 }],
      ["fails every time", { status: 500, times: 3 }],
      ["hangs every time", { hang: true, times: 3 }],
      ["finds its trigger expired", { error: "expired_trigger_id" }],
    ] as const;
    test.each(late)("that %s, a person who pressed is told", async (_, one) => {
      const { slack } = stage();
      const message = await messageFor(career());
      fault({ api: open, ...one });
      expect(await replyFor(slack.click(message, "not"))).toMatchObject({
        ephemeral: true,
        message: { text: texts.tooLate },
      });
      await limitIsOver(one);
    });
    test.each(late)("that %s, a person who used a message's shortcut is told", async (_, one) => {
      const { slack } = stage();
      const { message } = slack.say("how much do mri techs make?", { user: "bob" });
      fault({ api: open, ...one });
      expect(await replyFor(slack.messageShortcut("answer_this", message))).toMatchObject({
        ephemeral: true,
        message: { text: texts.tooLate },
      });
      await limitIsOver(one);
    });
    test.each(late)("that %s, a person who used the other shortcut is told directly", async (_, one) => {
      const { slack } = stage();
      fault({ api: open, ...one });
      const before = directly().length;
      slack.shortcut("ask_about_careers");
      await until(() => directly().length > before, "a direct message");
      expect(directly().at(-1)?.text).toBe(texts.tooLate);
      await limitIsOver(one);
    });
    test("that really comes too late, the person is told", async () => {
      const { slack } = stage();
      slack.set({ triggerLifeMs: -1 });
      const message = await messageFor(career());
      expect(await replyFor(slack.click(message, "not"))).toMatchObject({ message: { text: texts.tooLate } });
      slack.set({ triggerLifeMs: 3000 });
      // The trigger was made to expire at once.
      stage().forgive("trigger-expired");
    });
    const limitIsOver = ({ status }: Fault) =>
      status === 429 ? new Promise((resolve) => setTimeout(resolve, 1000)) : undefined;
  });

  describe("answering through the address that came along", () => {
    test.each(passing)("succeeds for a command, though it %s", async (_, one) => {
      fault({ ...url, ...one });
      expect(wordsOf(await messageFor(career()))).toMatch(answer);
    });
    test.each(passing)("succeeds for a press, though it %s", async (_, one) => {
      const message = await messageFor(career());
      fault({ ...url, ...one });
      expect(await replyFor(stage().slack.click(message, "why"))).toMatchObject({ ephemeral: true });
    });
    test.each([404, 410, 500])("is done otherwise where it is gone (%d)", async (status) => {
      const { slack } = stage();
      const message = await messageFor(career());
      fault({ ...url, status, times: 3 });
      const reply = await replyFor(slack.click(message, "why"));
      expect(reply.via).toBe("chat.postEphemeral");
      expect(callsOf(slack, "chat.postEphemeral").at(-1)?.args).toMatchObject({
        channel: slack.channel("general").id,
        user: "U0ALICE000",
      });
    });
    test("is done otherwise where it is used up, and in the thread that it belongs to", async () => {
      const { slack } = stage();
      const { message } = mentioned();
      const shown = await inThread(message);
      slack.set({ responseUrlUses: 0 });
      const reply = await replyFor(slack.click(shown, "why", { user: "bob" }));
      slack.set({ responseUrlUses: 5 });
      expect(reply).toMatchObject({ via: "chat.postEphemeral", thread_ts: message.ts });
      // It was made to be used up.
      stage().forgive("response-url");
    });
    test("a command is answered otherwise", async () => {
      fault({ ...url, status: 404 });
      expect(await replyFor(career())).toMatchObject({ via: "chat.postEphemeral" });
    });
    test("a command that is for everybody is posted", async () => {
      fault({ ...url, status: 404 });
      expect(await replyFor(career(`public ${question}`))).toMatchObject({ via: chat });
    });
    test("sharing is done by posting", async () => {
      const { slack } = stage();
      const message = await messageFor(career());
      fault({ ...url, status: 404 });
      expect(await replyFor(slack.click(message, "share"))).toMatchObject({ via: chat });
    });
    test.each([
      ["is_archived", texts.notPosted.archived],
      ["not_in_channel", texts.notPosted.forbidden],
      ["internal_error", texts.notPosted.trouble],
    ])("sharing that fails altogether (%s) is told to the one who shares", async (error, says) => {
      const { slack } = stage();
      const message = await messageFor(career());
      fault({ ...url, status: 404 });
      fault({ api: chat, error });
      expect(await replyFor(slack.click(message, "share"))).toMatchObject({
        via: "chat.postEphemeral",
        message: { text: says },
      });
    });
    test("where nothing in the channel works, the person is written to directly", async () => {
      const { slack } = stage();
      const before = directly().length;
      fault({ ...url, status: 404 });
      fault({ api: "chat.postEphemeral", error: "user_not_in_channel" });
      career();
      await until(() => directly().length > before, "a direct message");
      expect(wordsOf(directly().at(-1) ?? {})).toMatch(answer);
      expect(callsOf(slack, "chat.postEphemeral")).toHaveLength(1);
    });
  });

  test.each(passing)("the Home tab is shown, though publishing %s", async (_, one) => {
    const { slack } = stage();
    fault({ api: "views.publish", ...one });
    const before = slack.homes.get("U0ALICE000")?.hash;
    slack.openHome();
    await until(() => slack.homes.get("U0ALICE000")?.hash !== before, "the Home tab", 8000);
  });

  test.each(passing)("first questions are suggested, though it %s", async (_, one) => {
    const { slack } = stage();
    fault({ api: "assistant.threads.setSuggestedPrompts", ...one });
    slack.openHome({ tab: "messages" });
    const method = "assistant.threads.setSuggestedPrompts";
    await until(() => callsOf(slack, method).some(({ status }) => status === 200), "first questions", 8000);
  });

  test("while Slack is slow, everything is acknowledged soon", async () => {
    const { slack } = stage();
    const message = await messageFor(career());
    slack.set({ latencyMs: 700 });
    const done = [
      career(),
      slack.click(message, "ask.1"),
      slack.click(message, "not"),
      slack.shortcut("ask_about_careers"),
      mentioned().handle,
      slack.openHome(),
    ];
    await Promise.all(done.map((handle) => handle.waitAck()));
    expect(done.map(({ ackMs }) => ackMs).filter((ms = 0) => ms >= 200)).toEqual([]);
    await Promise.all(done.slice(0, 4).map((handle) => handle.waitReply()));
    await until(() => callsOf(slack, "views.publish").some(({ status }) => status === 200), "the Home tab");
    slack.set({ latencyMs: 0 });
  });
});
