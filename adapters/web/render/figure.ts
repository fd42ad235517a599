import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { inlineSvg } from "../../../src/pictures/svg.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { english as texts } from "./texts.ts";

/** A picture in a page, with what it shows in words and as a file to pass on. */
export const figure = (picture: Picture): Html => html`<figure class="shows-${picture.kind}">
${inlineSvg(picture)}
<figcaption><span class="caption">${picture.title}</span> <a class="file" href="${picturePath(picture, "light", "png")}">${texts.pictureFile}</a>
<details><summary>${texts.pictureAlt}</summary><p>${picture.alt}</p></details></figcaption>
</figure>
`;
