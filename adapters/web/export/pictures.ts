import { answerAt } from "../../../src/answers/answer.ts";
import { pngCard } from "../../../src/pictures/link-card.ts";
import { parsePicturePath, picturePath } from "../../../src/pictures/picture-path.ts";
import { pictureNamed, picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import { svgFile } from "../../../src/pictures/svg.ts";
import { summaryOf } from "../../../src/present/shorten.ts";
import { siteName } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import type { CopyFolder } from "./output-folder.ts";
import { isDrawn } from "./picture-files.ts";

/** Drawn at once: more would only wait in memory. */
const maxConcurrent = 8;

/** Writes the pictures of a copy as they are wanted, each once. */
export class CopyPictures {
  readonly #seen = new Set<string>();
  readonly #drawing = new Set<Promise<void>>();
  readonly #site: Site;
  readonly #folder: CopyFolder;
  /** How many files were written. */
  written = 0;

  constructor(site: Site, folder: CopyFolder) {
    this.#site = site;
    this.#folder = folder;
  }

  /** Writes a picture that a page links to; where it has a PNG, in all its forms. @param link without its first slash */
  want(link: string): void {
    if (this.#seen.has(link)) return;
    this.#seen.add(link);
    const asked = parsePicturePath(`/${link}`);
    const { knowledge } = this.#site.bot;
    const picture = asked && pictureNamed(asked, knowledge);
    if (picture === undefined) return;
    this.#write(picturePath(picture, "light", "svg"), svgFile(picture, "light"));
    if (!isDrawn(picture.of)) return;
    this.#write(picturePath(picture, "dark", "svg"), svgFile(picture, "dark"));
    this.#draw(picturePath(picture, "light", "png"), () => pngOf(picture, "light", knowledge));
  }

  /** Writes what a link to a page shows where it is pasted. @param path "/cards/term/watch.png" */
  wantCard(path: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const { knowledge } = this.#site.bot;
    const given = answerAt(path.replace(/^\/cards\/|\.png$/g, ""), knowledge);
    if (given) {
      const [shown] = picturesOf(given.address, knowledge);
      this.#draw(path, () => pngCard(shown, { title: given.title, lead: summaryOf(given) }, knowledge));
    } else {
      this.#draw(path, () => pngCard(undefined, { title: siteName, lead: knowledge.field.welcome }, knowledge));
    }
  }

  /** Waits until there is room for another picture. */
  async room(): Promise<void> {
    while (this.#drawing.size >= maxConcurrent) await Promise.race(this.#drawing);
  }

  /** Waits for all that were wanted. */
  async all(): Promise<void> {
    while (this.#drawing.size > 0) await Promise.race(this.#drawing);
  }

  #draw(path: string, drawn: () => Promise<Buffer>): void {
    const drawing = drawn()
      .then((bytes) => this.#write(path, bytes))
      .finally(() => this.#drawing.delete(drawing));
    this.#drawing.add(drawing);
  }

  #write(path: string, content: string | Buffer): void {
    this.written += 1;
    this.#folder.write(path.slice(1), content);
  }
}
