import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pictureStyle } from "../../../src/pictures/theme.ts";

/** What pages load beside themselves. */
export type Asset = { readonly type: string; readonly body: string };

const read = (file: string): string => readFileSync(join(import.meta.dirname, "..", file), "utf8");

/** Scripts and styles by name. There is no build step: browsers get the script as it is written, without its types. */
export const assets = (): ReadonlyMap<string, Asset> =>
  new Map([
    ["page.css", { type: "text/css; charset=utf-8", body: compact(`${read("assets/page.css")}\n${pictureStyle}`) }],
    [
      "page.js",
      { type: "text/javascript; charset=utf-8", body: compact(stripTypeScriptTypes(read("browser/page.ts"))) },
    ],
    ["icon.svg", { type: "image/svg+xml", body: read("assets/icon.svg") }],
  ]);

/** Without comments, blank lines and indents: a third of it, as our own files are written. */
const compact = (text: string): string =>
  text
    .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/^[ \t]+|[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n");
