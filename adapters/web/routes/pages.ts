import type { Hono } from "hono";
import { compress } from "hono/compress";
import { parseAddress } from "../../../src/address.ts";
import { answerAt } from "../../../src/answers/answer.ts";
import { basePath, pagePath } from "../../../src/present/permalink.ts";
import { frameHeaders, keepForEver, keepNothing } from "../http/headers.ts";
import { type Bindings, htmlType, type PageContext, type Send } from "../http/send.ts";
import { answerPage, askedPage } from "../pages/answer.ts";
import { comparePage } from "../pages/compare.ts";
import { notFoundPage } from "../pages/not-found.ts";
import { noticePage } from "../pages/notice.ts";
import { placePage } from "../pages/places.ts";
import { playgroundPage } from "../pages/playground.ts";
import { rolePage } from "../pages/role.ts";
import { rolesPage } from "../pages/roles.ts";
import { maxQuestionLength } from "../render/ask-box.ts";
import { layout, type Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";
import { assets } from "../site/assets.ts";
import { feed, robots, sitemap } from "../site/discovery-files.ts";
import { fixedPages } from "../site/fixed-pages.ts";
import { picture } from "./pictures.ts";

/** Everything that people look at, in the order in which addresses are tried. */
export function addPages(app: Hono<Bindings>, site: Site, send: Send): void {
  const { bot } = site;
  const show = (c: PageContext, page: Page) => send(c, layout(page, site));
  const showOnce = (c: PageContext, page: Page, status: 200 | 400 | 404 = 200) =>
    send(c, layout(page, site), { status, cache: keepNothing });
  const lost = (c: PageContext) => showOnce(c, notFoundPage(pathOf(c), site), 404);
  const base = basePath(bot.publicUrl);
  const goTo = (c: PageContext, path: string, status: 301 | 303 = 301) => c.redirect(`${base}${path}`, status);
  const files = assets();

  for (const [path, page] of Object.entries(fixedPages)) {
    if (path !== "/compare") app.get(path, (c) => show(c, page(site)));
  }
  app.get("/roles", (c) => show(c, rolesPage(new URL(c.req.url).searchParams, site)));
  app.get("/roles/:id", (c) => {
    const id = c.req.param("id");
    const now = bot.knowledge.redirects.get(`roles/${id}`);
    if (now !== undefined) return goTo(c, `/roles/${now}`);
    const page = rolePage(id, site);
    return page ? show(c, page) : lost(c);
  });
  app.get("/places/:place", (c) => {
    const place = c.req.param("place");
    const page = placePage(place, site);
    if (page) return show(c, page);
    const small = place.toLowerCase();
    return small !== place && placePage(small, site) ? goTo(c, `/places/${small}`) : lost(c);
  });
  // Forms lead to the address of what was picked.
  app.get("/compare", (c) => {
    const picked = new Set(["a", "b", "c"].map((side) => c.req.query(side) ?? "").filter(Boolean));
    const given = answerAt(`compare/${[...picked].join("+")}`, bot.knowledge);
    return given ? goTo(c, pagePath(given.address), 303) : show(c, comparePage(site, [...picked]));
  });
  app.get("/path", (c) => {
    const given = answerAt(`path/${c.req.query("from") ?? ""}+${c.req.query("to") ?? ""}`, bot.knowledge);
    return goTo(c, given ? pagePath(given.address) : "/map", 303);
  });
  // Nothing of what somebody typed is kept, so it is packed each time.
  app.use("/ask", compress());
  app.use("/playground/*", compress());
  app.get("/ask", (c) => {
    const question = (c.req.query("q") ?? "").trim();
    if (question === "") return goTo(c, "/", 303);
    if (question.length > maxQuestionLength)
      return showOnce(c, noticePage(texts.tooLong, texts.tooLongSays(maxQuestionLength)), 400);
    const named = answerAt(question.replace(/^\//, ""), bot.knowledge);
    if (named) return goTo(c, pagePath(named.address), 303);
    const start = performance.now();
    const { page, asked } = askedPage(question, parseAddress(c.req.query("after") ?? ""), site);
    const response = showOnce(c, page);
    bot.metrics?.answered("web", asked.answer.kind, (performance.now() - start) / 1000);
    return response;
  });
  app.get("/playground", (c) =>
    showOnce(c, playgroundPage((c.req.query("q") ?? "").slice(0, maxQuestionLength), site)),
  );
  app.get("/playground/:name", async (c) => {
    const preview = site.previews.find(({ name }) => name.toLowerCase() === c.req.param("name"));
    if (preview === undefined) return lost(c);
    const shown = await preview.page((c.req.query("q") ?? "").slice(0, maxQuestionLength), bot);
    return send(c, shown, { type: htmlType, cache: keepNothing, more: frameHeaders });
  });
  app.get("/assets/:version/:name", (c) => {
    const asset = files.get(c.req.param("name"));
    if (asset === undefined) return lost(c);
    // Of another version there is only ours: it must not be kept under that name.
    const cache = c.req.param("version") === site.version ? keepForEver : keepNothing;
    return send(c, asset.body, { type: asset.type, cache });
  });
  app.get("/robots.txt", (c) => send(c, robots(site), { type: "text/plain; charset=utf-8" }));
  // Both name whole addresses, which a site without one has not.
  const { publicUrl, knowledge } = bot;
  if (publicUrl) {
    app.get("/sitemap.xml", (c) => send(c, sitemap(publicUrl, knowledge), { type: "application/xml; charset=utf-8" }));
    app.get("/feed.xml", (c) => send(c, feed(publicUrl, knowledge), { type: "application/atom+xml; charset=utf-8" }));
  }
  app.get("/pictures/*", async (c) => (await picture(c, site, send)) ?? lost(c));
  app.get("/cards/*", async (c) => (await picture(c, site, send)) ?? lost(c));

  // What is left is the address of an answer, or nothing.
  app.get("*", (c) => {
    const path = pathOf(c);
    const start = performance.now();
    const given = answerAt(path.replace(/^\/|\/$/g, ""), bot.knowledge);
    if (given === undefined) {
      // One slash too many; two of them at the beginning would be another site.
      return /^\/[a-z][a-z0-9/+-]*[a-z0-9]\/$/.test(path) ? goTo(c, path.slice(0, -1)) : lost(c);
    }
    const at = pagePath(given.address);
    if (path !== at) return goTo(c, at);
    const counted = (seconds: number) => bot.metrics?.answered("web", given.kind, seconds);
    const response = send(c, layout(answerPage(given, site), site), { counted });
    counted((performance.now() - start) / 1000);
    return response;
  });
}

/** The path as it was meant, however much of it was escaped. */
function pathOf(c: PageContext): string {
  try {
    return decodeURIComponent(c.req.path);
  } catch {
    return c.req.path;
  }
}
