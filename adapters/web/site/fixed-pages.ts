import { aboutPage } from "../pages/about.ts";
import { comparePage } from "../pages/compare.ts";
import { homePage } from "../pages/home.ts";
import { guidesPage, sourcesPage, termsPage } from "../pages/lists.ts";
import { mapPage } from "../pages/map.ts";
import { placesPage } from "../pages/places.ts";
import type { Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";

/** Pages that stand at one address and take nothing. */
export const fixedPages = {
  "/": homePage,
  "/compare": comparePage,
  "/map": mapPage,
  "/places": placesPage,
  "/guides": guidesPage,
  "/terms": termsPage,
  "/sources": sourcesPage,
  "/about": aboutPage,
} as const satisfies Readonly<Record<string, (site: Site) => Page>>;
