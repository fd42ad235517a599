import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { retry } from "../../../src/runtime/scheduling/retry.ts";
import { isLost, whyNot } from "./installations.ts";

/** Before each further attempt to connect; then always the last. */
const retryDelaysMs = [500, 1000, 2000, 5000];
/** Together about three seconds of pauses, and the attempts. */
const maxAttemptsAtStart = 4;
/** After an outage of Slack's, the instances do not all come back at the same moment. */
const jitter = 0.2;
/** The log has a line for so many attempts, about one a minute. */
const attemptsPerLogLine = 12;
/** A connection on which Slack has not said hello by then is given up. */
const helloTimeoutMs = 10_000;

export type Connection = { readonly isReady: () => boolean; readonly close: () => Promise<void> };

/**
 * Connects by Socket Mode and stays connected. Bolt's own reconnecting waits five seconds and more, in which commands are
 * lost, and gives up for good where Slack cannot be reached; so its client is told not to, and we do.
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
  /** Starts a connection, and gives up one on which Slack says nothing. */
  const start = async (): Promise<void> => {
    const greeted = new AbortController();
    const tooLong = pause(helloTimeoutMs, undefined, { ref: false, signal: greeted.signal }).then(async () => {
      await client.disconnect();
      throw new Error("Slack opened a connection and said nothing");
    });
    await Promise.race([client.start(), tooLong]).finally(() => greeted.abort());
  };
  /** Until it is connected, or will never be. Once it is to be closed, nothing is started any more. */
  const keepConnecting = (maxAttempts: number): Promise<void> =>
    retry(async () => (isClosing ? undefined : start()), {
      delaysMs: retryDelaysMs,
      maxAttempts,
      jitter,
      isRetryable: (error) => !isLost(error),
      onRetry: (error, attempt) => {
        if (attempt % attemptsPerLogLine === 1)
          log.warn({ event: "socket", tries: attempt, failure: errorDetails(error) }, "cannot connect; trying again");
      },
    }).catch((error: unknown) => {
      throw new Error(whyNot(error, "SLACK_APP_TOKEN"), { cause: error });
    });
  await keepConnecting(maxAttemptsAtStart);
  client.on("disconnected", () => {
    // An attempt that failed ends like this too, and is followed by the next one.
    if (!isUp || isClosing) return;
    isUp = false;
    log.warn({ event: "socket" }, "reconnecting");
    // After the event, when Bolt's client has dealt with the end of the old connection.
    setImmediate(() =>
      keepConnecting(Number.POSITIVE_INFINITY).catch((error: unknown) => onLost(errorDetails(error).says)),
    );
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
