import { once } from "node:events";
import { join } from "node:path";
import { type REST, type Shard, ShardingManager } from "discord.js";
import { type RESTGetAPIGatewayBotResult, Routes } from "discord-api-types/v10";
import type { RunningAdapter } from "../../../src/adapter.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { whyNot } from "../setup/register-commands.ts";

/** Starts the process of one shard, which finds its number in its environment. */
const program = join(import.meta.dirname, "../../launch.js");
const programArguments = ["main.ts"];
/** Discord lets a bot identify once in five seconds. */
const startIntervalMs = 5500;

/**
 * Besides one for each shard, which an outage of Discord's or a lack of memory may bring about. More processes that end
 * within a minute end whenever they start, and starting them again mends nothing.
 */
const maxDeathsPerMinute = 5;

export type ShardOptions = {
  readonly token: string;
  readonly log: Log;
  /** Called when shards end as soon as they start, with what the operator can do. */
  readonly onLost: (why: string) => void;
};

/** Whether this process was started by the manager of shards. */
export const isShardProcess = (): boolean => process.env.SHARDING_MANAGER !== undefined;

/**
 * One process per shard, started again by discord.js when it ends: as many as Discord recommends, or as the operator
 * says.
 * @throws Error in a sentence when a shard cannot start.
 */
export async function startShards(
  { token, log, onLost }: ShardOptions,
  rest: REST,
  processes: number | "auto",
): Promise<RunningAdapter> {
  const recommended = (await rest.get(Routes.gatewayBot()).catch((error: unknown) => {
    throw new Error(whyNot(error));
  })) as RESTGetAPIGatewayBotResult;
  const totalShards = processes === "auto" ? recommended.shards : processes;
  const manager = new ShardingManager(program, {
    totalShards,
    token,
    shardArgs: programArguments,
    execArgv: process.execArgv,
  });
  const deaths: number[] = [];
  manager.on("shardCreate", (shard) => {
    shard.on("death", () => {
      log.warn({ event: "shard", shard: shard.id }, "its process ended");
      deaths.push(Date.now());
      const inLastMinute = deaths.filter((at) => at > Date.now() - 60_000).length;
      if (inLastMinute > maxDeathsPerMinute + totalShards)
        onLost("Shards end as soon as they start; their own lines above say why.");
    });
    shard.on("error", (error) =>
      log.error({ event: "shard", shard: shard.id, failure: errorDetails(error) }, "failed"),
    );
  });
  const isReady = () => manager.shards.size === totalShards && manager.shards.every(({ ready }) => ready);
  const stop = async () => {
    manager.respawn = false;
    await Promise.all(manager.shards.map(endShard));
  };
  try {
    await manager.spawn({ delay: startIntervalMs });
  } catch {
    await stop();
    throw new Error("A shard could not start; its own line above says why.");
  }
  return { ready: `ready discord gateway processes=${totalShards}`, isReady, stop };
}

/** Ends a shard's process, which first finishes what is in flight. */
async function endShard({ process: child }: Shard): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
