import { type Address, roleTopics } from "../../../src/address.ts";
import type { Block, Cited } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import { choiceOf } from "../../../src/answers/titles.ts";
import { partOf, partsByTopic } from "../../../src/knowledge/parts.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { summaryOf } from "../../../src/present/shorten.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import { capitalized } from "../../../src/text/format.ts";
import { figure } from "../render/figure.ts";
import type { Page } from "../render/layout.ts";
import { blockHtml, choicesHtml, sourceHtml } from "../render/render.ts";
import type { Site } from "../render/site.ts";

/** Everything about one role on one page, to read through or to print. */
export function rolePage(id: string, { bot: { knowledge } }: Site): Page | undefined {
  const role = knowledge.roles.get(id);
  if (role === undefined) return undefined;
  const sources = new Map<string, Cited>();
  const notes = new Set<string>();
  /** What every topic has to be careful with is said once. */
  const isNew = (block: Block): boolean => {
    if (block.type !== "note") return true;
    const isKnown = notes.has(block.text);
    notes.add(block.text);
    return !isKnown;
  };
  const sections = roleTopics.map((topic): Html => {
    const address: Address = { topic, role: id };
    const given = answer(address, knowledge);
    if (given.kind !== "answer") return html``;
    for (const source of given.sources) sources.set(source.id, source);
    const closer = partsByTopic[topic]
      .filter((part) => partOf(role, topic, part))
      .map((part) => choiceOf({ topic, role: id, part }, knowledge));
    return html`<section class="topic" id="${topic}">
<h2><a href="${pagePath(address)}">${headingOf(given.title)}</a></h2>
${given.blocks.slice(0, 1).map(blockHtml)}
${topic === "overview" ? undefined : picturesOf(address, knowledge).map(figure)}
${given.blocks.slice(1).filter(isNew).map(blockHtml)}
${closer.length > 0 ? html`<details class="closer"><summary>A closer look</summary>${choicesHtml("", closer)}</details>` : undefined}
</section>
`;
  });
  const compares = role.confusedWith.map(({ role: other }) =>
    choiceOf({ topic: "compare", subjects: [id, other] }, knowledge),
  );
  return {
    title: capitalized(role.name),
    description: summaryOf(answer({ topic: "overview", role: id }, knowledge)),
    path: `/roles/${id}`,
    card: `/cards/overview/${id}.png`,
    ask: { after: { topic: "overview", role: id } },
    main: html`<article class="answer sheet">
<h1>${capitalized(role.name)}</h1>
<nav class="tabs" aria-label="On this page"><ul>${roleTopics.map(
      (topic) => html`<li><a href="#${topic}">${headingOf(choiceOf({ topic, role: id }, knowledge).title)}</a></li>`,
    )}</ul></nav>
${sections}
<section class="sources"><h2>${shared.sources}</h2><ul>${[...sources.values()].map(
      (source) => html`<li>${sourceHtml(source)}</li>
`,
    )}</ul></section>
<p class="reviewed">${shared.reviewed(role.reviewed)}</p>
${choicesHtml("Easily confused", compares)}
</article>`,
  };
}

/** "Pay", from "Captain: pay". */
const headingOf = (title: string): string => capitalized(/: (.*)$/.exec(title)?.[1] ?? title);
