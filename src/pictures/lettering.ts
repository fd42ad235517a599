import { type Html, html } from "../html.ts";

/** Widths of Public Sans' letters in parts of the font's size, rounded up: text must fit wherever it is shown. */
const narrow = new Set("ijlftrI.,:;'|!()[] -/1");
const wide = new Set("mwMWOQGD@%&");

function letterWidth(letter: string): number {
  if (wide.has(letter)) return 0.86;
  if (narrow.has(letter)) return 0.42;
  return /[A-Z0-9$]/.test(letter) ? 0.68 : 0.6;
}

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size;
}

/** A text in lines that are no wider than they may be; a word that is too long stands alone. */
export function wrapped(text: string, size: number, widest: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The first lines of a text; what is left out is marked. */
export function firstLines(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? "").replace(/[ .,;:]+$/, "")} …`];
}

export type Anchor = "start" | "middle" | "end";

/** A line of text. */
export const line = (
  text: string,
  [x, y]: readonly [number, number],
  { size = 14, look = "pic-ink", anchor = "start" as Anchor, isBold = false } = {},
): Html =>
  html`<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}" class="${look}${isBold ? " pic-bold" : ""}">${text}</text>`;

/** Coordinates to a tenth of a pixel: shorter, and the same everywhere. */
export const round = (number: number): number => Math.round(number * 10) / 10;
