import { parsePicturePath, picturePath } from "../../../src/pictures/picture-path.ts";
import { pictureNamed } from "../../../src/pictures/pictures-of.ts";
import type { Site } from "../render/site.ts";
import { homeCard, pictureAt } from "../site/picture-at.ts";
import type { ExportFolder } from "./output-folder.ts";
import { isDrawn } from "./picture-files.ts";

/** Drawn at once: more would only wait in memory. */
const maxConcurrent = 8;

/** Writes the pictures of an export as they are wanted, each once. */
export class ExportPictures {
  readonly #seen = new Set<string>();
  readonly #drawing = new Set<Promise<void>>();
  readonly #site: Site;
  readonly #folder: ExportFolder;
  /** How many files were written. */
  written = 0;

  constructor(site: Site, folder: ExportFolder) {
    this.#site = site;
    this.#folder = folder;
  }

  /** Writes a picture that a page links to; where it has a PNG, in all its forms. @param link without its first slash */
  want(link: string): void {
    if (this.#seen.has(link)) return;
    this.#seen.add(link);
    const asked = parsePicturePath(`/${link}`);
    const picture = asked && pictureNamed(asked, this.#site.bot.knowledge);
    if (picture === undefined) return;
    this.#add(picturePath(picture, "light", "svg"));
    if (!isDrawn(picture.of)) return;
    this.#add(picturePath(picture, "dark", "svg"));
    this.#add(picturePath(picture, "light", "png"));
  }

  /** Writes what a link to a page shows where it is pasted. @param path "/cards/term/watch.png" */
  wantCard(path: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    this.#add(path);
  }

  /** Waits until there is room for another picture. */
  async room(): Promise<void> {
    while (this.#drawing.size >= maxConcurrent) await Promise.race(this.#drawing);
  }

  /** Waits for all that were wanted. */
  async all(): Promise<void> {
    while (this.#drawing.size > 0) await Promise.race(this.#drawing);
  }

  /** What belongs to no answer has the card of the home page. */
  #add(path: string): void {
    const { knowledge } = this.#site.bot;
    const file = pictureAt(path, knowledge) ?? pictureAt(homeCard, knowledge);
    if (file === undefined) return;
    if ("svg" in file) this.#write(path, file.svg);
    else this.#draw(path, file.drawPng);
  }

  #draw(path: string, drawPng: () => Promise<Buffer>): void {
    const drawing = drawPng()
      .then((bytes) => this.#write(path, bytes))
      .finally(() => this.#drawing.delete(drawing));
    this.#drawing.add(drawing);
  }

  #write(path: string, content: string | Buffer): void {
    this.written += 1;
    this.#folder.write(path.slice(1), content);
  }
}
