import type { Hono } from "hono";
import { cacheForever, noStore } from "../http/headers.ts";
import type { Bindings, Send } from "../http/send.ts";
import type { Site } from "../render/site.ts";
import { assets } from "../site/assets.ts";
import { feed, robots, sitemap } from "../site/discovery-files.ts";
import type { Responses } from "./responses.ts";

/** What pages load beside themselves. */
export function addAssets(app: Hono<Bindings>, site: Site, send: Send, { notFound }: Responses): void {
  const files = assets();
  app.get("/assets/:version/:name", (c) => {
    const asset = files.get(c.req.param("name"));
    if (asset === undefined) return notFound(c);
    // Of another version there is only ours: it must not be cached under that name.
    const cache = c.req.param("version") === site.version ? cacheForever : noStore;
    return send(c, asset.body, { type: asset.type, cache });
  });
}

/** What search engines and feed readers ask for. */
export function addDiscoveryFiles(app: Hono<Bindings>, site: Site, send: Send): void {
  app.get("/robots.txt", (c) => send(c, robots(site), { type: "text/plain; charset=utf-8" }));
  // Both name whole addresses, which a site without one has not.
  const { publicUrl, knowledge } = site.bot;
  if (publicUrl === undefined) return;
  app.get("/sitemap.xml", (c) => send(c, sitemap(publicUrl, knowledge), { type: "application/xml; charset=utf-8" }));
  app.get("/feed.xml", (c) => send(c, feed(publicUrl, knowledge), { type: "application/atom+xml; charset=utf-8" }));
}
