import { type Html, html } from "../present/html.ts";

/** Widths of Public Sans' letters in em (1 is the font's size), rounded up so that a line is never wider than counted. */
const narrow = new Set("ijlftrI.,:;'|!()[] -/1");
const wide = new Set("mwMWOQGD@%&");
const broad = new Set("ABCEFGHIJKLNPRSTUVXYZ0123456789$");

const letterWidth = (letter: string): number =>
  wide.has(letter) ? 0.86 : narrow.has(letter) ? 0.42 : broad.has(letter) ? 0.68 : 0.6;

function widthInEm(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** How wide a text is at most, in pixels. */
export const widthOf = (text: string, size: number): number => widthInEm(text) * size;

const space = letterWidth(" ");

/** A text in lines that are no wider than they may be; a word that is too long stands alone. */
export function wrapped(text: string, size: number, maxWidth: number): string[] {
  const lines: string[] = [];
  const maxEm = maxWidth / size;
  let used = Number.POSITIVE_INFINITY;
  for (const word of text.split(" ")) {
    const width = widthInEm(word);
    if (used + space + width <= maxEm) {
      lines[lines.length - 1] += ` ${word}`;
      used += space + width;
    } else {
      lines.push(word);
      used = width;
    }
  }
  return lines;
}

/** The first lines of a text; what is left out is marked. */
export function firstLines(lines: readonly string[], maxLines: number): readonly string[] {
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), `${(lines[maxLines - 1] ?? "").replace(/[ .,;:]+$/, "")} …`];
}

export type Anchor = "start" | "middle" | "end";

/** What a picture's root element says of its text; a line says only what is otherwise. */
export const textSize = 14;

/** A line of text. */
export const line = (
  text: string,
  [x, y]: readonly [number, number],
  { size = textSize, className = "pic-ink", anchor = "start" as Anchor, isBold = false } = {},
): Html =>
  html`<text x="${round(x)}" y="${round(y)}"${size === textSize ? undefined : html` font-size="${size}"`}${anchor === "start" ? undefined : html` text-anchor="${anchor}"`} class="${className}${isBold ? " pic-bold" : ""}">${text}</text>`;

/** Coordinates to a tenth of a pixel: shorter, and the same everywhere. */
export const round = (number: number): number => Math.round(number * 10) / 10;
