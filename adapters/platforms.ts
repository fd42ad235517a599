import { setTimeout as pause } from "node:timers/promises";
import type { Running } from "../src/adapter.ts";
import { warmUp } from "../src/ask.ts";
import { failureOf, newLog } from "../src/log.ts";
import { prepare } from "../src/prepare.ts";
import { givenIn } from "../src/settings.ts";
import { checkedBy, settingsFrom, settingsSchema } from "../src/settings-schema.ts";
import { startDiscord } from "./discord/main.ts";
import { discordSettings } from "./discord/settings.ts";

/** A supervisor kills what has not ended by then (Kubernetes after 30 s, Docker after 10). */
const endWithin = 4800;

/** Starts the bot on the platforms that the settings name. */
export async function startPlatforms(): Promise<void> {
  const given = givenIn(process.env, /^(ROLECALL_|DISCORD_|HOST$|PORT$|HEALTH_PORT$)/);
  const read = checkedBy(settingsSchema.extend(discordSettings.shape), given);
  const settings = settingsFrom(read);
  const log = newLog(settings.logLevel);
  // A promise that nobody waits for must not end the bot; a broken state must, so that it starts anew.
  process.on("unhandledRejection", (error) => log.error({ event: "process", failure: failureOf(error) }, "rejected"));
  const knowledge = await prepare(settings);
  warmUp(knowledge);
  const running = await startDiscord({
    settings: read,
    world: { knowledge, place: settings.place, operator: settings },
    log,
    say: (line) => process.stdout.write(`${line}\n`),
    onLost: (why) => {
      process.stderr.write(`${why}\n`);
      process.exit(1);
    },
  });
  endOnSignals(running);
  process.stdout.write(`${running.ready}\n`);
}

/** The first signal ends it in good order, the second at once. */
function endOnSignals({ stop }: Running): void {
  let ending = false;
  const end = async () => {
    if (ending) process.exit(1);
    ending = true;
    await Promise.race([stop(), pause(endWithin)]).catch(() => undefined);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
  // The manager of shards is gone: so is the reason to be here.
  process.on("disconnect", end);
}
