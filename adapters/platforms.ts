import { setTimeout as pause } from "node:timers/promises";
import type { RequestHandler, RunningAdapter } from "../src/adapter.ts";
import { warmUp } from "../src/ask.ts";
import type { BotContext } from "../src/runtime/bot-context.ts";
import { healthHandler, type Serving, serve } from "../src/runtime/http-server.ts";
import { errorDetails, type Log, newLog } from "../src/runtime/log.ts";
import { openConfiguredKnowledge } from "../src/runtime/open-knowledge.ts";
import { environmentValues } from "../src/runtime/settings.ts";
import {
  parseSettings,
  problemsIn,
  servingSchema,
  settingsErrorText,
  settingsFrom,
  settingsSchema,
} from "../src/runtime/settings-schema.ts";
import type { Platform } from "./configured-platforms.ts";
import { discordSettings } from "./discord/settings.ts";
import { openPages } from "./open-browser.ts";
import { previews } from "./previews.ts";
import { slackSettings } from "./slack/settings.ts";
import { webSettings } from "./web/settings.ts";

/** A supervisor kills what has not ended by then (Kubernetes after 30 s, Docker after 10). */
const endTimeoutMs = 4800;
/** Where the bot's own pages are, unless PORT says otherwise. */
const webPort = 8600;

/**
 * Starts the bot on the platforms that the settings name. One that cannot start, or is lost later, says so and leaves
 * the other alone; without any the process ends.
 * @throws Error listing every setting that is wrong, or saying that a port cannot be had.
 */
export async function startPlatforms(platforms: readonly Platform[]): Promise<void> {
  const given = environmentValues(
    process.env,
    /^(ROLECALL_|DISCORD_|SLACK_|WEB_|(WEB|HOST|PORT|HEALTH_PORT|METRICS_PORT|PUBLIC_URL|TRUST_PROXY)$)/,
  );
  const schema = settingsSchema.extend(servingSchema.shape);
  const wrong = new Map(platforms.map((platform) => [platform, problemsIn(schemas[platform], given)]));
  const shared = problemsIn(schema, given);
  const problems = [...shared, ...[...wrong.values()].flat()];
  const able = platforms.filter((platform) => wrong.get(platform)?.length === 0);
  // All of them are told at once; what one platform lacks does not hold up the other.
  if (able.length === 0 || shared.length > 0) throw new Error(settingsErrorText(problems));
  if (problems.length > 0) process.stderr.write(`${settingsErrorText(problems)}\n`);
  const read = parseSettings(schema, given);
  const settings = settingsFrom(read);
  const log = newLog(settings.logLevel);
  // A promise that nobody waits for must not end the bot; a broken state must, so that it starts anew.
  process.on("unhandledRejection", (error) =>
    log.error({ event: "process", failure: errorDetails(error) }, "rejected"),
  );
  const knowledge = await openConfiguredKnowledge(settings);
  warmUp(knowledge);
  const { HOST: host, HEALTH_PORT: healthPort, METRICS_PORT: metricsPort, PUBLIC_URL: publicUrl } = read;
  const port = read.PORT ?? (able.includes("web") ? webPort : undefined);
  // The manager of shards answers for all of them.
  const isShare = process.env.SHARDING_MANAGER !== undefined;
  const metrics =
    metricsPort === undefined || isShare
      ? undefined
      : (await import("../src/runtime/metrics/prometheus.ts")).newMetrics(knowledge);
  const bot: BotContext = {
    knowledge,
    place: settings.place,
    operator: settings,
    publicUrl,
    metrics: metrics?.recorder,
  };
  const running = new Map<Platform, RunningAdapter>();
  const servers: Serving[] = [];
  const end = endOnSignals(running, servers);
  const isReady = () => !end.isEnding() && running.size > 0 && [...running.values()].every((one) => one.isReady());
  const health = healthHandler(isReady);
  if (healthPort !== undefined && !isShare) {
    servers.push(await serve([health], { port: healthPort, host, setting: "HEALTH_PORT" }));
  }
  if (metrics && metricsPort !== undefined) {
    servers.push(await serve([metrics.answers], { port: metricsPort, host, setting: "METRICS_PORT" }));
  }
  const answers: RequestHandler[] = [health];
  let opening: Promise<Serving> | undefined;
  const open = async (): Promise<string> => {
    opening ??= serve(answers, { port: port ?? 0, host, setting: "PORT" });
    const server = await opening;
    if (!servers.includes(server)) servers.push(server);
    return ` ${host}:${server.port}`;
  };
  const starting = new Set(able);
  const endWhenAlone = () => {
    if (running.size === 0 && starting.size === 0) process.exit(1);
  };
  const startOne = async (platform: Platform): Promise<void> => {
    const onLost = (why: string) => {
      process.stderr.write(`${why}\n`);
      running.delete(platform);
      starting.delete(platform);
      endWhenAlone();
    };
    try {
      const one = await starters[platform]({ given, port, bot, log, printLine, onLost });
      if (one.handleRequest) answers.push(one.handleRequest);
      const address = one.handleRequest ? await open() : "";
      if (starting.has(platform)) running.set(platform, one);
      printLine(`${one.ready}${address}`);
      // Nothing else was asked for: somebody wants to see it.
      if (platform === "web" && able.length === 1) await openPages(`http://${address.trim()}`, printLine);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    } finally {
      starting.delete(platform);
    }
  };
  await Promise.all(able.map(startOne));
  endWhenAlone();
}

const printLine = (line: string) => process.stdout.write(`${line}\n`);

type Start = {
  readonly given: Readonly<Record<string, unknown>>;
  readonly port: number | undefined;
  readonly bot: BotContext;
  readonly log: Log;
  readonly printLine: (line: string) => void;
  readonly onLost: (why: string) => void;
};

const schemas = { discord: discordSettings, slack: slackSettings, web: webSettings } as const;

/** Only what runs is loaded. */
const starters: Readonly<Record<Platform, (start: Start) => Promise<RunningAdapter>>> = {
  discord: async ({ given, port, ...start }) => {
    const { startDiscord } = await import("./discord/main.ts");
    return startDiscord({ ...start, settings: { ...discordSettings.parse(given), PORT: port } });
  },
  slack: async ({ given, port, ...start }) => {
    const { startSlack } = await import("./slack/main.ts");
    return startSlack({ ...start, settings: { ...slackSettings.parse(given), PORT: port } });
  },
  web: async ({ given, ...start }) => {
    const { startWeb } = await import("./web/main.ts");
    return startWeb({ ...start, settings: webSettings.parse(given), previews });
  },
};

/** The first signal ends it in good order, the second at once. */
function endOnSignals(running: ReadonlyMap<Platform, RunningAdapter>, servers: readonly Serving[]) {
  let isEnding = false;
  const end = async () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    const stopping = [...[...running.values()].map(({ stop }) => stop()), ...servers.map(({ close }) => close())];
    await Promise.race([Promise.allSettled(stopping), pause(endTimeoutMs)]);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
  // The manager of shards is gone: so is the reason to be here.
  process.on("disconnect", end);
  return { isEnding: () => isEnding };
}
