import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Headers, keepNothing, keepShort } from "./headers.ts";
import { asciiBody, type Kept, textBody } from "./kept.ts";

export type Bindings = { readonly Bindings: HttpBindings };
export type Asked = Context<Bindings>;

export const htmlType = "text/html; charset=utf-8";

/** How a response may differ from a page that everybody gets. */
type Sending = {
  readonly type?: string;
  readonly status?: ContentfulStatusCode;
  /** For how long others may keep it. What holds words that somebody typed, nobody keeps. */
  readonly cache?: string;
  readonly more?: Headers;
};

/** Sends text; what is the same for everybody is kept for whoever asks next. */
export type Send = (c: Asked, text: string, sending?: Sending) => Response;

/** @param kept where pages are kept; a copy of the site has none */
export const sender =
  (kept: Kept): Send =>
  (c, text, { type = htmlType, status = 200, cache = status === 200 ? keepShort : keepNothing, more } = {}) => {
    const headers = {
      ...{ "content-type": type, "cache-control": cache, ...more },
      ...(cache !== keepNothing && { etag: kept.etag, vary: "Accept-Encoding" }),
    };
    const { incoming, outgoing } = c.env;
    const { url, method } = incoming;
    if (status !== 200 || cache === keepNothing || method !== "GET" || url === undefined)
      return c.body(text, status, headers);
    const body = type === htmlType ? asciiBody(text) : textBody(text);
    kept.answerWith({ url, headers, body }, incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  };
