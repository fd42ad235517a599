import type { Answer, Block, Choice, Cited } from "../../../src/answer.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { texts } from "../../../src/present/texts.ts";
import { figure } from "./figure.ts";

/** How an answer is shown. */
export type RenderOptions = {
  /** The answer's pictures, the most telling first. */
  readonly pictures?: readonly Picture[];
  /** The words it answers, above its title. */
  readonly asked?: Html | undefined;
};

/** An answer as it stands in a page. Pure; whatever stands in it is only text. */
export function render(answer: Answer, { pictures = [], asked }: RenderOptions = {}): Html {
  const isUrgent = answer.kind === "declined" && answer.urgent;
  return html`<article class="answer ${answer.kind}${isUrgent ? " urgent" : ""}">
${asked}
<h1>${answer.title}</h1>
${inside(answer, pictures)}
</article>`;
}

function inside(answer: Answer, pictures: readonly Picture[]): Html {
  switch (answer.kind) {
    case "answer":
      return html`${blocksHtml(answer.blocks, pictures)}
${sourcesHtml(answer.sources)}
${answer.reviewed ? html`<p class="reviewed">${texts.reviewed(answer.reviewed)}</p>` : undefined}
${choicesHtml(texts.next, answer.next)}`;
    case "choices":
      return html`<p class="lead">${answer.says}</p>
${choicesHtml("", answer.choices)}`;
    case "unknown":
      return html`<p class="lead">${answer.says}</p>
${choicesHtml(texts.near, answer.near)}`;
    case "declined":
      return html`<p class="lead">${answer.says}</p>
${choicesHtml(texts.offers, answer.offers)}`;
    case "welcome":
      return html`<p class="lead">${answer.says}</p>
${(answer.blocks ?? []).map(blockHtml)}
${examplesHtml(answer.examples)}`;
  }
}

/** The most telling picture comes right after the answer in a sentence, the others after all that is said. */
function blocksHtml(blocks: readonly Block[], [first, ...others]: readonly Picture[]): Html {
  const firstOther = blocks.findIndex(({ type }) => type !== "lead");
  const end = firstOther < 0 ? blocks.length : firstOther;
  const shown = first && figure(first);
  return html`${blocks.slice(0, end).map(blockHtml)}${shown}${blocks.slice(end).map(blockHtml)}${others.map(figure)}`;
}

export function blockHtml(block: Block): Html {
  switch (block.type) {
    case "lead":
      return html`<p class="lead">${block.text}</p>
`;
    case "note":
      return html`<p class="note"><strong>${texts.note}:</strong> ${block.text}</p>
`;
    case "facts":
      return html`<section class="facts">${heading(block.title)}<ul>${items(block.items)}</ul></section>
`;
    case "steps":
      return html`<section class="steps">${heading(block.title)}<ol>${items(block.items)}</ol></section>
`;
    case "table":
      return tableHtml(block);
  }
}

const heading = (title: string | undefined): Html | undefined => (title ? html`<h2>${title}</h2>` : undefined);
const items = (all: readonly string[]): Html[] => all.map((item) => html`<li>${item}</li>`);

/** Columns that a phone shows side by side. */
const maxOnPhone = 3;

/** Wide tables scroll within themselves, by keyboard too; on a phone each row stands alone, with what its cells are. */
const tableHtml = ({ title, columns, rows }: Extract<Block, { type: "table" }>): Html => html`<section class="figures">
<h2>${title}</h2>
<div class="scrolls" role="region" aria-label="${title}" tabindex="0"><table class="columns-${columns.length}${columns.length > maxOnPhone ? " stacks" : ""}">
<thead><tr>${columns.map((column) => (column === "" ? html`<td></td>` : html`<th scope="col">${column}</th>`))}</tr></thead>
<tbody>${rows.map(
  ([name = "", ...cells]) =>
    html`<tr><th scope="row">${name}</th>${cells.map((cell, at) => html`<td data-label="${columns[at + 1] ?? ""}">${cell}</td>`)}</tr>
`,
)}</tbody>
</table></div></section>
`;

function sourcesHtml(sources: readonly Cited[]): Html | undefined {
  if (sources.length === 0) return undefined;
  return html`<section class="sources"><h2>${texts.sources}</h2><ul>${sources.map(
    (source) => html`<li>${sourceHtml(source)}</li>
`,
  )}</ul></section>`;
}

/** A source with its publisher and date; a link where it can be read. */
export const sourceHtml = ({ title, publisher, url, asOf }: Omit<Cited, "id">): Html =>
  html`${url ? html`<a href="${url}" rel="noopener noreferrer">${title}</a>` : title} (${publisher}, ${asOf})`;

/** Links to answers, under a heading. */
export function choicesHtml(title: string, choices: readonly Choice[]): Html | undefined {
  if (choices.length === 0) return undefined;
  return html`<nav class="choices" aria-label="${title || texts.near}">${heading(title)}<ul>${choices.map(
    ({ address, title: label }) => html`<li><a href="${pagePath(address)}">${label}</a></li>
`,
  )}</ul></nav>`;
}

/** Questions to try. */
export const examplesHtml = (examples: readonly string[]): Html | undefined =>
  examples.length === 0
    ? undefined
    : html`<nav class="choices examples" aria-label="${texts.examples}"><h2>${texts.examples}</h2><ul>${examples.map(
        (example) => html`<li><a href="${askPath(example)}">${example}</a></li>
`,
      )}</ul></nav>`;

/** Where a question in words is answered. */
const askPath = (question: string): string => `/ask?${new URLSearchParams({ q: question })}`;
