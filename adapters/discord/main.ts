import { setTimeout as pause } from "node:timers/promises";
import { DefaultRestOptions, REST } from "discord.js";
import { Routes } from "discord-api-types/v10";
import type { Running } from "../../src/adapter.ts";
import { ask } from "../../src/ask.ts";
import type { World } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import { Desk } from "./receive/dispatcher.ts";
import { connectGateway } from "./receive/gateway.ts";
import { answersInteractions } from "./receive/interactions-endpoint.ts";
import { isShare, startShards } from "./receive/shards.ts";
import { render } from "./render/render.ts";
import { english } from "./render/texts.ts";
import type { DiscordSettings } from "./settings.ts";
import { applicationIdOf, invitation, registerCommands } from "./setup/register-commands.ts";

/** Each try of an acknowledgement; three of them end within Discord's three seconds. */
const acknowledgementTimeout = 800;
const callTimeout = 5000;
/** What is in hand gets this long to be finished when the bot stops. */
const finishWithin = 4000;
const closeWithin = 500;

export type Discord = {
  readonly settings: DiscordSettings & { readonly PORT?: number | undefined };
  readonly world: World;
  readonly log: Log;
  /** Prints a line for the operator. */
  readonly say: (line: string) => void;
  /** Called when Discord will not have the bot back, with what the operator can do. */
  readonly onLost: (why: string) => void;
};

/**
 * Starts the bot on Discord: registers its commands where they changed, then listens, by the gateway or, where a public
 * key and a port are set, for signed requests.
 * @throws Error in a sentence that says what the operator can do.
 */
export async function startDiscord(discord: Discord): Promise<Running> {
  const { settings, say, log } = discord;
  const apiUrl = settings.DISCORD_API_URL ?? DefaultRestOptions.api;
  const rest = new REST({ api: apiUrl, timeout: callTimeout }).setToken(settings.DISCORD_TOKEN);
  const applicationId = settings.DISCORD_APP_ID ?? (await applicationIdOf(rest));
  if (!isShare()) {
    const replaced = await registerCommands(rest, applicationId, settings.DISCORD_GUILD_ID);
    log.info({ event: "commands", replaced, server: settings.DISCORD_GUILD_ID }, "commands registered");
    say(`Add it to a server or to your account: ${invitation(applicationId)}`);
  }
  if (settings.DISCORD_PUBLIC_KEY !== undefined && settings.PORT === undefined) {
    log.warn({ event: "settings" }, "DISCORD_PUBLIC_KEY without PORT: running by the gateway");
  }
  const { DISCORD_SHARDS: processes, DISCORD_PUBLIC_KEY: publicKey, PORT: port } = settings;
  if (publicKey !== undefined && port !== undefined)
    return byRequests(discord, { rest, apiUrl, applicationId }, publicKey);
  if (processes !== undefined && !isShare())
    return startShards({ ...discord, token: settings.DISCORD_TOKEN }, rest, processes);
  return byGateway(discord, { rest, apiUrl, applicationId });
}

type Reached = { readonly rest: REST; readonly apiUrl: string; readonly applicationId: string };

async function deskFor({ world, log }: Discord, { rest, apiUrl, applicationId }: Reached): Promise<Desk> {
  const quick = new REST({ api: apiUrl, timeout: acknowledgementTimeout, retries: 0 });
  const uploads = new REST({ api: apiUrl, timeout: callTimeout, retries: 2 });
  // Opens the connection and has everything compiled, so that the first person does not wait for it. Whether Discord
  // answers shows soon enough.
  await quick.get(Routes.gateway(), { auth: false }).catch(() => undefined);
  for (const question of world.knowledge.field.examples) {
    const { answer } = ask(question, world.knowledge);
    for (const room of ["private", "channel"] as const)
      JSON.stringify(render(answer, { room, texts: english, publicUrl: world.publicUrl, asked: { question } }));
  }
  return new Desk({ world, log, rest, quick, uploads, me: applicationId });
}

async function byGateway(discord: Discord, reached: Reached): Promise<Running> {
  const { settings, log, onLost } = discord;
  const desk = await deskFor(discord, reached);
  const gateway = await connectGateway({
    ...{ token: settings.DISCORD_TOKEN, apiUrl: reached.apiUrl, log, onLost, isShare: isShare() },
    onInteraction: (interaction) => desk.takeInteraction(interaction),
    onMessage: (said) => desk.takeMessage(said),
  });
  return {
    ready: `ready discord gateway shards=${gateway.shards}`,
    isReady: gateway.isReady,
    stop: async () => {
      await Promise.race([desk.close(), pause(finishWithin)]);
      // discord.js may wait for a connection that is just being made.
      await Promise.race([gateway.close(), pause(closeWithin)]);
    },
  };
}

async function byRequests(discord: Discord, reached: Reached, publicKey: string): Promise<Running> {
  const desk = await deskFor(discord, reached);
  return {
    ready: "ready discord http",
    isReady: () => true,
    answers: answersInteractions(publicKey, desk, discord.log, discord.world.meter),
    stop: async () => {
      await Promise.race([desk.close(), pause(finishWithin)]);
    },
  };
}
