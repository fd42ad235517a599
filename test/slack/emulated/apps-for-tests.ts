import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach } from "vitest";
import { WebSocket } from "ws";
import { type SmallSlack, smallSlack } from "../small-slack.ts";

const open: (() => unknown)[] = [];
/** Ends something after the test. */
export const closeLater = (close: () => unknown): void => void open.push(close);

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export async function emulated(settings: Parameters<typeof smallSlack>[0] = {}): Promise<SmallSlack> {
  const slack = await smallSlack(settings);
  open.push(() => slack.close());
  return slack;
}

const silent = {
  ...{ debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  ...{ setLevel: () => undefined, getLevel: () => LogLevel.ERROR, setName: () => undefined },
};

export type Way = "socket" | "http";

/** A tiny app; what it listens to is up to the test. */
export async function app(slack: SmallSlack, listens: (app: App) => void = pong, way: Way = "socket"): Promise<App> {
  const { SLACK_API_URL: slackApiUrl, ...environment } = slack.environment;
  const quiet = { logger: silent, logLevel: LogLevel.ERROR };
  // Bolt waits as long before it comes back, and App does not hand the setting on.
  const fast = { appToken: environment.SLACK_APP_TOKEN, clientPingTimeout: 200, ...quiet };
  const bolt = new App({
    ...{ token: environment.SLACK_BOT_TOKEN, ...quiet },
    ...(way === "socket"
      ? { receiver: new SocketModeReceiver({ ...fast, installerOptions: { clientOptions: { slackApiUrl } } }) }
      : { signingSecret: environment.SLACK_SIGNING_SECRET }),
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 } },
  });
  bolt.error(async () => undefined);
  listens(bolt);
  if (way === "http") {
    const server = (await bolt.start(0)) as Server;
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("no address");
    slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  } else await bolt.start();
  open.push(() => bolt.stop());
  return bolt;
}

export const plain = (words: string) => ({ type: "plain_text" as const, text: words });
export const button = (text = "Press", action_id = "press") => ({
  ...{ type: "button" as const, text: plain(text), action_id, value: "v" },
});
export const actions = (...elements: ReturnType<typeof button>[]) => ({ type: "actions" as const, elements });
export const external = { type: "external_select" as const, action_id: "which", min_query_length: 1 };
export const modal = {
  ...{ type: "modal" as const, title: plain("A modal"), submit: plain("Send"), callback_id: "asking" },
  blocks: [
    {
      ...{ type: "input" as const, block_id: "words", label: plain("Words") },
      element: { type: "plain_text_input" as const, action_id: "typed" },
    },
    { type: "section" as const, block_id: "choice", text: plain("Which?"), accessory: external },
  ],
};
export const home = (...blocks: ReturnType<typeof actions>[]) => ({ type: "home" as const, blocks });

export function pong(bolt: App): void {
  bolt.command("/career", async ({ ack, respond, command: { text: typed } }) => {
    await ack();
    await respond({ text: `pong ${typed}`, blocks: [actions(button())] });
  });
  bolt.command("/ask", async ({ ack, client, body: { trigger_id } }) => {
    await ack();
    await client.views.open({ trigger_id, view: modal });
  });
  bolt.action("press", async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: "pressed" });
  });
  bolt.options("which", ({ ack, options: { value } }) => ack({ options: [{ text: plain(value), value: "w" }] }));
  bolt.view("asking", async ({ ack, view }) => {
    const typed = view.state.values.words?.typed?.value ?? "";
    if (typed === "no") await ack({ response_action: "errors", errors: { words: "Not that" } });
    else if (typed === "more") await ack({ response_action: "update", view: { ...modal, title: plain("More") } });
    else await ack();
  });
  bolt.shortcut("open", async ({ ack, shortcut, client }) => {
    await ack();
    await client.chat.postMessage({ channel: shortcut.user.id, text: "opened" });
  });
  bolt.shortcut("explain", async ({ ack, shortcut, respond }) => {
    await ack();
    if (shortcut.type === "message_action") await respond(`explained ${shortcut.message.text}`);
  });
  bolt.event("app_mention", async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, text: "pong", thread_ts: event.ts });
  });
  bolt.message(async ({ message, say }) => {
    if (message.channel_type === "im") await say(`pong ${"text" in message ? message.text : ""}`);
  });
  bolt.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: home(actions(button())) });
  });
}

export async function call(slack: SmallSlack, method: string, args: object, token?: string) {
  const { SLACK_API_URL: url, SLACK_BOT_TOKEN } = slack.environment;
  const headers = { "content-type": "application/json", authorization: `Bearer ${token ?? SLACK_BOT_TOKEN}` };
  const response = await fetch(`${url}${method}`, { method: "POST", headers, body: JSON.stringify(args) });
  return (await response.json()) as { ok: boolean; error?: string; ts?: string };
}

type Told = { envelope_id: string; type: string; payload: Record<string, unknown>; retry_attempt?: number };

/** Something that hears the bare socket, and acknowledges as it is told to. */
export async function listener(
  slack: SmallSlack,
  acknowledge: (told: Told) => unknown[] = () => [{}],
): Promise<Told[]> {
  const { url = "" } = (await call(slack, "apps.connections.open", {}, slack.environment.SLACK_APP_TOKEN)) as Opened;
  const socket = new WebSocket(url);
  const heard: Told[] = [];
  open.push(() => socket.terminate());
  socket.on("message", (said) => {
    const told = JSON.parse(String(said)) as Told;
    if (told.envelope_id === undefined) return;
    heard.push(told);
    for (const payload of acknowledge(told)) socket.send(JSON.stringify({ envelope_id: told.envelope_id, payload }));
  });
  await once(socket, "open");
  return heard;
}
type Opened = { url?: string };

/** An endpoint that answers each request with a status and nothing else. */
export async function endpoint(slack: SmallSlack, status: number): Promise<void> {
  const server = createServer((_, response) => void response.writeHead(status).end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => void server.close());
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  slack.deliverTo(`http://127.0.0.1:${address.port}`);
}

export async function respond(url: unknown, body: object): Promise<number> {
  return (await fetch(String(url), { method: "POST", body: JSON.stringify(body), headers: jsonHeaders })).status;
}
export const jsonHeaders = { "content-type": "application/json" };
