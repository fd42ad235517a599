import { type Html, html } from "../present/html.ts";
import type { Picture, Scheme } from "./picture.ts";
import { line, textSize, wrapped } from "./text-layout.ts";
import { fontFamily, paperOf, styleOf } from "./theme.ts";

/** Around a picture that is a file. */
const margin = 16;
const titleSize = 18;
const titleStep = 24;

/** A picture for a page that brings the style sheet of pictures along (`pictureStyle`). */
export const inlineSvg = ({ drawing, alt, width, height }: Picture): Html =>
  html`<svg class="picture" role="img" aria-label="${alt}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-size="${textSize}">${drawing}</svg>`;

/** A picture as a file of its own, with its title above it and its style sheet in it. */
export function svgFile({ drawing, title, alt, width, height }: Picture, scheme: Scheme): string {
  const lines = wrapped(title, titleSize, width);
  const above = lines.length * titleStep + 8;
  const [whole, tall] = [width + 2 * margin, height + above + 2 * margin];
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${tall}" width="${whole}" height="${tall}" font-family="${fontFamily}, system-ui, sans-serif" font-size="${textSize}">
<title>${title}</title><desc>${alt}</desc>
<style>${{ html: styleOf(scheme) }}</style>
<rect width="${whole}" height="${tall}" fill="${paperOf(scheme)}"/>
<g transform="translate(${margin} ${margin})">${lines.map((text, at) => line(text, [0, titleSize + at * titleStep], { size: titleSize, isBold: true }))}<g transform="translate(0 ${above})">${drawing}</g></g>
</svg>
`.html;
}
