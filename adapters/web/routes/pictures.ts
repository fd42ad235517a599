import { answerAt } from "../../../src/answers/answer.ts";
import { pngCard } from "../../../src/pictures/link-card.ts";
import { parsePicturePath } from "../../../src/pictures/picture-path.ts";
import { pictureNamed, picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf, TooManyPictures } from "../../../src/pictures/png.ts";
import { svgFile } from "../../../src/pictures/svg.ts";
import { summaryOf } from "../../../src/present/shorten.ts";
import { keepForADay, keepNothing, pictureHeaders } from "../http/headers.ts";
import type { PageContext, Send } from "../http/send.ts";
import { siteName } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";

/** A picture as a file, or what a link to an answer shows; undefined where there is none. */
export async function picture(c: PageContext, site: Site, send: Send): Promise<Response | undefined> {
  const path = c.req.path.replaceAll("%2B", "+").replaceAll("%2b", "+");
  try {
    return await (path.startsWith("/cards/") ? card(c, path, site) : file(c, path, site, send));
  } catch (error) {
    if (!(error instanceof TooManyPictures)) throw error;
    site.bot.metrics?.refused("web", "pictures");
    return c.text(`${texts.tooManyPictures}\n`, 503, { "retry-after": "5", "cache-control": keepNothing });
  }
}

async function file(
  c: PageContext,
  path: string,
  { bot: { knowledge } }: Site,
  send: Send,
): Promise<Response | undefined> {
  const asked = parsePicturePath(path);
  const named = asked && pictureNamed(asked, knowledge);
  if (asked === undefined || named === undefined) return undefined;
  if (asked.ending === "png") return png(c, await pngOf(named, asked.scheme, knowledge));
  const type = "image/svg+xml; charset=utf-8";
  return send(c, svgFile(named, asked.scheme), { type, cache: keepForADay, more: pictureHeaders });
}

async function card(c: PageContext, path: string, { bot: { knowledge } }: Site): Promise<Response | undefined> {
  if (!path.endsWith(".png")) return undefined;
  const name = path.slice("/cards/".length, -".png".length);
  if (name === "home") {
    return png(c, await pngCard(undefined, { title: siteName, lead: knowledge.field.welcome }, knowledge));
  }
  const given = answerAt(name, knowledge);
  if (given === undefined) return undefined;
  const [shown] = picturesOf(given.address, knowledge);
  return png(c, await pngCard(shown, { title: given.title, lead: summaryOf(given) }, knowledge));
}

const png = (c: PageContext, bytes: Buffer): Response =>
  c.body(new Uint8Array(bytes), 200, { "content-type": "image/png", "cache-control": keepForADay });
