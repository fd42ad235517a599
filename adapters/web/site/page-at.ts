import { answerAt } from "../../../src/answers/answer.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { answerPage } from "../pages/answer.ts";
import { placePage } from "../pages/places.ts";
import { rolePage } from "../pages/role.ts";
import { rolesPage } from "../pages/roles.ts";
import type { Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { fixedPages } from "./fixed-pages.ts";

/** What stands at a path of the site: a page, or where it is now. */
export type PageAt =
  | {
      readonly page: Page;
      /** Whether the page is the answer at its address. */
      readonly isAnswer?: true;
    }
  | { readonly movedTo: string };

const noQuery = new URLSearchParams();

/**
 * What stands at a path, for a server that sends it and for an export that writes it; undefined where nothing does.
 * @param path with a slash first, and nothing of it escaped
 * @param query what stands behind the path; only the list of roles reads it
 */
export function pageAt(path: string, site: Site, query: URLSearchParams = noQuery): PageAt | undefined {
  const fixed = Object.entries(fixedPages).find(([one]) => one === path);
  if (fixed) return { page: fixed[1](site) };
  if (path === "/roles") return { page: rolesPage(query, site) };
  const [, kind, id] = /^\/(roles|places)\/([^/]+)$/.exec(path) ?? [];
  if (id !== undefined) return kind === "roles" ? roleAt(id, site) : placeAt(id, site);
  return answerPageAt(path, site) ?? withoutSlash(path);
}

function roleAt(id: string, site: Site): PageAt | undefined {
  const renamed = site.bot.knowledge.redirects.get(`roles/${id}`);
  if (renamed !== undefined) return { movedTo: `/roles/${renamed}` };
  const page = rolePage(id, site);
  return page && { page };
}

function placeAt(place: string, site: Site): PageAt | undefined {
  const page = placePage(place, site);
  if (page) return { page };
  const small = place.toLowerCase();
  return small !== place && placePage(small, site) ? { movedTo: `/places/${small}` } : undefined;
}

function answerPageAt(path: string, site: Site): PageAt | undefined {
  const given = answerAt(path.replace(/^\/|\/$/g, ""), site.bot.knowledge);
  if (given === undefined) return undefined;
  const at = pagePath(given.address);
  return at === path ? { page: answerPage(given, site), isAnswer: true } : { movedTo: at };
}

/** One slash too many; two of them at the beginning would be another site. */
const withoutSlash = (path: string): PageAt | undefined =>
  /^\/[a-z][a-z0-9/+-]*[a-z0-9]\/$/.test(path) ? { movedTo: path.slice(0, -1) } : undefined;
