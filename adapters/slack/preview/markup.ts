import { type Html, html } from "../../../src/present/html.ts";
import { unescaped } from "../render/mrkdwn.ts";
import { nameOf } from "./people.ts";

/** Slack's markup as HTML: https://docs.slack.dev/messaging/formatting-message-text */

/** How one mark is recognized and shown. `within` shows what stands between its signs. */
type Mark = {
  /** Sticky. What it captures is handed to `show`. */
  readonly pattern: RegExp;
  readonly show: (captured: readonly string[], within: (markup: string) => Html) => Html;
};

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

/** A mark never holds one of its own kind, so this ends soon. */
function marked(markup: string): Html {
  const shown: Html[] = [];
  let plain = "";
  for (let at = 0; at < markup.length; ) {
    const found = firstAt(at, markup);
    if (found) {
      shown.push(html`${unescaped(plain)}`, found.shown);
      plain = "";
      at = found.end;
    } else {
      plain += markup[at];
      at += 1;
    }
  }
  return html`${[...shown, html`${unescaped(plain)}`]}`;
}

function firstAt(at: number, markup: string): { readonly end: number; readonly shown: Html } | undefined {
  if (!/[<*_~`\n]/.test(markup[at] ?? "")) return undefined;
  for (const { pattern, show } of marks) {
    pattern.lastIndex = at;
    const captured = pattern.exec(markup);
    if (captured) return { end: at + captured[0].length, shown: show(captured.slice(1), marked) };
  }
  return undefined;
}
