import { DefaultRestOptions, REST } from "discord.js";
import { Routes } from "discord-api-types/v10";
import type { RunningAdapter } from "../../src/adapter.ts";
import { warmUpRendering } from "../../src/present/warm-up.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import { connectionCloseTimeoutMs, finishTimeoutMs, finishWithin } from "../../src/runtime/scheduling/in-flight.ts";
import { Dispatcher } from "./receive/dispatcher.ts";
import { connectGateway } from "./receive/gateway.ts";
import { interactionsHandler } from "./receive/interactions-endpoint.ts";
import { isShardProcess, startShards } from "./receive/shards.ts";
import { render } from "./render/render.ts";
import { english } from "./render/texts.ts";
import type { DiscordSettings } from "./settings.ts";
import { applicationIdOf, invitation, registerCommands } from "./setup/register-commands.ts";

/** Each attempt of an acknowledgement; three of them end within Discord's three seconds. */
const acknowledgementTimeoutMs = 800;
const callTimeoutMs = 5000;

export type DiscordOptions = {
  readonly settings: DiscordSettings & { readonly PORT?: number | undefined };
  readonly bot: BotContext;
  readonly log: Log;
  /** Prints a line for the operator. */
  readonly printLine: (line: string) => void;
  /** Called when Discord refuses further connections, with what the operator can do. */
  readonly onLost: (why: string) => void;
};

/**
 * Starts the bot on Discord: registers its commands where they changed, then listens, by the gateway or, where a public
 * key and a port are set, for signed requests.
 * @throws Error in a sentence that says what the operator can do.
 */
export async function startDiscord(discord: DiscordOptions): Promise<RunningAdapter> {
  const { settings, printLine, log } = discord;
  const apiUrl = settings.DISCORD_API_URL ?? DefaultRestOptions.api;
  const rest = new REST({ api: apiUrl, timeout: callTimeoutMs }).setToken(settings.DISCORD_TOKEN);
  const applicationId = settings.DISCORD_APP_ID ?? (await applicationIdOf(rest));
  if (!isShardProcess()) {
    const replaced = await registerCommands(rest, applicationId, settings.DISCORD_GUILD_ID);
    log.info({ event: "commands", replaced, server: settings.DISCORD_GUILD_ID }, "commands registered");
    printLine(`Add it to a server or to your account: ${invitation(applicationId)}`);
  }
  if (settings.DISCORD_PUBLIC_KEY !== undefined && settings.PORT === undefined) {
    log.warn({ event: "settings" }, "DISCORD_PUBLIC_KEY without PORT: running by the gateway");
  }
  const { DISCORD_SHARDS: processes, DISCORD_PUBLIC_KEY: publicKey, PORT: port } = settings;
  const connection: Connection = { rest, apiUrl, applicationId };
  if (publicKey !== undefined && port !== undefined) return startHttpMode(discord, connection, publicKey);
  if (processes !== undefined && !isShardProcess())
    return startShards({ ...discord, token: settings.DISCORD_TOKEN }, rest, processes);
  return startGatewayMode(discord, connection);
}

type Connection = { readonly rest: REST; readonly apiUrl: string; readonly applicationId: string };

async function newDispatcher(
  { bot, log }: DiscordOptions,
  { rest: client, apiUrl, applicationId }: Connection,
): Promise<Dispatcher> {
  const ackClient = new REST({ api: apiUrl, timeout: acknowledgementTimeoutMs, retries: 0 });
  const uploadClient = new REST({ api: apiUrl, timeout: callTimeoutMs, retries: 2 });
  // Opens the connection and has everything compiled, so that the first person does not wait for it. Whether Discord
  // answers shows soon enough.
  await ackClient.get(Routes.gateway(), { auth: false }).catch(() => undefined);
  warmUpRendering(bot.knowledge, (answer, target, question) =>
    render(answer, { target, texts: english, publicUrl: bot.publicUrl, asked: { question } }),
  );
  return new Dispatcher({ bot, log, client, ackClient, uploadClient, botUserId: applicationId });
}

async function startGatewayMode(discord: DiscordOptions, connection: Connection): Promise<RunningAdapter> {
  const { settings, log, onLost } = discord;
  const dispatcher = await newDispatcher(discord, connection);
  const gateway = await connectGateway({
    token: settings.DISCORD_TOKEN,
    apiUrl: connection.apiUrl,
    log,
    isShardProcess: isShardProcess(),
    onInteraction: (interaction) => dispatcher.dispatchInteraction(interaction),
    onMessage: (message) => dispatcher.dispatchMessage(message),
    onLost,
  });
  return {
    ready: `ready discord gateway shards=${gateway.shards}`,
    isReady: gateway.isReady,
    stop: async () => {
      await finishWithin(finishTimeoutMs, dispatcher.close());
      // discord.js may wait for a connection that is just being made.
      await finishWithin(connectionCloseTimeoutMs, gateway.close());
    },
  };
}

async function startHttpMode(
  discord: DiscordOptions,
  connection: Connection,
  publicKey: string,
): Promise<RunningAdapter> {
  const dispatcher = await newDispatcher(discord, connection);
  return {
    ready: "ready discord http",
    isReady: () => true,
    pathHandler: interactionsHandler(publicKey, dispatcher, discord.log, discord.bot.metrics),
    stop: () => finishWithin(finishTimeoutMs, dispatcher.close()),
  };
}
