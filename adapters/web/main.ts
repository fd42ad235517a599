import type { IncomingMessage } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { RequestHandler, RunningAdapter } from "../../src/adapter.ts";
import { warmUpPictures } from "../../src/pictures/png.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import { clientOf } from "./http/client-address.ts";
import { securityHeaders } from "./http/headers.ts";
import { PageCache } from "./http/page-cache.ts";
import type { Bindings } from "./http/send.ts";
import type { Preview, Site } from "./render/site.ts";
import { refusalApp, webApp } from "./routes/app.ts";
import type { WebSettings } from "./settings.ts";
import { siteVersion } from "./site/version.ts";

const windowSeconds = 60;
/** When nobody waits for the start any more. */
const afterStartMs = 300;

export type WebOptions = {
  readonly settings: WebSettings;
  readonly bot: BotContext;
  readonly log: Log;
  /** How answers look on other platforms, for the playground. */
  readonly previews: readonly Preview[];
};

/** Starts the bot's own pages. They answer whatever path no other platform claims, so they come last. */
export function startWeb({ settings, bot, log, previews }: WebOptions): RunningAdapter {
  const site: Site = { bot, version: siteVersion(bot), previews };
  setTimeout(() => warmUpPictures().catch(() => undefined), afterStartMs).unref();
  return {
    ready: "ready web",
    isReady: () => true,
    handleRequest: pagesHandler(site, settings, log),
    stop: async () => {},
  };
}

/** In pages: drawing an image takes hundreds of times as long, and no page loads one by itself. */
const imageCost = 10;
/** Whatever might lead to one, however it is written. */
const maybeImage = /\/(pictures|cards)\/|%/i;
const costOf = ({ url = "" }: IncomingMessage): number => (maybeImage.test(url.split("?")[0] ?? "") ? imageCost : 1);

/** Answers requests: those who ask too much are refused, what was made before is handed out, the rest is made. */
export function pagesHandler(site: Site, settings: WebSettings, log: Log): RequestHandler {
  const { WEB_RATE_LIMIT: perMinute, TRUST_PROXY: proxies } = settings;
  const common = securityHeaders(site.bot.publicUrl);
  const lines = Object.entries(common);
  const kept = new PageCache(site.version, common);
  // A request without a host is still a request.
  const listening = { hostname: "localhost" };
  const making = (app: Hono<Bindings>) =>
    getRequestListener((request, env) => {
      const { outgoing } = env as HttpBindings;
      const made = app.fetch(request, env as HttpBindings);
      // What is kept says so by itself.
      if (!outgoing.headersSent) for (const [name, value] of lines) outgoing.setHeader(name, value);
      return made;
    }, listening);
  const make = making(webApp(site, kept, log));
  const refuse = making(refusalApp(site));
  const limiter = perMinute > 0 && new RateLimiterMemory({ points: perMinute, duration: windowSeconds });
  return (request, response) => {
    const answerKept = () => {
      if (!kept.sendCached(request, response)) void make(request, response);
    };
    if (!limiter) answerKept();
    else {
      limiter.consume(clientOf(request, proxies), Math.min(costOf(request), perMinute)).then(answerKept, () => {
        site.bot.metrics?.refused("web", "rate limit");
        void refuse(request, response);
      });
    }
    return true;
  };
}
