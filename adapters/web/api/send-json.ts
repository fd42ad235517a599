import type { PageContext, Send } from "../http/send.ts";
import { everyResponse } from "./common-headers.ts";

type Sending = {
  /** For how long others may cache it; as long as a page unless said. */
  readonly cache?: string;
  /** Counts each time that it is handed out again. */
  readonly counted?: (seconds: number) => void;
};

/** Sends JSON that is written already. */
export type SendJson = (c: PageContext, json: string, sending?: Sending) => Response;

export const jsonSender =
  (send: Send): SendJson =>
  (c, json, sending) =>
    send(c, json, { ...sending, type: "application/json; charset=utf-8", more: everyResponse });
