/** Markup that is safe to show. Everything else is escaped at the moment it is put into some. */
export type Html = { readonly html: string };

type Filling = string | number | Html | readonly Html[] | undefined;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What our templates say between their fillings, in ASCII. */
const asciiParts = new WeakMap<TemplateStringsArray, readonly string[]>();

/**
 * What a template of ours says, with what it is filled with. Attributes must be in quotation marks. All of it is ASCII,
 * other letters by their number: so it is a string of one byte a letter, which is put together and sent several times
 * as fast.
 */
export function html(ours: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  let parts = asciiParts.get(ours);
  if (parts === undefined) {
    parts = ours.map((part) => part.replace(beyondAscii, byNumber));
    asciiParts.set(ours, parts);
  }
  let text = parts[0] ?? "";
  for (let at = 0; at < fillings.length; at++) text += filled(fillings[at]) + (parts[at + 1] ?? "");
  return { html: text };
}

/**
 * A piece that will stand in many pages, in one piece of memory: else each of them puts its hundreds of parts together
 * again. In a browser, which makes one page at a time, it stays as it is.
 */
export const joined = (piece: Html): Html =>
  typeof Buffer === "undefined" ? piece : { html: Buffer.from(piece.html, "latin1").toString("latin1") };

const beyondAscii = /[\u{80}-\u{10ffff}]/gu;
const byNumber = (letter: string): string => `&#${letter.codePointAt(0)};`;
const special = /[&<>"'\u0080-\uffff]/;

function filled(filling: Filling): string {
  if (filling === undefined) return "";
  if (typeof filling === "number") return String(filling);
  if (typeof filling === "string") return special.test(filling) ? escaped(filling) : filling;
  if ("html" in filling) return filling.html;
  let text = "";
  for (const one of filling) text += one.html;
  return text;
}

/** A lone surrogate (half of a UTF-16 pair) has no character reference, so it becomes U+FFFD, the replacement character. */
const escaped = (text: string): string =>
  text.toWellFormed().replace(/[&<>"'\u{80}-\u{10ffff}]/gu, (sign) => entities[sign] ?? byNumber(sign));
