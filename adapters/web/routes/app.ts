import { Hono } from "hono";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { problem } from "../api/problem.ts";
import { apiRoutes } from "../api/routes.ts";
import { noStore } from "../http/headers.ts";
import type { PageCache } from "../http/page-cache.ts";
import { type Bindings, type PageContext, sender } from "../http/send.ts";
import { noticePage } from "../pages/notice.ts";
import { layout } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";
import { addPages } from "./pages.ts";

const methods = "GET, HEAD";
const isData = (path: string) => path === "/api" || path.startsWith("/api/");

/** The whole site: data below /api, pages everywhere else. */
export function webApp(site: Site, cache: PageCache, log: Log): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const send = sender(cache);
  const api = apiRoutes(site.bot, send);
  app.route("/api/v1", api);
  app.route("/api", api);
  addPages(app, site, send);
  app.notFound((c) => c.text("This address can only be read.\n", 405, { allow: methods }));
  app.onError((error, c) => {
    site.bot.metrics?.failed("web");
    log.error({ event: "request", failure: errorDetails(error) }, "could not answer");
    return errorResponse(c, 500, site);
  });
  return app;
}

/** For somebody who cannot be answered, in the form in which they asked. */
function errorResponse(c: PageContext, status: 429 | 500, site: Site): Response {
  const [title, says] =
    status === 429 ? ([texts.tooMany, texts.tooManySays] as const) : ([texts.failed, texts.failedSays] as const);
  if (status === 429) c.header("retry-after", "60");
  c.header("cache-control", noStore);
  return isData(c.req.path)
    ? problem(c, status, { detail: says })
    : c.html(layout(noticePage(title, says), site), status);
}

/** Answers whoever asks too much. */
export function refusalApp(site: Site): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.all("*", (c) => errorResponse(c, 429, site));
  return app;
}
