import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, Status } from "discord.js";
import type { APIInteraction } from "discord-api-types/v10";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import type { IncomingMessage } from "../respond/message.ts";

/** Two of Discord's heartbeats (41 s), and a little: a connection that was silent for longer counts as broken. */
const maxHeartbeatAgeMs = 90_000;

/** Messages that name the bot or are written to it. None of these is privileged: see docs/discord.md. */
const intents = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * We answer from what an event brings along, so nothing is cached. (Servers and channels cannot be limited; without the
 * Guilds intent there are hardly any.)
 */
const noCache = Options.cacheWithLimits({
  ApplicationCommandManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
});

export type GatewayOptions = {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
  /** Whether this process runs one shard, for discord.js's manager of shards. */
  readonly isShardProcess: boolean;
  readonly onInteraction: (interaction: APIInteraction) => void;
  readonly onMessage: (message: IncomingMessage) => void;
  /** Called when Discord refuses further connections, with what the operator can do. */
  readonly onLost: (why: string) => void;
};

export type Gateway = {
  readonly shards: number;
  readonly isReady: () => boolean;
  readonly close: () => Promise<void>;
};

/** Close codes after which Discord takes no further connection: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
const reasons: Readonly<Record<number, string>> = {
  4004: "Discord does not know this DISCORD_TOKEN any more. Set the new one and start again.",
  4010: "Discord does not accept this number of shards. Set DISCORD_SHARDS=auto.",
  4011: "This bot is in too many servers for so few shards. Set DISCORD_SHARDS=auto.",
  4012: "Discord does not speak this version of its gateway any more. Update Rolecall.",
  4013: "Discord does not know the intents we asked for. Update Rolecall.",
  4014: "Discord does not allow the intents we asked for. Update Rolecall.",
};

/**
 * Connects by Discord's gateway and stays connected: discord.js sends the heartbeats, resumes and identifies anew.
 * @throws Error in a sentence when the token is wrong or Discord cannot be reached at all.
 */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const { token, apiUrl, log, isShardProcess, onInteraction, onMessage, onLost } = options;
  const client = new Client({
    intents,
    makeCache: noCache,
    rest: { api: apiUrl },
    allowedMentions: { parse: [] },
    ...(!isShardProcess && { shards: "auto" as const }),
  });
  const upSince = new Map<number, number>();
  let isClosing = false;
  const markUp = (shard: number) => upSince.set(shard, Date.now());
  client.on(Events.ShardReady, (shard) => {
    markUp(shard);
    log.info({ event: "gateway", shard }, "connected");
  });
  client.on(Events.ShardResume, (shard) => {
    markUp(shard);
    log.info({ event: "gateway", shard }, "resumed");
  });
  client.on(Events.ShardReconnecting, (shard) => {
    // One line for each outage, however often discord.js tries.
    if (upSince.delete(shard) && !isClosing) log.warn({ event: "gateway", shard }, "reconnecting");
  });
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ event: "gateway", shard, failure: errorDetails(error) }, "connection failed"),
  );
  client.on(Events.Error, (error) => log.error({ event: "gateway", failure: errorDetails(error) }, "client failed"));
  client.on(Events.ShardDisconnect, ({ code }) =>
    onLost(reasons[code] ?? `Discord closed the gateway for good (${code}).`),
  );
  client.on(Events.Invalidated, () => onLost("Discord ended the session for good. Start again."));
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  client.ws.on(GatewayDispatchEvents.MessageCreate, onMessage);
  await client.login(token).catch((error: unknown) => {
    const { says } = errorDetails(error);
    throw new Error(
      `Discord's gateway cannot be reached (${says}). Check DISCORD_TOKEN and the network, and start again.`,
    );
  });
  return {
    shards: client.ws.shards.size,
    isReady: () =>
      client.ws.shards.size > 0 &&
      client.ws.shards.every(({ id, status, lastPingTimestamp }) => {
        const lastSignAt = Math.max(lastPingTimestamp, upSince.get(id) ?? 0);
        return status === Status.Ready && Date.now() - lastSignAt < maxHeartbeatAgeMs;
      }),
    close: () => {
      isClosing = true;
      return client.destroy();
    },
  };
}
