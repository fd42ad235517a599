import { choiceOf } from "../../../src/answers/titles.ts";
import { html } from "../../../src/html.ts";
import type { Page } from "../layout.ts";
import { mostNear, nearestTo } from "../nearest.ts";
import { choicesHtml } from "../render.ts";
import type { Site } from "../site.ts";
import { english as texts } from "../texts.ts";

/** For an address that leads nowhere: what may have been meant. */
export function notFoundPage(path: string, { world: { knowledge } }: Site): Page {
  const near = nearestTo(path, knowledge);
  const common = knowledge.field.common.slice(0, mostNear);
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
