import type { ServerResponse } from "node:http";
import { HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { RunningAdapter } from "../../src/adapter.ts";
import { warmUpRendering } from "../../src/present/warm-up.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import { connectionCloseTimeoutMs, finishTimeoutMs, finishWithin } from "../../src/runtime/scheduling/in-flight.ts";
import { boltLog } from "./receive/bolt-logger.ts";
import { Dispatcher } from "./receive/dispatcher.ts";
import { oneWorkspace, signIn } from "./receive/installations.ts";
import { type AppOptions, newApp } from "./receive/listeners.ts";
import { connect } from "./receive/socket-connection.ts";
import { homeView } from "./render/home.ts";
import { render } from "./render/render.ts";
import { english } from "./render/texts.ts";
import { connectionMode, type SlackSettings } from "./settings.ts";
import { eventsPath } from "./setup/permissions.ts";

/** Slack waits three seconds. */
const requestTimeoutMs = 2500;
/** A command has at most some thousand characters, a message forty thousand; blocks come with it. */
const maxBodyBytes = 2 * 1024 * 1024;

export type SlackOptions = {
  readonly settings: SlackSettings & { readonly PORT?: number | undefined };
  readonly bot: BotContext;
  readonly log: Log;
  /** Called when Slack refuses further connections, with what the operator can do. */
  readonly onLost: (why: string) => void;
};

/** What both ways of listening need. */
type Listening = Omit<AppOptions, "receiver" | "socketMode">;

/**
 * Starts the bot in Slack, by Socket Mode or for signed requests.
 * @throws Error in a sentence that says what the operator can do.
 */
export async function startSlack(slack: SlackOptions): Promise<RunningAdapter> {
  const { settings, bot, log } = slack;
  const mode = connectionMode(settings);
  const { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: token } = settings;
  const logger = boltLog(log);
  const installations = oneWorkspace(await signIn(token, { apiUrl, logger }));
  const dispatcher = new Dispatcher({ bot, log });
  warmUpRendering(bot.knowledge, (answer, target, question) =>
    render(answer, { target, texts: english, asked: { question } }),
  );
  JSON.stringify(homeView(bot, english));
  const listening: Listening = { dispatcher, installations, apiUrl, log, logger };
  return mode.mode === "http"
    ? startHttpMode(slack, listening, mode.signingSecret)
    : startSocketMode(slack, listening, mode.appToken);
}

function startHttpMode({ bot }: SlackOptions, listening: Listening, signingSecret: string): RunningAdapter {
  const { dispatcher, logger } = listening;
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [eventsPath], logger, bodyLimit: maxBodyBytes });
  newApp({ ...listening, receiver, socketMode: false });
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
    stop: () => finishWithin(finishTimeoutMs, dispatcher.close()),
  };
}

async function startSocketMode(
  { settings, log, onLost }: SlackOptions,
  listening: Listening,
  appToken: string,
): Promise<RunningAdapter> {
  const { dispatcher, apiUrl, logger } = listening;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    ...(settings.SLACK_CLIENT_PING_TIMEOUT_MS && { clientPingTimeout: settings.SLACK_CLIENT_PING_TIMEOUT_MS }),
    installerOptions: {
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        timeout: 5000,
        retryConfig: { retries: 2, minTimeout: 300 },
      },
    },
  });
  newApp({ ...listening, receiver, socketMode: true });
  const connection = await connect(receiver, { log, onLost });
  return {
    ready: "ready slack socket",
    isReady: connection.isReady,
    stop: async () => {
      // What comes from now on goes to another instance, or is sent again.
      await finishWithin(connectionCloseTimeoutMs, connection.close());
      await finishWithin(finishTimeoutMs, dispatcher.close());
    },
  };
}

/** Bolt fails on a body that is no object, and leaves whoever sent it waiting. */
function endInTime(response: ServerResponse): void {
  const ending = setTimeout(() => {
    if (!response.headersSent) response.writeHead(400).end();
  }, requestTimeoutMs);
  response.once("close", () => clearTimeout(ending));
}
