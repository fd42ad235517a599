import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { until } from "./fake-discord.ts";
import type { Tamper } from "./fake-slack.ts";
import { callsOf, homeOf, messageFor, windowFor, wordsOf } from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

const stage = setSlackStage("http");
const question = "how much do mri techs make in texas?";
const base = () => new URL(stage().slack.requestUrl ?? "").origin;

async function post(raw: string, headers: Record<string, string>, url = stage().slack.requestUrl ?? "") {
  const response = await fetch(url, { method: "POST", headers, body: raw, signal: AbortSignal.timeout(3000) });
  return { status: response.status, body: await response.text() };
}
const signed = (raw: string, type = "application/json") =>
  post(raw, { "content-type": type, ...stage().slack.sign(raw) });
const answers = async () => {
  expect(wordsOf(await messageFor(stage().slack.slash("/career", question)))).toMatch(/^MRI technologist/);
};

test("Slack can verify where it sends events", async () => {
  expect(await stage().slack.verifyRequestUrl()).toMatchObject({ ok: true });
});
test("Slack can check the certificate", async () => {
  expect(await stage().slack.sslCheck()).toMatchObject({ ok: true });
});

/** Stands in the body of every request that is forged. */
const secretWords = "zebrafish pay question";
const tampers: readonly Tamper[] = ["signature", "stale", "missing", "body"];

describe.each(tampers)("a request that is forged (%s)", (tamper) => {
  const kinds = {
    command: () => stage().slack.slash("/career", secretWords, { tamper }),
    mention: () => stage().slack.say(`@mentor ${secretWords}`, { tamper }).handles[0],
    press: async () =>
      stage().slack.click(await messageFor(stage().slack.slash("/career", question)), "why", { tamper }),
    form: async () => {
      const form = await windowFor(stage().slack.shortcut("ask_about_careers"));
      return stage().slack.submitView(form, { question: secretWords }, { tamper });
    },
    shortcut: () => stage().slack.shortcut("ask_about_careers", { tamper }),
  };
  test.each(Object.keys(kinds) as (keyof typeof kinds)[])("as a %s is refused, and told in the log", async (kind) => {
    const { slack, bot } = stage();
    const handle = await kinds[kind]();
    const lines = bot.stderr.length;
    const calls = slack.calls.length;
    await expect.poll(() => handle?.http?.status).toBe(401);
    await aWhile();
    expect(bot.stderr.slice(lines)).not.toBe("");
    expect(slack.calls).toHaveLength(calls);
    expect(bot.stderr).not.toMatch(/zebrafish/);
    expect(bot.stderr).not.toContain(slack.signingSecret);
  });
});

test.each([
  ["an odd signature", { "x-slack-signature": "v0=00", "x-slack-request-timestamp": "now" }],
  ["an empty signature", { "x-slack-signature": "", "x-slack-request-timestamp": "" }],
  ["a signature that is no hex", { "x-slack-signature": `v0=${"é".repeat(10)}`, "x-slack-request-timestamp": "1" }],
])("%s is refused", async (_, headers) => {
  const odd = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, encodeURI(value)]));
  expect((await post("{}", { "content-type": "application/json", ...odd })).status).toBe(401);
});

test.each([
  ["no JSON", "{", "application/json"],
  ["an empty body", "", "application/json"],
  ["a payload that is no JSON", "payload=%7B", "application/x-www-form-urlencoded"],
  ["null", "null", "application/json"],
  ["a list", "[]", "application/json"],
  ["an unknown kind of content", "hello", "text/plain"],
])("a signed request with %s is answered, and harms nothing", async (_, raw, type) => {
  const { status } = await signed(raw, type);
  expect(status).toBeLessThan(500);
  await answers();
});

test.each(["GET", "HEAD", "PUT", "DELETE"])("%s where events arrive is not found, or not allowed", async (method) => {
  expect((await fetch(stage().slack.requestUrl ?? "", { method })).status).toBeOneOf([404, 405]);
});
test("nothing else is served", async () => {
  expect((await post("{}", {}, `${base()}/slack/other`)).status).toBe(404);
  expect((await fetch(`${base()}/`)).status).toBe(404);
});
test("what is too large is refused, and the connection is not left half read", async () => {
  const { hostname, port } = new URL(base());
  const raw = JSON.stringify({ text: "x".repeat(5 * 1024 * 1024) });
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.on("data", (part) => {
    received += part;
  });
  socket.on("error", () => undefined);
  const head = ["POST /slack/events HTTP/1.1", "host: here", `content-length: ${raw.length}`];
  const headers = Object.entries(stage().slack.sign(raw)).map(([name, value]) => `${name}: ${value}`);
  socket.write(`${[...head, "content-type: application/json", ...headers].join("\r\n")}\r\n\r\n${raw}`);
  await until(() => /^HTTP.1.1 413 /.test(received) || socket.closed, "a refusal");
  // A proxy sends the next request over the same connection, unless it was told that this one ends.
  socket.write("GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n");
  await until(() => /HTTP.1.1 200 /.test(received) || socket.closed, "an answer, or the end", 3000).finally(() =>
    socket.destroy(),
  );
  await answers();
});

test.each(["/healthz", "/readyz"])("%s is answered on the same port", async (path) => {
  const response = await fetch(`${base()}${path}`);
  expect([response.status, await response.text()]).toEqual([200, "ok\n"]);
});

test("many at once are all answered", async () => {
  const { slack } = stage();
  await homeOf(slack);
  const asked = Array.from({ length: 50 }, () => slack.slash("/career", question));
  await Promise.all(asked.map((handle) => handle.waitReply()));
  expect(callsOf(slack, "response_url").length).toBeGreaterThanOrEqual(50);
});
