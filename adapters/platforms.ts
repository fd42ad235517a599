import type { PathHandler, RunningAdapter } from "../src/adapter.ts";
import { warmUp } from "../src/ask.ts";
import type { Knowledge } from "../src/knowledge/knowledge.ts";
import type { BotContext } from "../src/runtime/bot-context.ts";
import { healthHandlers } from "../src/runtime/http-server.ts";
import { errorDetails, type Log, newLog } from "../src/runtime/log.ts";
import type { MetricsRecorder } from "../src/runtime/metrics/metrics-recorder.ts";
import { openConfiguredKnowledge, openConfiguredModel } from "../src/runtime/open-knowledge.ts";
import type { Platform } from "./configured-platforms.ts";
import { discordSettings } from "./discord/settings.ts";
import { openPages } from "./open-browser.ts";
import { type PlatformSettings, readPlatformSettings } from "./platform-settings.ts";
import { previews } from "./previews.ts";
import { Servers } from "./servers.ts";
import { slackSettings } from "./slack/settings.ts";
import { Supervisor } from "./supervision.ts";
import { webSettings } from "./web/settings.ts";

/** Where the bot's own pages are, unless PORT says otherwise. */
const webPort = 8600;

/**
 * Starts the bot on the platforms that the settings name. One that cannot start, or is lost later, says so and leaves
 * the other alone; without any the process ends.
 * @throws Error listing every setting that is wrong, or saying that a port cannot be had.
 */
export async function startPlatforms(platforms: readonly Platform[]): Promise<void> {
  const read = readPlatformSettings(platforms, process.env);
  const { able, problems, given, settings, serving } = read;
  if (problems !== undefined) printError(problems);
  const log = newLog(settings.logLevel);
  // A promise that nobody waits for must not end the bot; a broken state must, so that it starts anew.
  process.on("unhandledRejection", (error) =>
    log.error({ event: "process", failure: errorDetails(error) }, "rejected"),
  );
  const knowledge = await openConfiguredKnowledge(settings);
  const model = openConfiguredModel(settings, knowledge, {
    onProblem: (problem) => log.warn({ event: "model", problem }, "questions are read by their words"),
    onAbsent: (notice) => log.info({ event: "model", notice }, "questions are read by their words"),
  });
  warmUp(knowledge);
  const port = serving.PORT ?? (able.includes("web") ? webPort : undefined);
  const supervisor = new Supervisor(able);
  const health = healthHandlers(() => supervisor.isReady());
  const servers = new Servers(serving.HOST, port ?? 0, health);
  const end = () => supervisor.end(() => servers.close());
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
  // The manager of shards is gone: so is the reason to be here.
  process.on("disconnect", end);
  const metrics = await openOperatorPorts(read, servers, { health, knowledge });
  const bot: BotContext = {
    knowledge,
    meanings: model?.meanings,
    place: settings.place,
    operator: settings,
    publicUrl: serving.PUBLIC_URL,
    metrics,
  };
  const start = { given, port, bot, log, isAlone: able.length === 1 };
  await Promise.all(able.map((platform) => startOne(platform, start, supervisor, servers)));
}

/** Opens the ports that only an operator's programs ask: health and metrics. Gives what counts for the second. */
async function openOperatorPorts(
  { serving: { HEALTH_PORT: healthPort, METRICS_PORT: metricsPort } }: PlatformSettings,
  servers: Servers,
  { health, knowledge }: { readonly health: readonly PathHandler[]; readonly knowledge: Knowledge },
): Promise<MetricsRecorder | undefined> {
  // The manager of shards answers for all of them.
  if (process.env.SHARDING_MANAGER !== undefined) return undefined;
  if (healthPort !== undefined) await servers.open(health, healthPort, "HEALTH_PORT");
  if (metricsPort === undefined) return undefined;
  const { newMetrics } = await import("../src/runtime/metrics/prometheus.ts");
  const { recorder, pathHandler } = newMetrics(knowledge);
  await servers.open([pathHandler], metricsPort, "METRICS_PORT");
  return recorder;
}

type Start = {
  readonly given: Readonly<Record<string, unknown>>;
  readonly port: number | undefined;
  readonly bot: BotContext;
  readonly log: Log;
  /** Whether no other platform is started. */
  readonly isAlone: boolean;
};

/** Starts a platform, and serves what it answers. One that cannot start says why. */
async function startOne(platform: Platform, start: Start, supervisor: Supervisor, servers: Servers): Promise<void> {
  const onLost = (why: string) => {
    printError(why);
    supervisor.lost(platform);
  };
  try {
    const adapter = await starters[platform]({ ...start, printLine, onLost });
    const address = await shareOrStop(adapter, servers);
    supervisor.started(platform, adapter);
    printLine(address === undefined ? adapter.ready : `${adapter.ready} ${address}`);
    // Nothing else was asked for: somebody wants to see it.
    if (platform === "web" && start.isAlone) await openPages(`http://${address}`, printLine);
  } catch (error) {
    printError(error instanceof Error ? error.message : String(error));
  } finally {
    supervisor.startEnded(platform);
  }
}

/** Where requests for it arrive, if it takes any. One that nothing can reach is not left running. */
async function shareOrStop(adapter: RunningAdapter, servers: Servers): Promise<string | undefined> {
  if (adapter.pathHandler === undefined) return undefined;
  try {
    return await servers.share(adapter.pathHandler);
  } catch (error) {
    await adapter.stop();
    throw error;
  }
}

const printLine = (line: string) => process.stdout.write(`${line}\n`);
const printError = (line: string) => process.stderr.write(`${line}\n`);

type PlatformStart = Start & {
  readonly printLine: (line: string) => void;
  readonly onLost: (why: string) => void;
};

/** Only what runs is loaded. */
const starters: Readonly<Record<Platform, (start: PlatformStart) => Promise<RunningAdapter>>> = {
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
