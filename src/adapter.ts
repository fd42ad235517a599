import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a request that is its own, by its path; false leaves it to others. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A platform's adapter while it runs. */
export type RunningAdapter = {
  /** The line an operator waits for: "ready discord gateway …". Where it is served, the address is put behind it. */
  readonly ready: string;
  /** Whether it can answer people now. */
  readonly isReady: () => boolean;
  /** What it serves on the port that all platforms share. */
  readonly handleRequest?: RequestHandler;
  /** Takes no more questions, finishes those in hand and lets go of the platform. */
  readonly stop: () => Promise<void>;
};
