import { type DestinationStream, destination, type Logger, pino } from "pino";
import type { LogLevel } from "./log-levels.ts";

export type Log = Logger;

/**
 * One line of JSON per event, on standard error, so that standard output is free for what an operator waits for. No
 * line holds the words a person typed, unless the operator turned that on, and none a secret.
 */
export const newLog = (level: LogLevel, to: DestinationStream = destination(2)): Log =>
  pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, to);

type ErrorDetails = {
  readonly name: string;
  readonly says: string;
  readonly code?: string | number;
  readonly status?: number;
};

/**
 * What a log may tell of a failure. Addresses and bodies of requests are left out: they hold tokens and what people
 * typed.
 */
export function errorDetails(error: unknown): ErrorDetails {
  if (!(error instanceof Error)) return { name: "unknown", says: String(error).slice(0, 200) };
  const { code, status } = error as { code?: unknown; status?: unknown };
  return {
    name: error.name,
    says: error.message.slice(0, 300),
    ...((typeof code === "string" || typeof code === "number") && { code }),
    ...(typeof status === "number" && { status }),
  };
}
