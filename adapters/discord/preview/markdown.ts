import { type Html, html } from "../../../src/present/html.ts";
import { type Mark, markupHtml } from "../../../src/present/preview/preview-markup.ts";

/** Discord's markdown as HTML: https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101 */

/** Marks within marks are shown to this depth; nobody writes more, and no text shall exhaust the stack. */
const maxDepth = 12;

const links: readonly Mark[] = [
  {
    pattern: /\[((?:\\.|[^\\[\]\n])+)\]\(<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?\)/isy,
    show: ([title = "", url = ""]) => anchor(url, spans(title, unlinked)),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/iy, show: ([url = ""]) => anchor(url, html`${url}`) },
  { pattern: /(https?:\/\/[^\s<]*[^\s<.,:;"'\])|])/iy, show: ([url = ""]) => anchor(url, html`${url}`) },
];

const unlinked: readonly Mark[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, show: ([sign]) => html`${sign}` },
  { pattern: /\n/y, show: () => html`<br>` },
  { pattern: /(`+)(.*?[^`])\1(?!`)/sy, show: ([, code]) => html`<code>${code}</code>` },
  { pattern: /<@!?(\d+)>/y, show: () => html`<span class="mention">@member</span>` },
  { pattern: /<@&(\d+)>/y, show: () => html`<span class="mention">@role</span>` },
  { pattern: /<#(\d+)>/y, show: () => html`<span class="mention"># channel</span>` },
  { pattern: /<(\/[^<>\n:]+):\d+>/y, show: ([command]) => html`<span class="mention">${command}</span>` },
  {
    pattern: /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy,
    show: ([inside = ""], within) => html`<strong>${within(inside)}</strong>`,
  },
  { pattern: /__((?:\\.|[^\\])+?)__(?!_)/sy, show: ([inside = ""], within) => html`<u>${within(inside)}</u>` },
  {
    pattern: /\*(?=\S)((?:\*\*|\\.|\s+(?:\\.|[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/sy,
    show: ([inside = ""], within) => html`<em>${within(inside)}</em>`,
  },
  {
    pattern: /(?<![0-9A-Za-z])_((?:__|\\.|[^\\_])+?)_(?![0-9A-Za-z])/sy,
    show: ([inside = ""], within) => html`<em>${within(inside)}</em>`,
  },
  { pattern: /~~((?:\\.|[^\\])+?)~~/sy, show: ([inside = ""], within) => html`<s>${within(inside)}</s>` },
  {
    pattern: /\|\|((?:\\.|[^\\])+?)\|\|/sy,
    show: ([inside = ""], within) => html`<span class="spoiler">${within(inside)}</span>`,
  },
];
const everySpan: readonly Mark[] = [...links, ...unlinked];

const anchor = (url: string, title: Html): Html => html`<a href="${url}" rel="noreferrer">${title}</a>`;

/** A list, and what is shown of the markup of each item. */
const listMark = (showItem: (markup: string) => Html): Mark => ({
  pattern: /(?<=^|\n)( *(?:[-*]|\d+\.) +[^\n]+(?:\n(?: *(?:[-*]|\d+\.) +| +)\S[^\n]*)*)\n*/y,
  show: ([lines = ""]) => listOf(lines.split("\n"), showItem),
});
const headings: readonly Mark[] = [
  { pattern: /(?<=^|\n)# +([^\n]+)\n?/y, show: ([says = ""]) => html`<h1>${spans(says)}</h1>` },
  { pattern: /(?<=^|\n)## +([^\n]+)\n?/y, show: ([says = ""]) => html`<h2>${spans(says)}</h2>` },
  { pattern: /(?<=^|\n)### +([^\n]+)\n?/y, show: ([says = ""]) => html`<h3>${spans(says)}</h3>` },
  { pattern: /(?<=^|\n)-# +([^\n]+)\n?/y, show: ([says = ""]) => html`<small>${spans(says)}</small>` },
];
const inItems: readonly Mark[] = [...headings, listMark((markup) => spans(markup))];
const inQuotes: readonly Mark[] = [
  ...headings,
  listMark((markup) => blocks(markup, inItems)),
  { pattern: /```(?:[\w+.#-]+\n)?\n*([^\n].*?)\n*```\n?/sy, show: ([code]) => html`<pre><code>${code}</code></pre>` },
];
const everyBlock: readonly Mark[] = [
  { pattern: /(?<=^|\n)>>> (.+)/sy, show: ([inside = ""]) => quoted(inside) },
  { pattern: /(?<=^|\n)((?:> [^\n]*(?:\n|$))+)/y, show: ([lines = ""]) => quoted(lines.replace(/^> /gm, "")) },
  ...inQuotes,
];

/** What Discord shows of the markup. Whatever the text, it is safe. */
export const markdownHtml = (markup: string): Html => blocks(markup.trim(), everyBlock);

const quoted = (markup: string): Html => html`<blockquote>${blocks(markup.trimEnd(), inQuotes)}</blockquote>`;

function listOf(lines: readonly string[], showItem: (markup: string) => Html): Html {
  const indent = lines[0]?.search(/\S/) ?? 0;
  const items: string[] = [];
  for (const line of lines) {
    const [, spaces = "", text] = /^( *)(?:[-*]|\d+\.) +(.*)$/.exec(line) ?? [];
    if (text !== undefined && spaces.length <= indent) items.push(text);
    else items.push(`${items.pop() ?? ""}\n${text === undefined ? line.trim() : line}`);
  }
  const shown = items.map((item) => html`<li>${showItem(item)}</li>`);
  const first = /^ *(\d+)\./.exec(lines[0] ?? "")?.[1];
  return first === undefined ? html`<ul>${shown}</ul>` : html`<ol start="${first}">${shown}</ol>`;
}

/** Text with blocks in it; what stands between them is lines of text. */
const blocks = (markup: string, marks: readonly Mark[]): Html =>
  markupHtml(markup, { marks, text: spans, within: spans, skip: escapedLength });

/** An escaped sign opens no block, so it is passed over together with its backslash. */
const escapedLength = (markup: string, at: number): number => (markup[at] === "\\" ? 2 : 1);

/** Text with marks in its lines. */
function spans(markup: string, marks: readonly Mark[] = everySpan, depth = 1): Html {
  const within = (inside: string): Html => (depth < maxDepth ? spans(inside, marks, depth + 1) : html`${inside}`);
  return markupHtml(markup, { marks, text: (plain) => html`${plain}`, within });
}
