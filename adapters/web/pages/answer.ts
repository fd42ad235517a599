import { type Address, formatAddress } from "../../../src/address.ts";
import { type Answer, choicesIn } from "../../../src/answer.ts";
import { type AnsweredQuestion, ask } from "../../../src/ask.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { explain } from "../../../src/present/explain.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { firstSentence, summaryOf } from "../../../src/present/shorten.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { Page } from "../render/layout.ts";
import { choicesHtml, render } from "../render/render.ts";
import { roleTabs } from "../render/role-tabs.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";
import { compareForm } from "./compare.ts";

type Given = Extract<Answer, { kind: "answer" }>;

/** The answer at an address, as its permalink shows it. */
export function answerPage(given: Given, site: Site): Page {
  const { bot } = site;
  const path = pagePath(given.address);
  return {
    title: given.title,
    description: summaryOf(given),
    path,
    card: `/cards${path}.png`,
    ask: { after: given.address },
    main: html`${around(given, bot)}${tools(given, site, shared.next)}`,
  };
}

/** An answer with its pictures, and what leads to its neighbors. */
const around = (given: Given, { knowledge }: BotContext, asked?: Html): Html =>
  html`${roleTabs(given.address, knowledge)}
${render(given, { pictures: picturesOf(given.address, knowledge), asked })}
${given.address.topic === "compare" ? compareForm(given.address.subjects, knowledge) : undefined}`;

/** A question in words, answered, with why. @param after the answer it follows */
export function askedPage(
  question: string,
  after: Address | undefined,
  site: Site,
): { page: Page; asked: AnsweredQuestion } {
  const { bot } = site;
  const { knowledge, place, meanings } = bot;
  const asked = ask(question, knowledge, { after, place, meanings });
  const { answer, reading } = asked;
  const words = html`<p class="asked">${texts.youAsked}: <q>${question}</q></p>`;
  const why = explain(reading, knowledge);
  const isAnswer = answer.kind === "answer";
  return {
    asked,
    page: {
      title: answer.title,
      description: firstSentence(summaryOf(answer)),
      // A follow-up speaks of the answer before where there is none of its own.
      ask: isAnswer ? { after: answer.address } : { question, ...(after && { after }) },
      main: html`${isAnswer ? around(answer, bot, words) : render(answer, { asked: words })}
${isAnswer ? tools(answer, site, question) : undefined}
${site.isStaticExport ? html`<p class="note">${texts.readByWords}</p>` : undefined}
<details class="why"><summary>${shared.why}</summary><p>${why.says}</p>${choicesHtml("", choicesIn(why))}</details>`,
    },
  };
}

/** What can be done with an answer: passing it on, looking at it elsewhere, reporting it. */
function tools({ address }: Given, { bot: { operator }, isStaticExport }: Site, question: string): Html {
  const path = pagePath(address);
  return html`<ul class="tools">
<li><a href="${path}" data-copy="${path}">${texts.linkToThis}</a></li>
${isStaticExport ? undefined : served(address, question)}
${operator.reportTo ? html`<li><a href="${reportLink(operator.reportTo, path)}">${texts.report}</a></li>` : undefined}
</ul>`;
}

/** Where a server shows it in other forms. */
function served(address: Address, question: string): Html {
  const asked = question === shared.next ? formatAddress(address) : question;
  return html`<li><a href="/playground?${new URLSearchParams({ q: asked }).toString()}">${texts.onPlatforms}</a></li>
<li><a href="/api/answer${pagePath(address)}">${texts.asData}</a></li>`;
}

/** Where a mistake is reported: a page, or a letter that already names the answer. */
function reportLink(reportTo: string, path: string): string {
  if (/^https?:\/\//i.test(reportTo)) return reportTo;
  return `mailto:${encodeURIComponent(reportTo)}?subject=${encodeURIComponent(`A mistake at ${path}`)}`;
}
