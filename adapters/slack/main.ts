import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { RunningAdapter } from "../../src/adapter.ts";
import { ask } from "../../src/ask.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import { boltLog } from "./receive/bolt-logger.ts";
import { Dispatcher } from "./receive/dispatcher.ts";
import { oneWorkspace, signIn } from "./receive/installations.ts";
import { newApp } from "./receive/listeners.ts";
import { connect } from "./receive/socket-connection.ts";
import { homeView } from "./render/home.ts";
import { render } from "./render/render.ts";
import { english } from "./render/texts.ts";
import { connectionMode, type SlackSettings } from "./settings.ts";
import { eventsPath } from "./setup/permissions.ts";

/** What is in hand gets this long to be finished when the bot stops. */
const finishTimeoutMs = 4000;
const closeTimeoutMs = 500;
/** Slack waits three seconds. */
const maxRequestMs = 2500;
/** A command has at most some thousand characters, a message forty thousand; blocks come with it. */
const maxBodyBytes = 2 * 1024 * 1024;

export type SlackOptions = {
  readonly settings: SlackSettings & { readonly PORT?: number | undefined };
  readonly bot: BotContext;
  readonly log: Log;
  /** Called when Slack will not have the bot back, with what the operator can do. */
  readonly onLost: (why: string) => void;
};

/**
 * Starts the bot in Slack, by Socket Mode or for signed requests.
 * @throws Error in a sentence that says what the operator can do.
 */
export async function startSlack({ settings, bot, log, onLost }: SlackOptions): Promise<RunningAdapter> {
  const way = connectionMode(settings);
  const { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: token } = settings;
  const logger = boltLog(log);
  const installations = oneWorkspace(await signIn(token, { apiUrl, logger }));
  const dispatcher = new Dispatcher({ bot, log });
  warmUp(bot);
  const common = { dispatcher, installations, apiUrl, log, logger };
  if (way.mode === "http") {
    const receiver = new HTTPReceiver({
      ...{ signingSecret: way.signingSecret, endpoints: [eventsPath], logger, bodyLimit: maxBodyBytes },
    });
    newApp({ ...common, receiver, socketMode: false });
    return {
      ready: "ready slack http",
      isReady: () => true,
      pathHandler: {
        path: eventsPath,
        methods: ["POST"],
        handle: (request, response) => {
          // Bolt refuses it too, but leaves the connection half read.
          if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) {
            bot.metrics?.refused("slack", "too large");
            response.writeHead(413, { connection: "close" }).end();
          } else receiver.requestListener(request, response);
          endInTime(response);
        },
      },
      stop: async () => {
        await Promise.race([dispatcher.close(), pause(finishTimeoutMs)]);
      },
    };
  }
  const receiver = new SocketModeReceiver({
    ...{ appToken: way.appToken, logger, autoReconnectEnabled: false },
    ...(settings.SLACK_CLIENT_PING_TIMEOUT_MS && { clientPingTimeout: settings.SLACK_CLIENT_PING_TIMEOUT_MS }),
    installerOptions: {
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        timeout: 5000,
        retryConfig: { retries: 2, minTimeout: 300 },
      },
    },
  });
  newApp({ ...common, receiver, socketMode: true });
  const connection = await connect(receiver, { log, onLost });
  return {
    ready: "ready slack socket",
    isReady: connection.isReady,
    stop: async () => {
      // What comes from now on goes to another copy, or is sent again.
      await Promise.race([connection.close(), pause(closeTimeoutMs)]);
      await Promise.race([dispatcher.close(), pause(finishTimeoutMs)]);
    },
  };
}

/** Bolt stumbles over a body that is no object, and leaves whoever sent it waiting. */
function endInTime(response: ServerResponse): void {
  const ending = setTimeout(() => {
    if (!response.headersSent) response.writeHead(400).end();
  }, maxRequestMs);
  response.once("close", () => clearTimeout(ending));
}

/** Has everything compiled, so that the first person does not wait for it. */
function warmUp(bot: BotContext): void {
  for (const question of bot.knowledge.field.examples) {
    const { answer } = ask(question, bot.knowledge);
    for (const target of ["private", "channel"] as const)
      JSON.stringify(render(answer, { target, texts: english, asked: { question } }));
  }
  JSON.stringify(homeView(bot, english));
}
