import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Html, html } from "../present/html.ts";
import type { Picture } from "./picture.ts";
import { cachedPng, rasterize } from "./png.ts";
import { firstLines, line, wrapped } from "./text-layout.ts";
import { fontFamily, inkOf, paperOf, styleOf } from "./theme.ts";

/** What networks show beside a link: https://developers.facebook.com/docs/sharing/webmasters/images */
const [cardWidth, cardHeight] = [1200, 630];
const edge = 72;
const titleSize = 60;
const leadSize = 31;
const pictureWidth = 480;

/** What a link to an answer shows where it is pasted: its title, how it begins, its picture where one fits. */
export const pngCard = (
  picture: Picture | undefined,
  { title, lead }: { readonly title: string; readonly lead: string },
  knowledge: Knowledge,
): Promise<Buffer> => cachedPng(`card ${title}`, knowledge, () => rasterize(card(picture, title, lead), 1));

/** A taller picture would have to be scaled down until it cannot be read; the card then shows none. */
const maxHeightToWidth = 1.05;

function card(picture: Picture | undefined, title: string, lead: string): string {
  const shown = picture && picture.height / picture.width <= maxHeightToWidth ? picture : undefined;
  const maxWidth = cardWidth - 2 * edge - (shown ? pictureWidth + 48 : 0);
  const size = shown ? 50 : titleSize;
  const titleLines = firstLines(wrapped(title, size, maxWidth), 4);
  const top = 150 + titleLines.length * size * 1.15;
  const leadLines = firstLines(
    wrapped(lead, leadSize, maxWidth),
    Math.max(1, Math.floor((cardHeight - top - 40) / 42)),
  );
  const { accent } = inkOf("light");
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardWidth} ${cardHeight}" width="${cardWidth}" height="${cardHeight}" font-family="${fontFamily}">
<style>${{ html: styleOf("light") }}</style>
<rect width="${cardWidth}" height="${cardHeight}" fill="${paperOf("light")}"/><rect width="${cardWidth}" height="12" fill="${accent}"/>
<g transform="translate(${edge} 58) scale(1.7)" fill="${accent}"><path d="M0 0h20v14H7l-7 6z"/></g>${line("Rolecall", [edge + 48, 86], { size: 32, isBold: true })}
${titleLines.map((text, at) => line(text, [edge, 130 + size + at * size * 1.15], { size, isBold: true }))}
${leadLines.map((text, at) => line(text, [edge, top + 34 + at * 42], { size: leadSize, className: "pic-soft" }))}
${shown && beside(shown)}
</svg>`.html;
}

const beside = ({ drawing, width, height }: Picture): Html => {
  const scale = pictureWidth / width;
  return html`<g transform="translate(${cardWidth - edge - pictureWidth} ${Math.round(Math.max(60, (cardHeight - height * scale) / 2))}) scale(${scale})">${drawing}</g>`;
};
