import type { IncomingMessage, ServerResponse } from "node:http";

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a part of the bot answers on a port that it may share with others. */
export type PathHandler = {
  /** One path ("/slack/events"), or all that begin so ("/slack/*"); "*" is whatever no other part names. */
  readonly path: string;
  /** The methods that it answers; all of them unless said. Requests by others go to whoever has the next wider path. */
  readonly methods?: readonly string[];
  readonly handle: RequestHandler;
};

/** A platform's adapter while it runs. */
export type RunningAdapter = {
  /** The line an operator waits for: "ready discord gateway …". Where it is served, the address is put behind it. */
  readonly ready: string;
  /** Whether it can answer people now. */
  readonly isReady: () => boolean;
  /** What it serves on the port that all platforms share. */
  readonly pathHandler?: PathHandler;
  /** Takes no more questions, finishes those in hand and lets go of the platform. */
  readonly stop: () => Promise<void>;
};
