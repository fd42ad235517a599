import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { PathHandler, RequestHandler } from "../../../src/adapter.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { type Headers, securityHeaders } from "../http/headers.ts";
import { PageCache } from "../http/page-cache.ts";
import { rateLimit } from "../http/rate-limit.ts";
import type { Bindings } from "../http/send.ts";
import type { Site } from "../render/site.ts";
import type { WebSettings } from "../settings.ts";
import { refusalApp, webApp } from "./app.ts";

/**
 * Answers whatever path no other platform names: clients who ask too much are refused, what was made before is handed
 * out, the rest is made.
 */
export function pagesHandler(site: Site, settings: WebSettings, log: Log): PathHandler {
  const common = securityHeaders(site.bot.publicUrl);
  const cache = new PageCache(site.version, common);
  const make = listenerOf(webApp(site, cache, log), common);
  const refuse = listenerOf(refusalApp(site), common);
  const answer: RequestHandler = (request, response) => {
    if (!cache.sendCached(request, response)) make(request, response);
  };
  const consume = rateLimit(settings.WEB_RATE_LIMIT, settings.TRUST_PROXY);
  if (consume === undefined) return { path: "*", handle: answer };
  const limited: RequestHandler = (request, response) => {
    consume(request).then(
      () => answer(request, response),
      () => {
        site.bot.metrics?.refused("web", "rate limit");
        refuse(request, response);
      },
    );
  };
  return { path: "*", handle: limited };
}

/** Hands requests to an app. @param common what all responses say */
function listenerOf(app: Hono<Bindings>, common: Headers): RequestHandler {
  const lines = Object.entries(common);
  const listener = getRequestListener(
    (request, env) => {
      const { outgoing } = env as HttpBindings;
      const made = app.fetch(request, env as HttpBindings);
      // What is cached says so by itself.
      if (!outgoing.headersSent) for (const [name, value] of lines) outgoing.setHeader(name, value);
      return made;
    },
    // A request without a host is still a request.
    { hostname: "localhost" },
  );
  return (request, response) => void listener(request, response);
}
