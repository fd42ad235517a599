import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { isLost, whyNot } from "./installations.ts";

/** Before each try to connect again, in milliseconds; then always the last. */
const retryDelaysMs = [0, 500, 1000, 2000, 5000];
/** A line in the log for so many tries, about one a minute. */
const attemptsPerLogLine = 12;
/** A connection that says nothing for so long is none. */
const helloTimeoutMs = 10_000;
/** Together about four seconds. */
const maxAttemptsAtStart = 4;

export type Connection = { readonly isReady: () => boolean; readonly close: () => Promise<void> };

/**
 * Connects by Socket Mode and stays connected. Bolt's own way back waits five seconds and more, in which commands are
 * lost, and gives up for good where Slack cannot be reached; so its client is told not to try, and we do.
 * @throws Error in a sentence when Slack does not let us in at the start.
 */
export async function connect(
  { client }: SocketModeReceiver,
  { log, onLost }: { readonly log: Log; readonly onLost: (why: string) => void },
): Promise<Connection> {
  let isUp = false;
  let isClosing = false;
  client.on("connected", () => {
    isUp = true;
    log.info({ event: "socket" }, "connected");
  });
  /** Starts a connection, and gives up one that says nothing. */
  const start = async (): Promise<void> => {
    const greeted = new AbortController();
    const tooLong = pause(helloTimeoutMs, undefined, { ref: false, signal: greeted.signal }).then(async () => {
      await client.disconnect();
      throw new Error("Slack opened a connection and said nothing");
    });
    await Promise.race([client.start(), tooLong]).finally(() => greeted.abort());
  };
  /** Tries until it is connected, or will never be; at most so often. */
  const tryToConnect = async (tries: number): Promise<void> => {
    for (let at = 0; !isClosing; at++) {
      await pause(retryDelaysMs[Math.min(at, retryDelaysMs.length - 1)]);
      try {
        if (!isClosing) await start();
        return;
      } catch (error) {
        if (isLost(error) || at + 1 >= tries) throw new Error(whyNot(error, "SLACK_APP_TOKEN"), { cause: error });
        if (at % attemptsPerLogLine === 0)
          log.warn({ event: "socket", tries: at + 1, failure: errorDetails(error) }, "cannot connect; trying again");
      }
    }
  };
  await tryToConnect(maxAttemptsAtStart);
  client.on("disconnected", () => {
    // A try that failed ends like this too; its loop goes on by itself.
    if (!isUp || isClosing) return;
    isUp = false;
    log.warn({ event: "socket" }, "reconnecting");
    tryToConnect(Number.POSITIVE_INFINITY).catch((error: unknown) => onLost(errorDetails(error).says));
  });
  return {
    isReady: () => isUp,
    close: async () => {
      isClosing = true;
      isUp = false;
      await client.disconnect();
    },
  };
}
