import { type Html, html } from "../html.ts";

/** One mark of a platform's markup: how it is recognized, and how it is shown. */
export type Mark = {
  /** Sticky. What it captures is handed to `show`. */
  readonly pattern: RegExp;
  /** @param within shows what stands between its signs */
  readonly show: (captured: readonly string[], within: (markup: string) => Html) => Html;
};

type MarkupRules = {
  /** The first that matches counts: of two that begin alike, the longer stands first. */
  readonly marks: readonly Mark[];
  /** Shows what stands between the marks. */
  readonly text: (markup: string) => Html;
  /** Shows what stands within a mark. */
  readonly within: (markup: string) => Html;
  /** How many characters are passed over where no mark begins; one where nothing is said. */
  readonly skip?: (markup: string, at: number) => number;
};

/** Markup as HTML: its marks, and the text between them, from left to right. */
export function markupHtml(markup: string, { marks, text, within, skip = () => 1 }: MarkupRules): Html {
  const shown: Html[] = [];
  let textStart = 0;
  for (let at = 0; at < markup.length; ) {
    const found = markAt(at, markup, marks);
    if (found) {
      shown.push(text(markup.slice(textStart, at)), found.mark.show(found.captured, within));
      at += found.length;
      textStart = at;
    } else at += skip(markup, at);
  }
  return html`${[...shown, text(markup.slice(textStart))]}`;
}

function markAt(at: number, markup: string, marks: readonly Mark[]) {
  for (const mark of marks) {
    mark.pattern.lastIndex = at;
    const match = mark.pattern.exec(markup);
    if (match) return { mark, length: match[0].length, captured: match.slice(1) };
  }
  return undefined;
}
