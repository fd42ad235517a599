import { answer } from "../../../src/answers/answer.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { latelyReviewed } from "../../../src/present/browse.ts";
import { html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { summaryOf } from "../../../src/present/shorten.ts";
import { siteName } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { everyPage } from "./page-paths.ts";

/** https://www.sitemaps.org/protocol.html */
const maxInSitemap = 50_000;
const maxInFeed = 30;

/** What search engines may look at. Pages of typed questions say so themselves. */
export const robots = ({ bot: { publicUrl } }: Site): string =>
  `User-agent: *\nDisallow: /ask\nDisallow: /playground\nDisallow: /api/\n${publicUrl ? `\nSitemap: ${publicUrl}/sitemap.xml\n` : ""}`;

/** Every page. @param paths those that there are, where it is not all of them */
export const sitemap = (
  publicUrl: string,
  knowledge: Knowledge,
  paths: Iterable<string> = everyPage(knowledge),
): string =>
  html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...paths].slice(0, maxInSitemap).map(
  (path) => html`<url><loc>${publicUrl}${path}</loc></url>
`,
)}</urlset>
`.html;

/** What was reviewed lately, as an Atom feed (RFC 4287). */
export function feed(publicUrl: string, knowledge: Knowledge): string {
  const entries = latelyReviewed(knowledge, maxInFeed);
  const [newest] = entries;
  const at = (day: string) => `${day}T00:00:00Z`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${siteName}: ${knowledge.field.name}</title>
<id>${publicUrl}/</id>
<link href="${publicUrl}/feed.xml" rel="self"/>
<link href="${publicUrl}/"/>
<updated>${at(newest?.reviewed ?? "1970-01-01")}</updated>
<author><name>${siteName}</name></author>
${entries.map(
  ({
    address,
    title,
    reviewed,
  }) => html`<entry><title>${title}</title><id>${publicUrl}${pagePath(address)}</id><link href="${publicUrl}${pagePath(address)}"/><updated>${at(reviewed)}</updated><summary>${summaryOf(answer(address, knowledge))}</summary></entry>
`,
)}</feed>
`.html;
}
