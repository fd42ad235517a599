import { type Html, html } from "../../../src/present/html.ts";
import { basePath } from "../../../src/present/permalink.ts";
import { version } from "../../../src/runtime/version.ts";
import { type AskBox, askBox } from "./ask-box.ts";
import { exportPolicy } from "./export-policy.ts";
import type { Site } from "./site.ts";
import { english as texts } from "./texts.ts";

/** What a page holds; the layout gives it head, navigation and foot. */
export type Page = {
  /** As it stands in a browser's tab, before the site's name. */
  readonly title: string;
  /** One or two sentences for whoever sees only a link to it. */
  readonly description: string;
  /** Its one address, with a slash first; none where it should not be found by search engines. */
  readonly path?: string | undefined;
  /** The picture that a link to it shows. */
  readonly card?: string | undefined;
  readonly main: Html;
  /** The box above it; pages that have their own leave it out. */
  readonly ask?: AskBox | undefined;
  readonly isHome?: boolean;
};

export const siteName = "Rolecall";

/** The ways around, in the order in which people go. */
const mainNavigation = [
  ["/roles", texts.roles],
  ["/compare", texts.compare],
  ["/map", texts.map],
  ["/places", texts.places],
  ["/guides", texts.guides],
  ["/terms", texts.terms],
] as const;
const footerNavigation = [
  ["/sources", texts.sources],
  ["/about", texts.about],
] as const;
/** Further ones that only a server has. */
const serverOnlyNavigation = [
  ["/playground", texts.playground],
  ["/api/openapi.json", texts.api],
] as const;

/** Where scripts and styles stand: their address changes with them, so they are cached forever. */
const assetPath = (name: string, { version }: Site): string => `/assets/${version}/${name}`;

/** A whole page. */
export function layout(page: Page, site: Site): string {
  const { publicUrl } = site.bot;
  const { isStaticExport = false } = site;
  const written = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${isStaticExport ? html`<meta http-equiv="Content-Security-Policy" content="${exportPolicy}">` : undefined}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(page)}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f7f6f2" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#12181c" media="(prefers-color-scheme: dark)">
${page.path === undefined ? html`<meta name="robots" content="noindex">` : undefined}
${publicUrl && page.path !== undefined ? html`<link rel="canonical" href="${publicUrl}${page.path}">` : undefined}
${openGraph(page, publicUrl)}
<link rel="icon" href="${assetPath("icon.svg", site)}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath("page.css", site)}">
${publicUrl === undefined ? undefined : html`<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${siteName}">`}
${isStaticExport ? html`<script src="${assetPath("copy.js", site)}" defer></script>` : undefined}
<script src="${assetPath("page.js", site)}" defer></script>
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header class="top">
<a class="name" href="/"><svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M3 4h18v12H9l-6 5z"/><path class="line" d="M7 8h10M7 12h6"/></svg>${siteName}</a>
<nav aria-label="Main"><ul>${mainNavigation.map((item) => navigationItem(item, page.path))}</ul></nav>
</header>
<main id="content" tabindex="-1">
${contentOf(page)}
</main>
<footer class="foot">
<nav aria-label="More"><ul>${[...footerNavigation, ...(isStaticExport ? [] : serverOnlyNavigation)].map((item) => navigationItem(item, page.path))}</ul></nav>
<p>${siteName} ${version}. Answers people wrote, with their sources and dates. No cookies, no tracking.</p>
</footer>
</body>
</html>
`;
  // The links of a static export are made for where each page stands.
  return isStaticExport ? written.html : under(publicUrl, written.html);
}

/** What stands in a browser's tab. */
export const titleOf = ({ title, isHome = false }: Page): string =>
  isHome ? `${siteName}: ${title}` : `${title} · ${siteName}`;

/** What stands between a page's head and its foot. */
export const contentOf = ({ ask, main }: Page): Html => html`${ask && askBox(ask)}
${main}`;

const navigationItem = ([path, label]: readonly [string, string], here: string | undefined): Html =>
  html`<li><a href="${path}"${here === path ? html` aria-current="page"` : undefined}>${label}</a></li>`;

/** What a link to the page shows where it is pasted: https://ogp.me */
function openGraph({ title, description, path, card }: Page, publicUrl: string | undefined): Html {
  const absolute = publicUrl && path !== undefined;
  return html`<meta property="og:site_name" content="${siteName}">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${absolute ? html`<meta property="og:url" content="${publicUrl}${path}">` : undefined}
${
  absolute && card
    ? html`<meta property="og:image" content="${publicUrl}${card}">
<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">`
    : undefined
}`;
}

/** Where the site stands below another one's address, its own links begin there. */
function under(publicUrl: string | undefined, page: string): string {
  const base = basePath(publicUrl);
  return base === "" ? page : page.replace(ownLinks, `$1${base}/`);
}

/** Links to our own pages, wherever they stand in markup of ours; in text, quotation marks are escaped. */
export const ownLinks = /( (?:href|src|action|data-[a-z]+)=")\/(?!\/)/g;
