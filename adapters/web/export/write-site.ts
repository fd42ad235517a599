import { parseAddress } from "../../../src/address.ts";
import { basePath } from "../../../src/present/permalink.ts";
import { notFoundPage } from "../pages/not-found.ts";
import { layout, type Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { assets } from "../site/assets.ts";
import { feed, robots, sitemap } from "../site/discovery-files.ts";
import { pageAt } from "../site/page-at.ts";
import { homeCard } from "../site/picture-at.ts";
import { askPage } from "./ask-page.ts";
import type { ExportFolder } from "./output-folder.ts";

import { exportedPages } from "./page-list.ts";
import { hasCard } from "./picture-files.ts";
import { ExportPictures } from "./pictures.ts";
import { fileOf, pageFile, withRelativeLinks } from "./relative-links.ts";
import { exportScripts } from "./scripts.ts";

export type SiteCounts = { readonly pages: number; readonly pictures: number };

/** Writes the whole site as a static export. @param only the pattern of answers that have a page of their own */
export async function writeSite(site: Site, folder: ExportFolder, only: string | undefined): Promise<SiteCounts> {
  const { knowledge, publicUrl } = site.bot;
  const paths = exportedPages(knowledge, only);
  const pattern = new RegExp(only ?? "");
  if (only !== undefined && ![...paths].some((path) => pattern.test(path) && parseAddress(path.slice(1)))) {
    throw new Error(
      `--only ${only} matches no answer. It is compared with paths such as /term/${[...knowledge.terms.keys()][0] ?? "id"}.`,
    );
  }
  const pictures = new ExportPictures(site, folder);
  const contents = { hasPage: (path: string) => paths.has(path), hasPicture: () => true };
  const files = new Map<string, string | undefined>();
  const fileFor = (link: string) => {
    if (!files.has(link)) files.set(link, fileOf(link, contents));
    const file = files.get(link);
    if (file?.startsWith("pictures/")) pictures.want(file);
    return file;
  };
  const write = (file: string, page: Page, up = "../".repeat(file.split("/").length - 1)) =>
    folder.write(file, withRelativeLinks(layout(page, site), up, fileFor));

  // First, so that an export that cannot answer is not begun.
  const scripts = await exportScripts(site, only);
  for (const path of paths) {
    const found = pageAt(path, site);
    if (found === undefined || !("page" in found))
      throw new Error(`There is no page at ${path}, although it is one of the site's.`);
    const { page } = found;
    const card = page.card && hasCard(path) ? page.card : homeCard;
    if (publicUrl) pictures.wantCard(card);
    write(pageFile(path), { ...page, card });
    await pictures.room();
  }
  write(pageFile("/ask"), askPage);
  // A server shows it whatever address was asked for, so its links cannot be seen from where it stands.
  write("404.html", notFoundPage("/", site), publicUrl ? `${basePath(publicUrl)}/` : "");
  folder.write("robots.txt", robots(site));
  // Both name whole addresses, which an export without one has not.
  if (publicUrl) {
    folder.write("sitemap.xml", sitemap(publicUrl, knowledge, paths));
    folder.write("feed.xml", feed(publicUrl, knowledge));
  }
  for (const [name, { body }] of assets()) folder.write(`assets/${site.version}/${name}`, body);
  for (const [name, body] of scripts) folder.write(`assets/${site.version}/${name}`, body);
  await pictures.all();
  return { pages: paths.size, pictures: pictures.written };
}
