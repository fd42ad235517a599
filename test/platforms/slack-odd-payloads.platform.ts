import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { until } from "./fake-discord.ts";
import type { Block, Handle, Message, Options, Text, View } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import {
  askedInWindow,
  callsOf,
  fieldOf,
  homeOf,
  messageFor,
  pressOf,
  replyFor,
  windowFor,
  wordsOf,
} from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

const question = "how much do mri techs make in texas?";
const answer = /^MRI technologist: pay in Texas/;

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });
  const alice = "U0ALICE000";
  const raw = (kind: string, payload: Options) => stage().slack.raw(kind, payload);
  const press = (rest: Options): Options => ({ ...pressOf(stage().slack, alice), ...rest });
  const onMessage = (actions: unknown): Options =>
    press({
      container: { type: "message", message_ts: "1.1", channel_id: "C0GENERAL0", is_ephemeral: true },
      channel: { id: "C0GENERAL0", name: "general" },
      response_url: "filled in",
      actions,
    });
  const answers = async () => {
    expect(wordsOf(await messageFor(stage().slack.slash("/career", question)))).toMatch(answer);
  };

  describe("a button that is not known", () => {
    test.each([
      ["of an older version", { action_id: "zork", value: "salary/mri-technologist" }],
      ["without a value", { action_id: "ask" }],
      ["with an address that is none", { action_id: "ask", value: "zork/none" }],
      ["with an empty value", { action_id: "share", value: "" }],
      ["with half an address", { action_id: "page", value: "?page=7" }],
      ["that posts, but stands in no window", { action_id: "post.1", value: "salary/mri-technologist" }],
      ["with a line break in its id", { action_id: "a\nb", value: "x" }],
    ])("%s says so", async (_, action) => {
      const pressed = raw("block_actions", onMessage([{ type: "button", block_id: "b", action_ts: "1.1", ...action }]));
      expect(await replyFor(pressed)).toMatchObject({ ephemeral: true, message: { text: texts.oldButton } });
    });
    test("in a window says so there", async () => {
      const { slack } = stage();
      const view = await askedInWindow(slack, question);
      raw("block_actions", {
        ...press({
          container: { type: "view", view_id: view.id },
          view,
          actions: [{ type: "button", action_id: "zork" }],
        }),
      });
      await until(() => wordsOf(slack.views.get(view.id) ?? {}) === texts.oldButton, "a sentence in the window");
    });
    test("on the Home tab says so in a window", async () => {
      const view = await homeOf(stage().slack);
      const pressed = raw("block_actions", {
        ...press({
          container: { type: "view", view_id: view.id },
          view,
          actions: [{ type: "button", action_id: "zork" }],
        }),
      });
      expect(wordsOf(await windowFor(pressed))).toBe(texts.oldButton);
    });
  });

  describe("what cannot be answered is acknowledged, and harms nothing", () => {
    const base = (type: string, rest: Options): Options => ({ ...pressOf(stage().slack, alice, type), ...rest });
    const view = {
      id: "V1",
      type: "modal",
      callback_id: "zork",
      state: { values: {} },
      private_metadata: "",
      blocks: [],
    };
    const broken: readonly [string, string, () => Options][] = [
      ["a shortcut of another app", "shortcut", () => base("shortcut", { callback_id: "zork" })],
      ["a shortcut without an id", "shortcut", () => base("shortcut", {})],
      ["a message's shortcut of another app", "message_action", () => base("message_action", { callback_id: "zork" })],
      [
        "“Answer this” without a message",
        "message_action",
        () => base("message_action", { callback_id: "answer_this" }),
      ],
      ["a press without actions", "block_actions", () => onMessage([])],
      ["a press with an action that is none", "block_actions", () => onMessage([null])],
      ["a press with actions that are no list", "block_actions", () => onMessage("ask")],
      [
        "a press with a value that is no text",
        "block_actions",
        () => onMessage([{ action_id: "ask", value: { a: 1 } }]),
      ],
      ["a press with an id that is no text", "block_actions", () => onMessage([{ action_id: 7, value: "x" }])],
      ["a press from nowhere", "block_actions", () => press({ actions: [{ type: "button", action_id: "ask" }] })],
      ["a press by nobody", "block_actions", () => ({ ...onMessage([{ action_id: "ask" }]), user: null })],
      ["a window that was closed", "view_closed", () => base("view_closed", { view, is_cleared: false })],
      ["a dialog of old", "dialog_submission", () => base("dialog_submission", { callback_id: "x", submission: {} })],
      ["a menu of old", "interactive_message", () => base("interactive_message", { callback_id: "x", actions: [] })],
      ["a kind that is not known", "zork", () => base("zork", { zork: true })],
      ["a kind that is no text", "zork", () => ({ ...base("zork", {}), type: 7 })],
      ["an empty payload", "zork", () => ({})],
      [
        "a command of another app",
        "slash_commands",
        () => ({ command: "/zork", text: "x", user_id: alice, team_id: "T" }),
      ],
      ["a command without anything", "slash_commands", () => ({ command: "/career" })],
    ];
    test.each(broken)("%s", async (_, kind, payload) => {
      const handle = raw(kind, payload());
      await handle.waitAck();
      await answers();
      // Nobody is named who could be answered, so whatever is tried goes nowhere.
      stage().forgive("invalid-payload");
    });

    const events: readonly [string, () => Options][] = [
      ["of a kind that is not known", () => ({ type: "zork" })],
      ["without a kind", () => ({})],
      ["that is a mention without anything", () => ({ type: "app_mention" })],
      [
        "that is a mention with odd fields",
        () => ({ type: "app_mention", user: 7, text: { a: 1 }, ts: [], channel: "C1" }),
      ],
      [
        "that is a message without text",
        () => ({ type: "message", channel_type: "im", user: alice, channel: "D0ALICE000" }),
      ],
      ["that opens nothing", () => ({ type: "app_home_opened" })],
      ["that opens a tab that is not known", () => ({ type: "app_home_opened", tab: "zork", user: alice })],
      ["that shares no links", () => ({ type: "link_shared", links: null, channel: "C1", message_ts: "1.1" })],
      [
        "that shares odd links",
        () => ({ type: "link_shared", links: [null, {}, { url: 7 }], channel: "C1", message_ts: "1" }),
      ],
      ["that is a token's end", () => ({ type: "tokens_revoked", tokens: { bot: [] } })],
    ];
    test.each(events)("an event %s", async (_, event) => {
      await stage().slack.event(event()).waitAck();
      await aWhile();
      await answers();
      // The odd fields are sent back as they came.
      stage().forgive("invalid-payload");
    });

    test("a form that is not known is acknowledged or says what is wrong", async () => {
      const { slack } = stage();
      const form = await windowFor(slack.shortcut("ask_about_careers"));
      await raw("view_submission", base("view_submission", { view: { ...form, callback_id: "zork" } })).waitAck();
      for (const odd of [
        { ...form, state: null },
        { ...form, private_metadata: "{" },
        { ...form, private_metadata: "7" },
      ])
        await raw("view_submission", base("view_submission", { view: odd })).waitAck();
      await answers();
    });
    test.each(["zork", "ask", ""])("suggestions for “%s” are none", async (action_id) => {
      const asked = raw("block_suggestion", base("block_suggestion", { action_id, block_id: "b", value: "mri", view }));
      await asked.waitAck();
      expect(asked.options).toEqual([]);
    });
    test("suggestions for something that is no text are none, or all", async () => {
      const asked = raw(
        "block_suggestion",
        base("block_suggestion", { action_id: "role", block_id: "b", value: null, view }),
      );
      await asked.waitAck();
      expect(asked.options).toBeDefined();
    });
  });

  describe("a hundred thousand characters", () => {
    const long = [
      ["of one letter", "x".repeat(100_000)],
      ["of words", "mri pay ".repeat(12_500)],
      ["of marks", "<&*_~`:> ".repeat(11_111)],
      ["of pictures", "🩻".repeat(50_000)],
      ["of spaces", `mri${" ".repeat(100_000)}pay`],
      ["of people", "<@U0BOB00000> ".repeat(7142)],
    ] as const;
    test.each(long)("%s are answered as a command", async (_, text) => {
      const { slack } = stage();
      const asked = slack.slash("/career", text);
      const message = await messageFor(asked);
      expect(message.text).not.toBe("");
      const why = (message.blocks ?? []).some(({ elements = [] }) =>
        elements.some(({ action_id }) => action_id === "why"),
      );
      if (why) expect(wordsOf((await replyFor(slack.click(message, "why"))).message)).not.toBe("");
    });
    test.each(long)("%s are answered as a message", async (_, text) => {
      const [said] = stage().slack.say(text, { dm: true }).handles;
      expect((said && (await messageFor(said)))?.text).not.toBe("");
    });
    test.each(long)("%s are read by “Answer this”", async (_, text) => {
      const { slack } = stage();
      const handle = slack.messageShortcut("answer_this", slack.say(text).message);
      await handle.waitReply();
    });
  });

  describe("marks that a person types stay words", () => {
    /** Everything that Slack would read as markup. */
    const markup = (shown: Message | View): string[] =>
      ((shown.blocks ?? []) as Block[])
        .flatMap(({ text, fields = [], elements = [] }) => [text, ...fields, ...(elements as unknown as Text[])])
        .flatMap((one) => (one?.type === "mrkdwn" ? [one.text] : []));
    const zork = /[*_~`]zork|zork[*_~`]|<[^>]*zork|:zork:/;
    const notCalled = /<[!@#]/;

    const marks = [
      ["<!channel> zork mri pay", "a broadcast"],
      ["&lt;!channel&gt; zork mri pay", "a broadcast that was escaped"],
      ["&amp;lt;!channel&amp;gt; zork", "one escaped twice"],
      ["<!here|zork> mri", "a broadcast with a label"],
      ["<!subteam^S123|@zork> mri", "a group"],
      ["<@U0BOB00000> zork mri", "a person"],
      ["<#C0GENERAL0|zork> mri", "a channel"],
      ["*zork* _zork_ ~zork~ `zork` mri pay", "marks"],
      ["```zork``` mri", "a block of code"],
      ["> zork\n- zork\n:zork: mri", "a quote, a list and a picture"],
      ["<https://evil.example|zork> https://evil.example/zork mri", "links"],
      ["<!date^1392734382^zork {date_num}^https://evil.example|zork> mri", "a date"],
      ["[zork](https://evil.example) **zork** mri", "another platform's marks"],
    ] as const;
    test.each(marks)("%s: %s, in a command, and why it was so answered", async (typed) => {
      const { slack } = stage();
      const message = await messageFor(slack.slash("/career", typed));
      const shown = [message];
      if (JSON.stringify(message.blocks).includes('"why"'))
        shown.push((await replyFor(slack.click(message, "why"))).message);
      for (const one of shown) {
        expect(markup(one).filter((text) => zork.test(text) || notCalled.test(text))).toEqual([]);
        expect(JSON.stringify(one)).not.toMatch(/<https?:..evil/);
      }
    });
    test.each(marks)("%s: %s, in a message, and in the form to ask again", async (typed) => {
      const { slack } = stage();
      const [said] = slack.say(typed, { dm: true, user: "dora" }).handles;
      const message = await messageFor(said as Handle);
      expect(markup(message).filter((text) => zork.test(text) || notCalled.test(text))).toEqual([]);
      const id = JSON.stringify(message.blocks).includes('"not"') ? "not" : "again";
      if (!JSON.stringify(message.blocks).includes(`"${id}"`)) return;
      const form = await windowFor(slack.click(message, id, { user: "dora" }));
      expect(markup(form).filter((text) => zork.test(text) || notCalled.test(text))).toEqual([]);
      expect(fieldOf(form, "question")?.initial_value ?? "").not.toMatch(/<@U/);
    });
    test.each(marks)("%s: %s, pointed out to somebody, tells that person alone", async (typed) => {
      const { slack } = stage();
      await replyFor(slack.slash("/career", `${typed} for <@U0BOB00000|bob>`, { user: "carol" }));
      await replyFor(slack.slash("/career", `${typed} for @zork*zork*`, { user: "carol" }));
    });

    test("whatever it is", { timeout: 60_000 }, async () => {
      const { slack } = stage();
      const words = fc.oneof(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc
          .array(
            fc.constantFrom(
              "<",
              "!",
              "@",
              "#",
              ">",
              "|",
              "&",
              "lt;",
              "gt;",
              "amp;",
              "*",
              "_",
              "`",
              "mri",
              " pay ",
              "U1",
            ),
          )
          .map((parts) => parts.join("")),
      );
      await fc.assert(
        fc.asyncProperty(words, async (typed) => {
          const message = await messageFor(slack.slash("/career", typed.toWellFormed()));
          expect(markup(message).filter((text) => /<[!@#]/.test(text))).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  });

  test("many at once are all answered", async () => {
    const { slack } = stage();
    const asked = Array.from({ length: 50 }, () => slack.slash("/career", question));
    const said = Array.from({ length: 20 }, () => slack.say(`@mentor ${question}`));
    await Promise.all(asked.map((handle) => handle.waitReply()));
    await until(() => callsOf(slack, "chat.postMessage").length >= said.length, "the answers");
  });
});
