import { answerAt } from "../../../src/answers/answer.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { pngCard } from "../../../src/pictures/link-card.ts";
import { parsePicturePath } from "../../../src/pictures/picture-path.ts";
import { pictureNamed, picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import { svgFile } from "../../../src/pictures/svg.ts";
import { summaryOf } from "../../../src/present/shorten.ts";
import { siteName } from "../render/layout.ts";

/** A picture as a file: one is text, the other is drawn when it is wanted. */
export type PictureFile = { readonly svg: string } | { readonly drawPng: () => Promise<Buffer> };

/** What a link to the home page shows where it is pasted. */
export const homeCard = "/cards/home.png";

/**
 * The picture at a path of the site; undefined where there is none.
 * @param path "/pictures/pay/salary/first-mate.svg", or what a link to a page shows: "/cards/term/watch.png"
 */
export const pictureAt = (path: string, knowledge: Knowledge): PictureFile | undefined =>
  path.startsWith("/cards/") ? cardAt(path, knowledge) : ownPictureAt(path, knowledge);

function ownPictureAt(path: string, knowledge: Knowledge): PictureFile | undefined {
  const asked = parsePicturePath(path);
  const picture = asked && pictureNamed(asked, knowledge);
  if (asked === undefined || picture === undefined) return undefined;
  const { scheme, ending } = asked;
  return ending === "png" ? { drawPng: () => pngOf(picture, scheme, knowledge) } : { svg: svgFile(picture, scheme) };
}

function cardAt(path: string, knowledge: Knowledge): PictureFile | undefined {
  if (path === homeCard) {
    const { welcome } = knowledge.field;
    return { drawPng: () => pngCard(undefined, { title: siteName, lead: welcome }, knowledge) };
  }
  const [, name] = /^\/cards\/(.*)\.png$/.exec(path) ?? [];
  const given = name === undefined ? undefined : answerAt(name, knowledge);
  if (given === undefined) return undefined;
  const [shown] = picturesOf(given.address, knowledge);
  return { drawPng: () => pngCard(shown, { title: given.title, lead: summaryOf(given) }, knowledge) };
}
