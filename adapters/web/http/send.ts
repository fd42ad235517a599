import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { cacheBriefly, type Headers, noStore } from "./headers.ts";
import type { CacheablePage, PageCache } from "./page-cache.ts";

export type Bindings = { readonly Bindings: HttpBindings };
export type PageContext = Context<Bindings>;

export const htmlType = "text/html; charset=utf-8";

/** How a response may differ from a page that everybody gets. */
type Sending = {
  readonly type?: string;
  readonly status?: ContentfulStatusCode;
  /** For how long others may cache it. What holds words that somebody typed, nobody caches. */
  readonly cache?: string;
  readonly more?: Headers;
  /** Counts each time that it is handed out again. */
  readonly counted?: CacheablePage["counted"];
};

/** Sends text; what is the same for everybody may be cached for whoever asks next. */
export type Send = (c: PageContext, text: string, sending?: Sending) => Response;

/** @param pages what answers with pages, and caches them */
export const sender =
  (pages: PageCache): Send =>
  (c, text, { type = htmlType, status = 200, cache = status === 200 ? cacheBriefly : noStore, more, counted } = {}) => {
    const headers = {
      "content-type": type,
      "cache-control": cache,
      ...more,
      ...(cache !== noStore && { etag: pages.etag, vary: "Accept-Encoding" }),
    };
    const { incoming, outgoing } = c.env;
    const { url, method } = incoming;
    if (status !== 200 || cache === noStore || method !== "GET" || url === undefined)
      return c.body(text, status, headers);
    // Pages are ASCII (html.ts), which is one byte a letter already.
    const bytes = type === htmlType ? text : Buffer.from(text).toString("latin1");
    pages.sendAndCache({ url, headers, bytes, counted }, incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  };
