import { describe, expect, test, vi } from "vitest";
import {
  actions,
  button,
  call,
  closeLater,
  emulated,
  home,
  jsonHeaders,
  listener,
  modal,
  respond,
} from "./apps-for-tests.ts";

describe("it refuses", () => {
  test("what stands nowhere: channels, people, messages, threads", async () => {
    const slack = await emulated();
    const [channel, random] = [slack.channel("general"), slack.channel("random")];
    const { ts } = slack.say("by alice").message;
    const all: [method: string, args: object, error: string | undefined][] = [
      ["chat.postMessage", { channel: random, text: "x" }, "not_in_channel"],
      ["chat.postMessage", { channel: "C1", text: "x" }, "channel_not_found"],
      ["chat.postEphemeral", { channel: random, user: slack.user("bob"), text: "x" }, "not_in_channel"],
      ["chat.postEphemeral", { channel, user: "U1", text: "x" }, "user_not_in_channel"],
      ["chat.update", { channel, ts: "1.1", text: "x" }, "message_not_found"],
      ["chat.update", { channel, ts, text: "x" }, "cant_update_message"],
      ["views.update", { view_id: "V1", view: modal }, "not_found"],
      ["views.publish", { user_id: "U1", view: home() }, "user_not_found"],
      ["conversations.open", { users: "U1" }, "user_not_found"],
      ["conversations.open", { users: slack.user("bob") }, undefined],
      ["assistant.threads.setSuggestedPrompts", { channel_id: slack.directId("bob"), prompts: [] }, undefined],
    ];
    for (const [method, args, error] of all)
      expect([method, (await call(slack, method, args)).error]).toEqual([method, error]);
    expect(slack.calls.map(({ error }) => error)).toEqual(all.map(([, , error]) => error));
    expect(slack.wrong).toEqual([]);
    await call(slack, "chat.postMessage", { channel, text: "x", thread_ts: "1.1" });
    expect(slack.wrong).toEqual(["chat.postMessage: in a thread that is not there"]);
  });

  test("calls that faults are set for, as often as that", async () => {
    const slack = await emulated({ echo: false });
    const heard = await listener(slack);
    await slack.slash("").acknowledged();
    const post = async (method: string) => {
      const { SLACK_API_URL, SLACK_BOT_TOKEN } = slack.environment;
      const body = JSON.stringify({ token: SLACK_BOT_TOKEN, channel: slack.channel("general"), text: "x" });
      const url = method === "response_url" ? String(heard[0]?.payload.response_url) : SLACK_API_URL + method;
      const response = await fetch(url, { method: "POST", headers: jsonHeaders, body });
      return [response.status, response.headers.get("retry-after"), ((await response.json()) as Answer).error];
    };
    slack.fault({ api: "chat.postMessage", status: 429, retryAfter: 7 });
    slack.fault({ api: "chat.postMessage", error: "is_archived", times: 2 });
    slack.fault({ responseUrl: true, status: 500 });
    slack.fault({ api: "auth.test", drop: true });
    expect(await post("chat.postMessage")).toEqual([429, "7", "ratelimited"]);
    for (const _ of [1, 2]) expect(await post("chat.postMessage")).toEqual([200, null, "is_archived"]);
    expect(await post("chat.postMessage")).toEqual([200, null, undefined]);
    expect((await post("response_url"))[0]).toBe(500);
    expect((await post("response_url"))[0]).toBe(200);
    await expect(post("auth.test")).rejects.toThrow("fetch failed");
    slack.fault({ error: "fatal_error", times: 9 });
    slack.clearFaults();
    expect(await post("auth.test")).toEqual([200, null, undefined]);
  });
});
type Answer = { error?: string };

describe("it notices", () => {
  test("acknowledging twice, late, never, or what was not sent", async () => {
    const slack = await emulated({ ackWithinMs: 1000 });
    await listener(slack, ({ payload, envelope_id }) => {
      if (payload.text === "never") return [];
      return payload.text === "twice" ? [{}, {}] : [{ envelope_id }];
    });
    const twice = slack.slash("twice");
    await slack.until(() => twice.acks === 2, "both");
    const never = slack.slash("never");
    await expect(never.acknowledged()).rejects.toThrow("/career never was not acknowledged in time");
    expect(never.timedOut).toBe(true);
    expect(slack.wrong).toEqual([
      "/career twice was acknowledged 2 times",
      "/career never was not acknowledged within 1000 ms",
    ]);
  });

  test("acknowledgements that say what they may not", async () => {
    const slack = await emulated({ echo: false });
    const heard = await listener(slack, ({ type, payload }) => {
      if (payload.type === "block_suggestion") return [{}];
      if (payload.type === "view_submission") return [{ response_action: "errors", errors: { nothing: "x" } }];
      return [type === "slash_commands" ? {} : { text: "x" }];
    });
    const asked = await slack.slash("").acknowledged();
    await call(slack, "views.open", { trigger_id: heard[0]?.payload.trigger_id, view: modal });
    const view = await asked.opened();
    for (const action of [
      slack.suggest(view, "which", "x"),
      slack.submit(view, { typed: "x" }),
      slack.shortcut("x"),
      slack.say("@bot").actions[0],
    ])
      await action?.acknowledged();
    expect(slack.wrong).toEqual([
      "the acknowledgement of suggestions for which has no options",
      'the acknowledgement of the submission of asking has an error for "nothing", which is no block',
      "the acknowledgement of the shortcut x is not empty",
      "the acknowledgement of app_mention is not empty",
    ]);
    expect(() => slack.submit(view, {})).toThrow('"typed" must be filled in');
    expect(() => slack.suggest(view, "which", "")).toThrow('"which" suggests from 1 characters on');
  });

  test("a trigger used twice, late or made up, and a response_url used six times or late", async () => {
    const slack = await emulated({ echo: false });
    const heard = await listener(slack);
    await slack.slash("one").acknowledged();
    await slack.slash("two").acknowledged();
    const [one, two] = heard.map(({ payload }) => payload);
    const openBy = async (trigger_id: unknown) => (await call(slack, "views.open", { trigger_id, view: modal })).error;
    expect([await openBy(one?.trigger_id), await openBy(one?.trigger_id)]).toEqual([undefined, "exchanged_trigger_id"]);
    expect(await openBy("1")).toBe("invalid_trigger_id");
    const statuses: number[] = [];
    for (const _ of Array(6)) statuses.push(await respond(one?.response_url, { text: "x" }));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * 60_000 });
    closeLater(() => vi.useRealTimers());
    expect([await openBy(two?.trigger_id), await respond(two?.response_url, { text: "x" })]).toEqual([
      "expired_trigger_id",
      404,
    ]);
    expect(slack.wrong).toEqual([
      "/career one: its trigger_id used twice",
      "a trigger_id that nobody gave",
      "/career one: its response_url used more than 5 times",
      "/career two: its trigger_id used late",
      "/career two: its response_url used late",
    ]);
  });

  test("calls with no token or another, of unknown methods, without JSON, and to no address", async () => {
    const slack = await emulated();
    const { SLACK_API_URL: url, SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = slack.environment;
    const bare = await fetch(`${url}auth.test`, { method: "POST" });
    expect(await bare.json()).toEqual({ ok: false, error: "not_authed" });
    expect((await call(slack, "auth.test", {}, "xoxb-other")).error).toBe("invalid_auth");
    expect((await call(slack, "auth.test", {}, SLACK_APP_TOKEN)).error).toBe("not_allowed_token_type");
    expect((await call(slack, "apps.connections.open", {}, SLACK_BOT_TOKEN)).error).toBe("not_allowed_token_type");
    expect((await call(slack, "chat.shout", {})).error).toBe("unknown_method");
    await fetch(`${url}auth.test`, { method: "POST", headers: jsonHeaders, body: "{" });
    await fetch(url.replace("api", "other"));
    expect(slack.wrong).toEqual([
      "auth.test was called with no token",
      "auth.test was called with a wrong token",
      "auth.test was called with a wrong token",
      "apps.connections.open was called with a wrong token",
      "chat.shout is no method that is known here",
      "auth.test: not the JSON that it should be",
      "GET /other/ is no address of Slack's",
    ]);
  });

  test("prompts in a thread, unfurls of nothing, views of another kind, blocks without words, calls to everybody", async () => {
    const slack = await emulated();
    const channel = slack.channel("general");
    const prompts = { channel_id: channel, thread_ts: "1.1", prompts: [] };
    await call(slack, "assistant.threads.setSuggestedPrompts", prompts);
    await call(slack, "chat.unfurl", { unfurls: {} });
    await call(slack, "views.publish", { user_id: slack.user("bob"), view: modal });
    await call(slack, "chat.postMessage", { channel, blocks: [actions(button())] });
    const blocks = [{ type: "markdown", text: "1 < 2 <!here>" }];
    await call(slack, "chat.postMessage", { channel, text: "<!channel>", blocks });
    expect(slack.wrong).toEqual([
      "setSuggestedPrompts with a thread_ts",
      "chat.unfurl of nothing",
      "views.publish: a view of type modal, not home",
      "chat.postMessage: blocks without a text",
      "chat.postMessage: <!channel> calls everybody",
      "chat.postMessage: <!here> calls everybody",
    ]);
  });
});
