import { aboutAnswer } from "../../../src/commands/about.ts";
import { html } from "../../../src/present/html.ts";
import type { Page } from "../render/layout.ts";
import { blockHtml } from "../render/render.ts";
import type { Site } from "../render/site.ts";

/** What this is, how it works and how well, what becomes of what people type, where to report a mistake. */
export function aboutPage({ bot: { knowledge, operator }, isStaticExport = false }: Site): Page {
  const about = aboutAnswer(knowledge, operator);
  return {
    title: "About",
    description: about.says,
    path: "/about",
    main: html`<article class="answer"><h1>${about.title}</h1>
<p class="lead">${about.says}</p>
<section class="steps"><h2>How it works</h2><ol>
<li>Your words are read: names of roles and places, mended spelling, and what you want to know, by how near it is to questions that people ask.</li>
<li>That gives the address of an answer, such as <code>${exampleAddress(knowledge.field.entryRole)}</code>. Where two readings are likely you choose; where none is, it says so.</li>
<li>The answer at that address is put together from entries that people wrote and figures with their place, period and source.</li>
<li>The same address always gives the same answer: here, in Discord, in Slack and in a terminal.</li>
</ol></section>
${(about.blocks ?? []).map(blockHtml)}
<section class="facts"><h2>These pages</h2><ul>
<li>They set no cookie, run no tracker and ask nothing of any other site.</li>
<li>A question stands in the address of its page, so your browser's history keeps it.</li>
${isStaticExport ? inStaticExport : served}
</ul></section></article>`,
  };
}

const served = html`<li>Programs can ask too: <a href="/api/openapi.json">the description of the interface</a>.</li>`;
const inStaticExport = html`<li>This is a static export, which works without a server: what you ask is answered in your browser, and leaves it for nowhere.</li>
<li>Here a question is read by its words alone, without the trained encoder that a server has, and so less often rightly.</li>`;

const exampleAddress = (role: string): string => `salary/${role}/tx`;
