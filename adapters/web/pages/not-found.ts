import { choiceOf } from "../../../src/answers/titles.ts";
import { html } from "../../../src/present/html.ts";
import type { Page } from "../render/layout.ts";
import { maxNearest, nearestTo } from "../render/nearest.ts";
import { choicesHtml } from "../render/render.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";

/** For an address that leads nowhere: what may have been meant. */
export function notFoundPage(path: string, { bot: { knowledge } }: Site): Page {
  const near = nearestTo(path, knowledge);
  const common = knowledge.field.common.slice(0, maxNearest);
  const offered = near.length > 0 ? near : common.map((role) => choiceOf({ topic: "overview", role }, knowledge));
  return {
    title: texts.notFound,
    description: texts.notFoundSays,
    ask: {},
    main: html`<article class="answer unknown"><h1>${texts.notFound}</h1>
<p class="lead">${texts.notFoundSays}</p>
${choicesHtml("", offered)}</article>`,
  };
}
