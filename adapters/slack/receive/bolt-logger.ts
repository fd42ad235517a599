import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../../src/runtime/log.ts";

const maxLength = 300;
/** Slack's tokens: https://docs.slack.dev/authentication/tokens */
const secrets = /xox[a-z]-[\w-]+|xapp-[\w-]+/g;

/** What Bolt and Slack's clients log, in our log. Their debug lines hold tokens and what people typed: never written. */
export function boltLog(log: Log): Logger {
  const textOf = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
  const line = (level: "warn" | "error", parts: unknown[]) => {
    const says = textOf(parts).replace(secrets, "…").slice(0, maxLength);
    log[level]({ event: "bolt", says }, "bolt");
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => line("warn", parts),
    error: (...parts) => line("error", parts),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
