import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../../src/runtime/log.ts";

/** What Bolt and Slack's clients say, in our log. Their debug lines hold tokens and what people typed: never written. */
export function boltLog(log: Log): Logger {
  const told = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
  const line = (level: "info" | "warn" | "error", parts: unknown[]) =>
    log[level](
      {
        event: "bolt",
        says: told(parts)
          .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, "…")
          .slice(0, 300),
      },
      "bolt",
    );
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
