import { parseAddress } from "../../../src/address.ts";
import { answer } from "../../../src/answers/answer.ts";
import { ask } from "../../../src/ask.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { html } from "../../../src/present/html.ts";
import { plainText } from "../../../src/present/plain-text.ts";
import { maxQuestionLength } from "../render/ask-box.ts";
import type { Page } from "../render/layout.ts";
import { render } from "../render/render.ts";
import type { Site } from "../render/site.ts";

/** One answer as every platform shows it, side by side. @param typed a question in words, or the address of an answer */
export function playgroundPage(typed: string, { bot, previews }: Site): Page {
  const { knowledge } = bot;
  const question = typed || (knowledge.field.examples[0] ?? "");
  const address = parseAddress(question);
  const given = address ? answer(address, knowledge) : ask(question, knowledge, bot).answer;
  const pictures = given.kind === "answer" ? picturesOf(given.address, knowledge) : [];
  const query = new URLSearchParams({ q: question }).toString();
  return {
    title: "Playground",
    description: "One answer as Discord, Slack, the web and plain text show it.",
    ...(typed === "" && { path: "/playground" }),
    main: html`<h1>Playground</h1>
<p class="lead">One answer, as each platform shows it. Type a question, or an address such as <code>term/${[...knowledge.terms.keys()][0] ?? ""}</code>.</p>
<form class="ask" action="/playground" method="get"><label for="play">A question or an address</label>
<div class="row"><div class="combo"><input id="play" name="q" type="search" value="${question}" maxlength="${maxQuestionLength}" required autocomplete="off"></div><button type="submit">Show</button></div></form>
<div class="stages">
${previews.map(
  ({
    name,
  }) => html`<section class="stage"><h2>${name}</h2><iframe src="/playground/${name.toLowerCase()}?${query}" title="${name}" loading="lazy" sandbox></iframe></section>
`,
)}<section class="stage"><h2>Web</h2><div class="window" role="region" aria-label="Web" tabindex="0">${lowered(render(given, { pictures }).html)}</div></section>
<section class="stage"><h2>Plain text</h2><pre class="window" role="region" aria-label="Plain text" tabindex="0">${plainText(given)}</pre></section>
</div>`,
  };
}

/** The answer's headings, one step lower: they stand under the page's own. */
const lowered = (markup: string) => ({
  html: markup.replace(/(<\/?h)([12])(?=[ >])/g, (_, tag: string, level: string) => `${tag}${Number(level) + 2}`),
});
