import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { until } from "./fake-discord.ts";
import type { FakeSlack, Message, View } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import {
  actionsIn,
  askedInWindow,
  callsOf,
  fieldOf,
  filled,
  homeOf,
  messageFor,
  pressIn,
  replyFor,
  saidIn,
  threadOf,
  vote,
  windowFor,
  wordsOf,
} from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;
/** Its answer is too long for one page. */
const long = "compare/ct-technologist+sonographer";
const unclear = "and in florida?";

/** How somebody gets an answer, and where it stands. */
const places = {
  ephemeral: (slack: FakeSlack, asks: string) => messageFor(slack.slash("/career", asks, { user: "dora" })),
  channel: (slack: FakeSlack, asks: string) => messageFor(slack.slash("/career", `public ${asks}`, { user: "dora" })),
  thread: async (slack: FakeSlack, asks: string) => {
    const { message, handles } = slack.say(`@mentor ${asks}`, { user: "dora" });
    await Promise.all(handles.map((handle) => handle.waitAck()));
    return until(() => threadOf(slack, message)[0], "an answer in the thread");
  },
  direct: (slack: FakeSlack, asks: string) => {
    const [handle] = slack.say(asks, { user: "dora", dm: true }).handles;
    if (handle === undefined) throw new Error("nothing was delivered");
    return messageFor(handle);
  },
} as const;
type Place = keyof typeof places;

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });
  const shown = (place: Place, asks = question): Promise<Message> => places[place](stage().slack, asks);
  const click = (message: Message, id: string, user = "bob") => stage().slack.click(message, id, { user });

  describe.each(["ephemeral", "channel", "thread"] as const)("on an answer that is %s", (place) => {
    test.each([
      ["ask.1", /\S/],
      ["why", /^Why/],
    ])("%s is answered for the one who pressed", async (id, says) => {
      const message = await shown(place);
      const reply = await replyFor(click(message, id));
      expect(reply).toMatchObject({ via: "response_url", ephemeral: true });
      expect(wordsOf(reply.message)).toMatch(says);
      expect(callsOf(stage().slack, "response_url").at(-1)?.args).toMatchObject({
        ...{ response_type: "ephemeral", replace_original: false },
        ...(place === "thread" && { thread_ts: message.thread_ts }),
      });
    });

    test("the question that led to it can be asked again in a window", async () => {
      const { slack } = stage();
      const form = await windowFor(click(await shown(place), "not"));
      expect(fieldOf(form, "question")?.initial_value).toBe(question);
      const answered = await filled(slack, form, { question: "how much do ct techs make in florida?" });
      expect(wordsOf(answered)).toMatch(/^CT technologist: pay in Florida/);
      const before = wordsOf(answered);
      expect(wordsOf(await pressIn(slack, answered, "ask.1"))).not.toBe(before);
    });

    test("another meaning that the form offers is shown in the window", async () => {
      const form = await windowFor(click(await shown(place, "how much do ct techs make?"), "not"));
      const offered = actionsIn(form).find((id) => id.startsWith("ask."));
      if (offered === undefined) return;
      expect(wordsOf(await pressIn(stage().slack, form, offered))).not.toBe("");
    });

    test.each([
      [true, texts.thanks],
      [false, texts.sorry],
    ])("a vote (%s) is thanked for, seen by the voter alone", async (isHelpful, says) => {
      const { slack } = stage();
      const message = await shown(place);
      const reply = await replyFor(vote(slack, message, slack.channel("general").id, isHelpful));
      expect(reply).toMatchObject({ ephemeral: true, message: { text: says } });
    });

    test("all of a long answer can be read", async () => {
      const message = await shown(place, long);
      const [turns] = actionsIn(message).filter((id) => id.startsWith("page."));
      const reply = await replyFor(click(message, turns ?? "", "dora"));
      expect(wordsOf(reply.message)).toMatch(/CT technologist/);
      expect(callsOf(stage().slack, "response_url").at(-1)?.args).toMatchObject({
        response_type: "ephemeral",
        replace_original: place === "ephemeral",
      });
    });
  });

  test("an answer is shared in the channel, in the name of who shares it", async () => {
    const { slack } = stage();
    const reply = await replyFor(click(await shown("ephemeral"), "share"));
    expect(reply).toMatchObject({ in_channel: true });
    expect(wordsOf(saidIn(slack).at(-1) ?? {})).toMatch(/^Shared by <@U0BOB00000>\nMRI technologist: pay in Texas/);
  });

  test("an answer in a window over a channel is shared there, and the window says so", async () => {
    const { slack } = stage();
    const form = await windowFor(click(await shown("ephemeral"), "not"));
    const answered = await filled(slack, form, { question });
    const { id } = await pressIn(slack, answered, "share", { user: "bob" });
    await until(() => wordsOf(slack.views.get(id) ?? {}) === texts.shared, "the window to say so");
    await until(() => wordsOf(saidIn(slack).at(-1) ?? {}).startsWith("Shared by <@U0BOB00000>"), "it in the channel");
  });

  test("a meaning that only one person sees gives way to its answer", async () => {
    const { slack } = stage();
    const offered = await messageFor(slack.slash("/career", unclear, { user: "fresh" }));
    const reply = await replyFor(click(offered, "pick.1", "fresh"));
    expect(wordsOf(reply.message)).not.toBe("");
    expect(callsOf(slack, "response_url").at(-1)?.args).toMatchObject({ replace_original: true });
  });

  test("a meaning offered in a thread gives way to its answer for the one who asked, not for others", async () => {
    const { slack } = stage();
    const offered = await shown("thread", unclear);
    const before = wordsOf(offered);
    expect(await replyFor(click(offered, "pick.1", "bob"))).toMatchObject({ ephemeral: true });
    expect(wordsOf(offered)).toBe(before);
    expect((await replyFor(click(offered, "pick.1", "dora"))).replaced).toBeDefined();
    expect(wordsOf(offered)).not.toBe(before);
    expect(callsOf(slack, "response_url")).toHaveLength(2);
  });

  describe("in a direct conversation", () => {
    test.each(["ask.1", "why"])("%s is answered in it", async (id) => {
      const reply = await replyFor(click(await shown("direct"), id, "dora"));
      expect(reply).toMatchObject({ in_channel: true });
    });
    test("a page takes the place of the one before", async () => {
      const message = await shown("direct", long);
      const before = wordsOf(message);
      expect((await replyFor(click(message, "page.2", "dora"))).replaced).toBeDefined();
      expect(wordsOf(message)).not.toBe(before);
      expect((await replyFor(click(message, "page.1", "dora"))).replaced).toBeDefined();
      expect(wordsOf(message)).toBe(before);
    });
    test("a vote is thanked for", async () => {
      const { slack } = stage();
      const message = await shown("direct");
      expect(await replyFor(vote(slack, message, slack.dm("dora").id, true, "dora"))).toMatchObject({
        message: { text: texts.thanks },
      });
    });
    test("one can ask again, and gets the answer in the window", async () => {
      const form = await windowFor(click(await shown("direct"), "not", "dora"));
      expect(wordsOf(await filled(stage().slack, form, { question }))).toMatch(answer);
    });
    test("a follow-up after a press speaks of what it showed", async () => {
      const { slack } = stage();
      const message = await shown("direct", "ct tech");
      await replyFor(click(message, actionsIn(message).find((id) => id.startsWith("ask.")) ?? "", "dora"));
      const [asked] = slack.say("and in Texas?", { user: "dora", dm: true }).handles;
      expect((asked && (await messageFor(asked)))?.text).toMatch(/CT technologist.*Texas/);
    });
  });

  describe("in a window", () => {
    const opened = (asks = question): Promise<View> => askedInWindow(stage().slack, asks);
    test("another answer takes its place", async () => {
      const view = await opened();
      expect(wordsOf(view)).toMatch(answer);
      expect(wordsOf(await pressIn(stage().slack, view, "ask.1"))).not.toMatch(answer);
    });
    test("why, and back", async () => {
      const { slack } = stage();
      const why = await pressIn(slack, await opened(), "why");
      expect(wordsOf(why)).toMatch(/^Why/);
      const [last = 0] = actionsIn(why)
        .flatMap((id) => (id.startsWith("ask.") ? [Number(id.slice(4))] : []))
        .toSorted((a, b) => b - a);
      expect(wordsOf(await pressIn(slack, why, `ask.${last}`))).toMatch(answer);
    });
    test("the next page and the one before", async () => {
      const { slack } = stage();
      const first = await opened(long);
      const before = wordsOf(first);
      const second = await pressIn(slack, first, "page.2");
      expect(wordsOf(second)).not.toBe(before);
      expect(wordsOf(await pressIn(slack, second, "page.1"))).toBe(before);
    });
    test("not what I asked turns it into the form, with the question in it", async () => {
      const { slack } = stage();
      const form = await pressIn(slack, await opened(), "not");
      expect(fieldOf(form, "question")?.initial_value).toBe(question);
      expect(wordsOf(await filled(slack, form, { question: long }))).toMatch(/CT technologist/);
    });
    test("what nobody knows is asked again in the same window", async () => {
      const { slack } = stage();
      const form = await pressIn(slack, await opened("who won the world cup"), "again");
      expect(wordsOf(await filled(slack, form, { question }))).toMatch(answer);
    });
    test("a meaning is picked there", async () => {
      const view = await opened(unclear);
      expect(wordsOf(await pressIn(stage().slack, view, "ask.1"))).not.toMatch(/^Which/);
    });
  });

  describe("on the Home tab", () => {
    test("a role is shown in a window, and everything in it leads on", async () => {
      const { slack } = stage();
      const home = await homeOf(slack);
      const view = await windowFor(slack.click(home, "ask.1"));
      expect(wordsOf(await pressIn(slack, view, "ask.1"))).not.toBe("");
    });
    test("the form to ask opens", async () => {
      const { slack } = stage();
      const form = await windowFor(slack.click(await homeOf(slack), "form"));
      expect(wordsOf(await filled(slack, form, { question }))).toMatch(answer);
    });
  });

  test("what one may not know is asked again from a message", async () => {
    const { slack } = stage();
    const form = await windowFor(click(await shown("ephemeral", "qwertz asdf"), "again", "dora"));
    expect(fieldOf(form, "question")?.initial_value).toBe("qwertz asdf");
    expect(wordsOf(await filled(slack, form, { question }))).toMatch(answer);
  });

  test("a press is answered once", async () => {
    const { slack } = stage();
    const message = await shown("ephemeral");
    await aWhile();
    const before = callsOf(slack, "response_url").length;
    await replyFor(click(message, "ask.1"));
    await aWhile();
    expect(callsOf(slack, "response_url")).toHaveLength(before + 1);
  });
});
