import { type Html, html } from "../../../src/present/html.ts";
import { type Mark, markupHtml } from "../../../src/present/preview/preview-markup.ts";
import { unescaped } from "../render/mrkdwn.ts";
import { nameOf } from "./people.ts";

/** Slack's markup as HTML: https://docs.slack.dev/messaging/formatting-message-text */

/** What opens or closes a mark stands beside no letter; within, beside no space, one of no width included. */
const between = (sign: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])${sign}(?![\\s\\u200b])([^${sign}\\n]+)(?<![\\s\\u200b])${sign}(?![\\p{L}\\p{N}${sign}])`,
    "uy",
  );

const marks: readonly Mark[] = [
  {
    pattern: /<(https?:\/\/[^<>|\s]+)(?:\|([^<>]+))?>/iy,
    show: ([url = "", title = url]) => html`<a href="${unescaped(url)}" rel="noreferrer">${unescaped(title)}</a>`,
  },
  {
    pattern: /<@([UW][A-Z0-9]*)(?:\|[^<>]*)?>/y,
    show: ([id = ""]) => html`<span class="mention">@${nameOf(id)}</span>`,
  },
  {
    pattern: /<#[A-Z0-9]+(?:\|([^<>]*))?>/y,
    show: ([name]) => html`<span class="mention">#${unescaped(name || "channel")}</span>`,
  },
  {
    pattern: /<!(here|channel|everyone)(?:\|[^<>]*)?>/y,
    show: ([whom]) => html`<span class="mention loud">@${whom}</span>`,
  },
  { pattern: between("`"), show: ([code = ""]) => html`<code>${unescaped(code)}</code>` },
  { pattern: between("\\*"), show: ([inside = ""], within) => html`<strong>${within(inside)}</strong>` },
  { pattern: between("_"), show: ([inside = ""], within) => html`<em>${within(inside)}</em>` },
  { pattern: between("~"), show: ([inside = ""], within) => html`<s>${within(inside)}</s>` },
  // An empty line is half a line high.
  { pattern: /\n(?:[ \t]*\n)+/y, show: () => html`<span class="gap"></span>` },
];

/** What begins a quoted line. */
const quoting = /^(?:>|&gt;) ?/;

/** What Slack shows of its markup. Whatever the text, it is safe. */
export function mrkdwnHtml(markup: string): Html {
  const shown: Html[] = [];
  let lines: string[] = [];
  let areQuoted = false;
  const end = () => {
    if (lines.length > 0) shown.push(areQuoted ? html`<blockquote>${spans(lines)}</blockquote>` : spans(lines));
    lines = [];
  };
  for (const line of markup.split("\n")) {
    if (quoting.test(line) !== areQuoted) end();
    areQuoted = quoting.test(line);
    lines.push(line.replace(quoting, ""));
  }
  end();
  return html`${shown}`;
}

const spans = (lines: readonly string[]): Html => marked(lines.join("\n"));

/** Text with marks in it. A mark never holds one of its own kind, so this ends soon. */
const marked = (markup: string): Html =>
  markupHtml(markup, { marks, text: (plain) => html`${unescaped(plain)}`, within: marked, skip: untilNextSign });

/** Every mark begins with one of these. */
const signs = /[<*_~`\n]/g;

/** No mark begins before the next sign, so all up to there is passed over at once. */
function untilNextSign(markup: string, at: number): number {
  signs.lastIndex = at + 1;
  return (signs.exec(markup)?.index ?? markup.length) - at;
}
