import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import {
  actions,
  app,
  button,
  call,
  emulated,
  endpoint,
  external,
  home,
  listener,
  modal,
  plain,
  pong,
  respond,
  type Way,
} from "./emulated/apps-for-tests.ts";

describe.each<Way>(["socket", "http"])("an app that does well by %s", (way) => {
  test("is told of commands, presses, suggestions, modals and shortcuts, and nothing is wrong", async () => {
    const slack = await emulated();
    await app(slack, pong, way);
    const asked = slack.slash("a b");
    const reply = await asked.reply();
    expect([reply.text, reply.ephemeralFor, slack.messages()]).toEqual(["pong a b", slack.user("alice"), []]);
    expect([(await asked.acknowledged()).acks, asked.ackPayload]).toEqual([1, undefined]);
    expect((await slack.press(reply, "press").reply()).text).toBe("pressed");
    expect(slack.ephemerals("alice").map((one) => [one.text, one.blocks])).toEqual([["pressed", undefined]]);
    const view = await slack.slash("", { command: "/ask", user: "bob" }).opened();
    expect(await slack.suggest(view, "which", "re").options()).toEqual([{ text: "re", value: "w" }]);
    const refused = await slack.submit(view, { typed: "no" }).acknowledged();
    expect([refused.errors, refused.isClosed]).toEqual([{ words: "Not that" }, false]);
    expect((await slack.submit(view, { typed: "more" }).opened()).title?.text).toBe("More");
    expect((await slack.submit(view, { typed: "yes", which: "w" }).acknowledged()).isClosed).toBe(true);
    expect((await slack.shortcut("open").reply()).channel).toBe(slack.directId());
    const { message } = slack.say("words");
    expect((await slack.messageShortcut("explain", message).reply()).text).toBe("explained words");
    expect(slack.wrong).toEqual([]);
  });

  test("is told of mentions, direct messages and the Home tab", async () => {
    const slack = await emulated();
    await app(slack, pong, way);
    const { message, actions } = slack.say("@bot 1 < 2 & <@U0000000X>");
    expect(message.text).toBe(`<@${slack.botUser}> 1 &lt; 2 &amp; <@U0000000X>`);
    expect(await actions[0]?.reply()).toMatchObject({ text: "pong", thread_ts: message.ts, bot: true });
    const direct = slack.say("hello", { dm: true });
    expect((await direct.actions[0]?.reply())?.text).toBe("pong hello");
    const shown = await slack.openHome("alice", "home").opened();
    expect(slack.home("alice")).toEqual(shown);
    expect(slack.wrong).toEqual([]);
  });
});

describe("what the app is told", () => {
  test("an ephemeral message stays untold where it is used; another is told, with its thread", async () => {
    const slack = await emulated({ echo: false });
    const heard = await listener(slack);
    const channel = slack.channel("general");
    const { ts: thread_ts } = slack.say("a thread").message;
    const draft = { channel, text: "words", blocks: [actions(button())], thread_ts };
    await call(slack, "chat.postMessage", draft);
    await call(slack, "chat.postEphemeral", { ...draft, user: slack.user("bob") });
    const [, posted] = slack.messages("general");
    const [seen] = slack.ephemerals("bob");
    if (!posted || !seen) throw new Error("nothing was posted");
    const user = slack.user("bob");
    slack.press(posted, "press", { user });
    slack.press(seen, "press");
    await slack.until(() => heard.length === 2, "both");
    expect(heard.map(({ payload }) => payload)).toMatchObject([
      {
        ...{ type: "block_actions", user: { id: user }, channel: { id: channel, name: "general" } },
        container: { is_ephemeral: false, message_ts: posted.ts, thread_ts },
        message: { ts: posted.ts, thread_ts, text: "words", bot_id: expect.any(String) },
        actions: [{ type: "button", action_id: "press", value: "v", block_id: expect.any(String) }],
      },
      { user: { id: user }, container: { is_ephemeral: true, message_ts: seen.ts, thread_ts } },
    ]);
    expect(heard[1]?.payload).not.toHaveProperty("message");
    expect(slack.wrong).toEqual([]);
  });

  test("selects tell the option, feedback its value", async () => {
    const slack = await emulated({ echo: false });
    const heard = await listener(slack);
    const option = { text: plain("One"), value: "1" };
    const select = { type: "static_select", action_id: "pick", options: [option] };
    const side = (value: string) => ({ text: plain(value), value });
    const rate = {
      ...{ type: "feedback_buttons", action_id: "rate" },
      ...{ positive_button: side("good"), negative_button: side("bad") },
    };
    const blocks = [
      { type: "actions", elements: [select, external] },
      { type: "context_actions", elements: [rate] },
    ];
    await call(slack, "chat.postMessage", { channel: slack.channel("general"), text: "words", blocks });
    const [message] = slack.messages();
    if (!message) throw new Error("nothing was posted");
    slack.select(message, "pick", "1");
    slack.select(message, "which", "anything");
    slack.feedback(message, "rate", false);
    await slack.until(() => heard.length === 3, "all three");
    expect(heard.flatMap(({ payload }) => payload.actions)).toMatchObject([
      { selected_option: option },
      { selected_option: { value: "anything" } },
      { type: "feedback_buttons", value: "bad" },
    ]);
    expect(() => slack.select(message, "pick", "2")).toThrow('"pick" has no option "2"');
    expect(() => slack.press(message, "other")).toThrow('there is no "other"; there are: pick, which, rate');
    expect(slack.wrong).toEqual([]);
  });

  test("its own words come back, in channels only to whoever hears every message", async () => {
    const slack = await emulated();
    const heard = await listener(slack);
    const [channel, direct] = [slack.channel("general"), slack.directId("bob")];
    await call(slack, "chat.postMessage", { channel, text: "not told" });
    const { ts } = await call(slack, "chat.postMessage", { channel: slack.user("bob"), text: "told" });
    await call(slack, "chat.update", { channel: direct, ts, text: "changed" });
    slack.everyMessage = true;
    await call(slack, "chat.postMessage", { channel, text: "told now" });
    await slack.until(() => heard.length === 3, "all three");
    expect(heard.map(({ payload }) => payload.event)).toMatchObject([
      { text: "told", user: slack.botUser, bot_id: expect.any(String), channel_type: "im" },
      { subtype: "message_changed", message: { text: "changed" }, previous_message: { text: "told" } },
      { text: "told now", channel_type: "channel" },
    ]);
  });

  test("what somebody wrote comes as markup and as rich text", async () => {
    const slack = await emulated();
    const heard = await listener(slack);
    const { message, actions } = slack.say("@bot 1 < 2, see https://a.test/?b&c");
    await actions[0]?.acknowledged();
    expect(message.text).toBe(`<@${slack.botUser}> 1 &lt; 2, see <https://a.test/?b&amp;c>`);
    const elements = [
      { type: "user", user_id: slack.botUser },
      { type: "text", text: " 1 < 2, see " },
      { type: "link", url: "https://a.test/?b&c" },
    ];
    const blocks = [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
    expect(heard[0]?.payload.event).toMatchObject({ type: "app_mention", text: message.text, blocks });
  });

  test("a mention is told twice to whoever hears every message, and never where the bot is no member", async () => {
    const slack = await emulated();
    expect(slack.say("@bot", { channel: "random" }).actions).toEqual([]);
    expect(slack.say("nobody").actions).toEqual([]);
    slack.everyMessage = true;
    slack.join("random", true);
    expect(slack.say("@bot", { channel: "random" }).actions.map(({ name }) => name)).toEqual([
      "message",
      "app_mention",
    ]);
  });

  test("the same event again is a retry", async () => {
    const slack = await emulated();
    const heard = await listener(slack);
    const event = { type: "app_mention", channel: slack.channel("general"), text: "words" };
    for (const id of ["Ev1", "Ev1", "Ev2"]) await slack.event(event, { id }).acknowledged();
    expect(heard.map(({ payload, retry_attempt }) => [payload.event_id, retry_attempt])).toEqual([
      ["Ev1", 0],
      ["Ev1", 1],
      ["Ev2", 0],
    ]);
  });
});

describe("what the app may answer with", () => {
  test("an acknowledgement, changes and deletions by response_url, and posts are replies", async () => {
    const slack = await emulated();
    const heard = await listener(slack, ({ type }) => [type === "slash_commands" ? { text: "at once" } : {}]);
    const asked = slack.slash("words");
    const reply = await asked.reply();
    expect([reply.text, reply.ephemeralFor]).toEqual(["at once", slack.user("alice")]);
    const url = heard[0]?.payload.response_url;
    await respond(url, { text: "to all", response_type: "in_channel", blocks: [actions(button())] });
    expect(asked.replies.map((one) => one.text)).toEqual(["at once", "to all"]);
    const [all] = slack.messages();
    if (!all) throw new Error("nothing was posted");
    const pressed = await slack.press(all, "press").acknowledged();
    expect(await respond(heard[1]?.payload.response_url, { delete_original: true })).toBe(200);
    expect([pressed.isDeleted, slack.messages()]).toEqual([true, []]);
    expect(slack.wrong).toEqual([]);
  });

  test("three modals on top of each other, and a Home tab of the hash that it has", async () => {
    const slack = await emulated();
    const heard = await listener(slack, () => [{}]);
    const trigger = () => heard.at(-1)?.payload.trigger_id;
    const view = { ...modal, blocks: [{ ...actions(button()), block_id: "b" }], submit: undefined };
    const asked = await slack.slash("").acknowledged();
    await call(slack, "views.open", { trigger_id: trigger(), view });
    let top = await asked.opened();
    for (const error of [undefined, undefined, "push_limit_reached"]) {
      const pressed = await slack.press(top, "press").acknowledged();
      expect((await call(slack, "views.push", { trigger_id: trigger(), view })).error).toBe(error);
      if (!error) top = await pressed.opened();
    }
    const pressed = await slack.press(top, "press").acknowledged();
    await call(slack, "views.update", { view_id: top.id, view: { ...view, title: plain("New") }, hash: top.hash });
    expect((await pressed.opened()).title?.text).toBe("New");
    const publish = (hash?: string) =>
      call(slack, "views.publish", { user_id: slack.user("bob"), view: home(actions(button())), hash });
    expect([(await publish()).error, (await publish("old")).error]).toEqual([undefined, "hash_conflict"]);
    expect(slack.wrong).toEqual([]);
  });

  test("a view is what an act left, and a picture that comes later belongs to the act before", async () => {
    const slack = await emulated({ echo: false });
    const view = { ...modal, blocks: [...modal.blocks, actions(button())] };
    const heard = await listener(slack, ({ payload: { type } }) => [
      type === "view_submission" ? { response_action: "update", view: { ...view, title: plain("Filled") } } : {},
    ]);
    const asked = await slack.slash("").acknowledged();
    await call(slack, "views.open", { trigger_id: heard[0]?.payload.trigger_id, view });
    const submitted = slack.submit(await asked.opened(), { typed: "x" });
    const pressed = await slack.press(await submitted.opened(), "press").acknowledged();
    const { id } = await submitted.opened();
    const picture = { type: "image", image_url: "https://a.test/b.png", alt_text: "A picture" };
    const pictured = { ...view, title: plain("Filled"), blocks: [...view.blocks, picture] };
    await call(slack, "views.update", { view_id: id, view: pictured });
    expect(pressed.shown).toBeUndefined();
    expect((await submitted.opened()).blocks).toHaveLength(pictured.blocks.length);
    await call(slack, "views.update", { view_id: id, view: { ...view, title: plain("Next") } });
    expect((await pressed.opened()).title?.text).toBe("Next");
    expect((await submitted.opened()).title?.text).toBe("Filled");
    expect(slack.wrong).toEqual([]);
  });

  test("a message that changes answers only who was answered by it, or used it", async () => {
    const slack = await emulated({ echo: false });
    await listener(slack);
    const channel = slack.directId();
    const [first] = slack.say("one", { dm: true }).actions;
    const { ts } = await call(slack, "chat.postMessage", { channel, text: "first" });
    const [second] = slack.say("two", { dm: true }).actions;
    await call(slack, "chat.update", { channel, ts, text: "first, with a picture" });
    await call(slack, "chat.postMessage", { channel, text: "second" });
    expect(second?.replies.map(({ text }) => text)).toEqual(["second"]);
    expect(first?.replies.map(({ text }) => text)).toEqual(["first", "first, with a picture", "second"]);
  });

  test("who was named is kept", async () => {
    const slack = await emulated();
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "<@U2>" } }];
    await call(slack, "chat.postMessage", { channel: slack.channel("general"), text: "<@U1|one>", blocks });
    expect([slack.pinged, slack.wrong]).toEqual([["U1", "U2"], []]);
  });
});

describe("connections", () => {
  test("after one that broke, was refused or ended, commands come through again", async () => {
    const slack = await emulated();
    await app(slack);
    slack.refuseSockets(1);
    slack.dropSockets();
    const lost = slack.slash("lost");
    await expect(lost.acknowledged()).rejects.toThrow("/career lost was not acknowledged: it was lost");
    const { actions } = slack.say("@bot");
    await slack.waitConnected();
    expect((await actions[0]?.reply())?.text).toBe("pong");
    slack.disconnect("refresh_requested");
    await slack.waitConnected();
    expect((await slack.slash("again").reply()).text).toBe("pong again");
    expect(slack.wrong).toEqual([]);
  });

  test("are opened by a ticket of their own", async () => {
    const slack = await emulated();
    const socket = new WebSocket(slack.environment.SLACK_API_URL.replace("http", "ws"));
    await once(socket, "error");
    expect(slack.wrong).toEqual(["a connection without a ticket of its own"]);
  });
});

describe("requests", () => {
  test("are signed; whatever is forged, old or unsigned is turned away by Bolt", async () => {
    const slack = await emulated();
    await app(slack, pong, "http");
    const body = JSON.stringify({ type: "url_verification", challenge: "c" });
    expect(await slack.request(body)).toMatchObject({ status: 200, body: expect.stringContaining("c") });
    for (const tamper of ["signature", "stale", "missing", "body"] as const)
      expect([tamper, (await slack.request(body, { tamper })).status]).toEqual([tamper, 401]);
    expect(await slack.request("ssl_check=1", { headers: { "x-more": "1" } })).toMatchObject({ status: 200 });
  });

  test("that are answered with something else than 200 are noticed", async () => {
    const slack = await emulated({ ackWithinMs: 1000 });
    await endpoint(slack, 500);
    await expect(slack.slash("x").acknowledged()).rejects.toThrow("not acknowledged in time");
    slack.deliverTo("http://127.0.0.1:1/");
    await expect(slack.shortcut("x").acknowledged()).rejects.toThrow("not acknowledged in time");
    expect(slack.wrong).toEqual([
      "/career x: the endpoint answered 500",
      "/career x was not acknowledged within 1000 ms",
      "the shortcut x: the endpoint failed: TypeError: fetch failed",
      "the shortcut x was not acknowledged within 1000 ms",
    ]);
  });
});
