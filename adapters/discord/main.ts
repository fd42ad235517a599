import { setTimeout as pause } from "node:timers/promises";
import { DefaultRestOptions, REST } from "discord.js";
import { Routes } from "discord-api-types/v10";
import type { RunningAdapter } from "../../src/adapter.ts";
import { ask } from "../../src/ask.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import { Dispatcher } from "./receive/dispatcher.ts";
import { connectGateway } from "./receive/gateway.ts";
import { interactionsHandler } from "./receive/interactions-endpoint.ts";
import { isShardProcess, startShards } from "./receive/shards.ts";
import { render } from "./render/render.ts";
import { english } from "./render/texts.ts";
import type { DiscordSettings } from "./settings.ts";
import { applicationIdOf, invitation, registerCommands } from "./setup/register-commands.ts";

/** Each try of an acknowledgement; three of them end within Discord's three seconds. */
const acknowledgementTimeoutMs = 800;
const callTimeoutMs = 5000;
/** What is in hand gets this long to be finished when the bot stops. */
const finishTimeoutMs = 4000;
const closeTimeoutMs = 500;

export type DiscordOptions = {
  readonly settings: DiscordSettings & { readonly PORT?: number | undefined };
  readonly bot: BotContext;
  readonly log: Log;
  /** Prints a line for the operator. */
  readonly printLine: (line: string) => void;
  /** Called when Discord will not have the bot back, with what the operator can do. */
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
  if (publicKey !== undefined && port !== undefined)
    return startHttpMode(discord, { rest, apiUrl, applicationId }, publicKey);
  if (processes !== undefined && !isShardProcess())
    return startShards({ ...discord, token: settings.DISCORD_TOKEN }, rest, processes);
  return startGatewayMode(discord, { rest, apiUrl, applicationId });
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
  for (const question of bot.knowledge.field.examples) {
    const { answer } = ask(question, bot.knowledge);
    for (const target of ["private", "channel"] as const)
      JSON.stringify(render(answer, { target, texts: english, publicUrl: bot.publicUrl, asked: { question } }));
  }
  return new Dispatcher({ bot, log, client, ackClient, uploadClient, botUserId: applicationId });
}

async function startGatewayMode(discord: DiscordOptions, reached: Connection): Promise<RunningAdapter> {
  const { settings, log, onLost } = discord;
  const dispatcher = await newDispatcher(discord, reached);
  const gateway = await connectGateway({
    ...{ token: settings.DISCORD_TOKEN, apiUrl: reached.apiUrl, log, onLost, isShare: isShardProcess() },
    onInteraction: (interaction) => dispatcher.dispatchInteraction(interaction),
    onMessage: (said) => dispatcher.dispatchMessage(said),
  });
  return {
    ready: `ready discord gateway shards=${gateway.shards}`,
    isReady: gateway.isReady,
    stop: async () => {
      await Promise.race([dispatcher.close(), pause(finishTimeoutMs)]);
      // discord.js may wait for a connection that is just being made.
      await Promise.race([gateway.close(), pause(closeTimeoutMs)]);
    },
  };
}

async function startHttpMode(discord: DiscordOptions, reached: Connection, publicKey: string): Promise<RunningAdapter> {
  const dispatcher = await newDispatcher(discord, reached);
  return {
    ready: "ready discord http",
    isReady: () => true,
    pathHandler: interactionsHandler(publicKey, dispatcher, discord.log, discord.bot.metrics),
    stop: async () => {
      await Promise.race([dispatcher.close(), pause(finishTimeoutMs)]);
    },
  };
}
