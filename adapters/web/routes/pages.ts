import type { Hono } from "hono";
import type { Bindings, Send } from "../http/send.ts";
import type { Site } from "../render/site.ts";
import { pageAt } from "../site/page-at.ts";
import { addAssets, addDiscoveryFiles } from "./files.ts";
import { addPictures } from "./pictures.ts";
import { addPlayground } from "./playground.ts";
import { addQuestions } from "./questions.ts";
import { pathOf, type Responses, responsesOf } from "./responses.ts";

/** Everything that people look at, in the order in which addresses are tried. */
export function addPages(app: Hono<Bindings>, site: Site, send: Send): void {
  const responses = responsesOf(site, send);
  addQuestions(app, site, responses);
  addPlayground(app, site, send, responses);
  addAssets(app, site, send, responses);
  addDiscoveryFiles(app, site, send);
  addPictures(app, site, send, responses);
  addPagesByPath(app, site, responses);
}

/** What is left is the path of a page, or nothing. */
function addPagesByPath(app: Hono<Bindings>, site: Site, responses: Responses): void {
  const counted = (seconds: number) => site.bot.metrics?.answered("web", "answer", seconds);
  app.get("*", (c) => {
    const start = performance.now();
    const found = pageAt(pathOf(c), site, new URL(c.req.url).searchParams);
    if (found === undefined) return responses.notFound(c);
    if ("movedTo" in found) return responses.redirect(c, found.movedTo);
    if (!found.isAnswer) return responses.page(c, found.page);
    const response = responses.page(c, found.page, counted);
    counted((performance.now() - start) / 1000);
    return response;
  });
}
