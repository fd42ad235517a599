import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { type CommandName, commands } from "../../src/commands/commands.ts";
import { texts as shared } from "../../src/present/texts.ts";
import { type Bot, startBot } from "../support/bot-process.ts";
import { idOf, seen } from "./seen.ts";
import { type Message, type SmallSlack, smallSlack, type View } from "./small-slack.ts";

/** The real bot against the project's own emulated Slack, on real sockets, by both ways in. */

let slack: SmallSlack;
let bot: Bot;

/** What is typed after a command; a role, where nothing is said. */
const typed: Partial<Record<CommandName, string>> = {
  ...{ ask: "how much do ct techs make?", find: "no blood", help: "", about: "" },
  ...{ compare: "ct tech and sonographer", path: "x-ray tech to radiologist", licence: "texas", term: "arrt" },
};

/** What was told before is answered by then, or never: an answer to what was told last is there. */
const laterIsAnswered = () => slack.say("what is arrt?", { dm: true, user: "zoe" }).actions[0]?.reply();

const press = (at: Message | View, label: string, user?: string) =>
  slack.press(at, idOf(at, label), { ...(user && { user }) });

describe.each(["socket", "http"] as const)("by %s", (way) => {
  beforeAll(async () => {
    slack = await smallSlack();
    const settings = { ...slack.environment, SLACK_MODE: way, PUBLIC_URL: "https://answers.example.org" };
    bot = await startBot(way === "http" ? { ...settings, PORT: "0" } : settings);
    if (way === "http") slack.deliverTo(`http://${(await bot.ready()).split(" ").at(-1)}/slack/events`);
    else await slack.waitConnected();
  });
  afterEach(() => expect(slack.wrong).toEqual([]));
  afterAll(async () => {
    expect(await bot.stop()).toMatchObject({ code: 0 });
    await slack.close();
  });

  test("it says that it is ready", () => expect(bot.stdout).toContain(`ready slack ${way}`));

  test("a student asks, goes on, turns pages, asks why, and shares", async () => {
    const answer = await slack.slash("compare/ct-technologist+sonographer").reply();
    expect(answer.ephemeralFor).toBe(slack.user("alice"));
    expect(seen(answer)).toContain("CT technologist and sonographer, side by side");
    expect(seen(await press(answer, texts.why).reply())).toMatch(/I read it as .*sure/);
    const [, more = ""] = /\[(More \(2 of \d\))\]/.exec(seen(answer)) ?? [];
    const second = await press(answer, more).reply();
    expect(second.ts).toBe(answer.ts);
    expect(seen(second)).toContain("Page 2 of");
    const next = await press(second, "Sonographer: what you need").reply();
    expect(seen(next)).toContain("Sonographer: what you need");
    const shared = await press(next, texts.share).reply();
    expect([shared.ephemeralFor, seen(shared)]).toEqual([undefined, expect.stringContaining("Shared by")]);
    expect(seen(await press(next, texts.share).reply())).toBe(texts.alreadyShared);
  });

  test.each(commands.map(({ name }) => name))("/career %s is answered", async (name) => {
    const message = await slack.slash(`${name} ${typed[name] ?? "mri tech"}`).reply();
    expect(seen(message)).not.toContain(shared.notFoundTitle);
    expect(message.text.length).toBeGreaterThan(40);
  });

  test("a mentor points somebody to an answer, in front of the channel", async () => {
    const message = await slack.slash(`salary mri texas for <@${slack.user("bob")}|bob>`).reply();
    expect(message.ephemeralFor).toBeUndefined();
    expect(seen(message)).toContain(`<@${slack.user("bob")}>, <@${slack.user("alice")}> thought this answers`);
  });

  test("nobody is pointed to something that is no answer", async () => {
    const before = slack.messages().length;
    const told = await slack.slash(`qwertz asdf for <@${slack.user("bob")}|bob>`).reply();
    expect([told.ephemeralFor, seen(told)]).toEqual([slack.user("alice"), expect.stringContaining("Nobody was told")]);
    const unsure = await slack.slash(`what do i need for it for <@${slack.user("bob")}|bob>`).reply();
    expect(slack.messages()).toHaveLength(before);
    const pointed = await slack.press(unsure, "point.1").reply();
    expect(seen(pointed)).toContain(`<@${slack.user("bob")}>`);
  });

  test("a mention is answered in its thread, and so is what follows there", async () => {
    slack.everyMessage = true;
    const { message, actions } = slack.say("@bot how much do mri techs make in texas?");
    const answer = await slack.until(
      () => slack.messages().find(({ thread_ts }) => thread_ts === message.ts),
      "an answer",
    );
    expect(seen(answer)).toContain("MRI technologist: pay in Texas");
    await slack.say("@bot and in florida?", { thread: message.ts }).actions.at(-1)?.reply();
    await slack.until(() => slack.messages().some((one) => seen(one).includes("pay in Florida")), "a follow-up");
    await laterIsAnswered();
    expect(actions).toHaveLength(2);
    expect(slack.messages().filter(({ bot, thread_ts }) => bot && thread_ts === message.ts)).toHaveLength(2);
    slack.everyMessage = false;
  });

  test("what is written to it directly is answered there, and followed up", async () => {
    const [asked] = slack.say("how much do sonographers make?", { dm: true }).actions;
    const answer = await asked?.reply();
    expect(answer && seen(answer)).toContain("Sonographer: pay");
    const [more] = slack.say("and in ohio?", { dm: true }).actions;
    const next = await more?.reply();
    expect(next && seen(next)).toContain("Sonographer: pay in Ohio");
  });

  test("an event that is sent again is answered once", async () => {
    const { message } = slack.say("hello there");
    const event = {
      type: "app_mention",
      user: slack.user("bob"),
      channel: slack.channel("general"),
      text: "ct?",
      ts: message.ts,
    };
    for (const _ of [1, 2, 3]) await slack.event(event, { id: "Ev0SAME" }).acknowledged();
    await slack.until(() => slack.messages().some(({ thread_ts }) => thread_ts === message.ts), "an answer");
    await laterIsAnswered();
    expect(slack.messages().filter(({ thread_ts }) => thread_ts === message.ts)).toHaveLength(1);
  });

  test("bots, edits, deletions and its own words are left alone", async () => {
    const { message } = slack.say("a message");
    const before = slack.messages().length;
    const said = { channel: slack.channel("general"), ts: message.ts, text: `<@${slack.botUser}> ct?` };
    for (const event of [
      { ...said, type: "app_mention", user: slack.user("bob"), bot_id: "B0OTHER" },
      { ...said, type: "app_mention", user: slack.botUser },
      { ...said, type: "app_mention", user: slack.user("bob"), edited: { user: slack.user("bob"), ts: "2.0" } },
      { ...said, type: "message", channel_type: "im", subtype: "message_changed", message: {} },
      { ...said, type: "message", channel_type: "im", subtype: "message_deleted" },
      { ...said, type: "message", channel_type: "channel", user: slack.user("bob") },
    ])
      await slack.event(event).acknowledged();
    await laterIsAnswered();
    expect(slack.messages()).toHaveLength(before);
  });

  test("a mentor picks one of three answers for a student's message, and it is posted once, in the thread", async () => {
    const { message } = slack.say("anyone know what sonographers earn?", { user: "bob" });
    const window = await slack.messageShortcut("answer_this", message).opened();
    expect(seen(window).match(/\[Post this\]/g)).toHaveLength(3);
    await Promise.all([1, 2].map(() => slack.press(window, "post.1").acknowledged()));
    const isPosted = ({ thread_ts }: Message) => thread_ts === message.ts;
    const posted = await slack.until(() => slack.messages().find(isPosted), "the answer");
    expect(seen(posted)).toContain(`Pointed out by <@${slack.user("alice")}>`);
    await slack.until(() => slack.calls.some(({ args }) => JSON.stringify(args).includes(texts.posted)), "its end");
    expect(slack.messages().filter(isPosted)).toHaveLength(1);
  });

  test("the form suggests roles, topics and places, and is filled with the answer", async () => {
    const form = await slack.shortcut("ask_about_careers").opened();
    for (const [field, typed, value] of [
      ["role", "sonografer", "sonographer"],
      ["topic", "earn", "salary"],
      ["place", "tex", "tx"],
    ] as const) {
      const action = slack.suggest(form, field, typed);
      expect((await action.options())[0]?.value).toBe(value);
    }
    const empty = slack.submit(form, {});
    expect((await empty.acknowledged()).errors).toEqual({ question: texts.nothingAsked });
    const filled = await slack.submit(form, { role: "sonographer", topic: "salary", place: "tx" }).opened();
    expect(seen(filled)).toContain("Sonographer: pay in Texas");
    const next = await press(filled, "What you need").opened();
    expect(seen(next)).toContain("Sonographer: what you need");
  });

  test("not what was asked: other meanings, and a form", async () => {
    const answer = await slack.slash("how hard is ct?").reply();
    const form = await press(answer, texts.notThis).opened();
    expect(seen(form)).toContain(shared.notTitle);
    const given = await slack.submit(form, { question: "what do ct techs earn in ohio?" }).opened();
    expect(seen(given)).toContain("CT technologist: pay in Ohio");
    const told = press(given, texts.share);
    expect(seen(await told.reply())).toContain("Shared by");
  });

  test("the Home tab shows roles, pay, terms and privacy, and its buttons open answers", async () => {
    const home = await slack.openHome("carol", "home").opened();
    for (const title of [texts.homeRoles, texts.homePay, texts.homeTerms, texts.homeNew, texts.homePrivacy])
      expect(seen(home)).toContain(title);
    expect(seen(await press(home, "Radiologist", "carol").opened())).toContain("Radiologist: overview");
    expect(seen(await slack.select(home, "term", "arrt", { user: "carol" }).opened())).toContain("ARRT");
    const form = await press(home, texts.homeAsk, "carol").opened();
    expect(seen(form)).toContain(texts.orPick);
  });

  test("where people write to it, first questions are suggested", async () => {
    slack.openHome("carol", "messages");
    const call = await slack.until(
      () => slack.calls.find(({ method }) => method === "assistant.threads.setSuggestedPrompts"),
      "suggestions",
    );
    expect(call.args.prompts).toHaveLength(4);
  });

  test("a vote is thanked for and counted, and nobody learns whose it is", async () => {
    const answer = await slack.slash("how much do ct techs make?").reply();
    const thanks = await slack.feedback(answer, "feedback", false).reply();
    expect([thanks.ephemeralFor, seen(thanks)]).toEqual([slack.user("alice"), texts.sorry]);
    await slack.until(() => /"event":"vote".*"is":"not"/.test(bot.stderr), "the count");
    expect(bot.stderr).not.toContain(slack.user("alice"));
  });

  test("a link to our own pages shows the answer it leads to", async () => {
    const { message } = slack.say("see https://answers.example.org/salary/mri-technologist/tx");
    const links = ["salary/mri-technologist/tx", "nothing/here"].map((path) => ({
      url: `https://answers.example.org/${path}`,
      domain: "answers.example.org",
    }));
    const where = { channel: message.channel, message_ts: message.ts, user: slack.user("alice") };
    await slack.event({ type: "link_shared", ...where, links }).acknowledged();
    const call = await slack.until(() => slack.calls.find(({ method }) => method === "chat.unfurl"), "an unfurling");
    expect(Object.keys(call.args.unfurls as object)).toEqual([links[0]?.url]);
  });

  test("what a person types is only text, wherever it shows again", async () => {
    const typed = "<!channel> &lt;!here&gt; <@UEVIL> *bold* _it_ `code` ~no~ <https://evil.example|click>";
    const answers = [await slack.slash(`salary ${typed}`).reply(), await slack.slash(typed).reply()];
    const why = await slack.press(answers[1] as Message, "why").reply();
    for (const message of [...answers, why]) {
      const marked = JSON.stringify(message).match(/<[!@]|<https:\/\/evil|"type":"mrkdwn","text":"[^"]*\*bold\*/);
      expect(marked).toBeNull();
    }
  });
});
