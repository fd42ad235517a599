import { answerAt } from "../../../src/answers/answer.ts";
import { html } from "../../../src/present/html.ts";
import { answerPage } from "../pages/answer.ts";
import { placePage } from "../pages/places.ts";
import { rolePage } from "../pages/role.ts";
import { rolesPage } from "../pages/roles.ts";
import type { Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";
import { fixedPages } from "../site/fixed-pages.ts";

const noQuery = new URLSearchParams();

/** The page at a path of `everyPage`. */
export function pageAt(path: string, site: Site): Page | undefined {
  const fixed = Object.entries(fixedPages).find(([one]) => one === path);
  if (fixed) return fixed[1](site);
  if (path === "/roles") return rolesPage(noQuery, site);
  const [, kind, id = ""] = path.split("/");
  if (kind === "roles") return rolePage(id, site);
  if (kind === "places") return placePage(id, site);
  const given = answerAt(path.slice(1), site.bot.knowledge);
  return given && answerPage(given, site);
}

/** Where a question in words is answered, before it is. */
export const askPage: Page = {
  title: texts.ask,
  description: texts.askPlaceholder,
  ask: {},
  main: html`<article class="answer" data-asked><h1>${texts.ask}</h1>
<noscript><p class="lead">Questions in words need a script here. All the answers can also be found by <a href="/roles">role</a>, <a href="/places">state</a>, <a href="/guides">question</a> and <a href="/terms">term</a>.</p></noscript></article>`,
};
