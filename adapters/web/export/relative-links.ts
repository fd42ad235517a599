import { parseAddress } from "../../../src/address.ts";
import { parsePicturePath, picturePath } from "../../../src/pictures/picture-path.ts";
import { ownLinks } from "../render/layout.ts";
import { isDrawn } from "./picture-files.ts";

/** What stands in an export. */
export type ExportContents = {
  /** @param path with a slash first */
  readonly hasPage: (path: string) => boolean;
  /** @param of what a picture belongs to */
  readonly hasPicture: (of: string) => boolean;
};

/** Where the page of a path stands in an export: "salary/first-mate/tx/index.html". */
export const pageFile = (path: string): string => `${path.replace(/^\//, "")}/index.html`.replace(/^\//, "");

/** Where questions are answered. @param question in words, or the address of an answer that has no page of its own */
const askFile = (question: string): string => `ask/index.html#${new URLSearchParams({ q: question })}`;

/**
 * Where a link of the site leads in an export, from the export's own folder; undefined where no file in there can
 * stand for it. @param link without its first slash
 */
export function fileOf(link: string, { hasPage, hasPicture }: ExportContents): string | undefined {
  const [, name = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(link) ?? [];
  // What stands behind a # is not sent, so the words of a question also stay out of any server's log.
  if (name === "ask") return `ask/index.html${rest.replace("?", "#")}`;
  if (name === "path") return pageFile("/map");
  if (name.startsWith("assets/") || name === "feed.xml") return link;
  const picture = parsePicturePath(`/${name}`);
  if (picture) {
    if (!hasPicture(picture.of)) return undefined;
    const ending = picture.ending === "png" && isDrawn(picture.of) ? "png" : "svg";
    return picturePath(picture, picture.scheme, ending).slice(1);
  }
  if (hasPage(`/${name}`)) return `${pageFile(name)}${rest}`;
  return parseAddress(name) ? askFile(name) : undefined;
}

const wholeLinks = new RegExp(`${ownLinks.source}([^"]*)"`, "g");

/**
 * A page whose links lead to files of the export. Where a link's target is not in the export, its `href` or `src` is
 * dropped, so that it can no longer be followed; a `data-` attribute stays and is empty.
 * @param up what leads from the page to the export's folder: "../../"
 * @param file where a link leads from there, by `fileOf`
 */
export const withRelativeLinks = (page: string, up: string, file: (link: string) => string | undefined): string =>
  page.replace(wholeLinks, (_, attribute: string, link: string) => {
    const to = file(link);
    if (to !== undefined) return `${attribute}${up}${to}"`;
    return attribute.startsWith(" data-") ? `${attribute}"` : "";
  });
