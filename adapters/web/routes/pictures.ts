import type { Hono } from "hono";
import { TooManyPictures } from "../../../src/pictures/png.ts";
import { cacheForADay, noStore, pictureHeaders } from "../http/headers.ts";
import type { Bindings, PageContext, Send } from "../http/send.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";
import { type PictureFile, pictureAt } from "../site/picture-at.ts";
import type { Responses } from "./responses.ts";

/** Pictures as files, and what links to pages show where they are pasted. */
export function addPictures(app: Hono<Bindings>, site: Site, send: Send, { notFound }: Responses): void {
  const { knowledge, metrics } = site.bot;
  const answer = async (c: PageContext): Promise<Response> => {
    const file = pictureAt(c.req.path.replaceAll("%2B", "+").replaceAll("%2b", "+"), knowledge);
    if (file === undefined) return notFound(c);
    try {
      return await sendPicture(c, file, send);
    } catch (error) {
      if (!(error instanceof TooManyPictures)) throw error;
      metrics?.refused("web", "pictures");
      return c.text(`${texts.tooManyPictures}\n`, 503, { "retry-after": "5", "cache-control": noStore });
    }
  };
  app.get("/pictures/*", answer);
  app.get("/cards/*", answer);
}

async function sendPicture(c: PageContext, file: PictureFile, send: Send): Promise<Response> {
  if ("svg" in file) {
    const type = "image/svg+xml; charset=utf-8";
    return send(c, file.svg, { type, cache: cacheForADay, more: pictureHeaders });
  }
  const bytes = await file.drawPng();
  return c.body(new Uint8Array(bytes), 200, { "content-type": "image/png", "cache-control": cacheForADay });
}
