import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { LRUCache } from "lru-cache";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { fontFamily } from "./look.ts";
import type { Picture, Scheme } from "./picture.ts";
import { svgFile } from "./svg.ts";

/** Screens have two dots where a picture has one. */
const mostScale = 2;
/** Large pictures have fewer, so that they are drawn as quickly. */
const mostPixels = 600_000;
const mostBytes = 32 * 1024 * 1024;

const drawn = new WeakMap<Knowledge, LRUCache<string, Promise<Buffer>>>();

/** A picture as a PNG, up to twice as large as its measures; kept for whoever asks next. */
export const pngOf = (picture: Picture, scheme: Scheme, knowledge: Knowledge): Promise<Buffer> =>
  keptPng(`${picture.kind} ${picture.of} ${scheme}`, knowledge, () =>
    rasterised(svgFile(picture, scheme), scaleOf(picture)),
  );

const scaleOf = ({ width, height }: Picture): number => Math.min(mostScale, Math.sqrt(mostPixels / (width * height)));

/** Draws what is not kept. Whoever asks meanwhile waits for the same drawing. */
export function keptPng(key: string, knowledge: Knowledge, draw: () => Promise<Buffer>): Promise<Buffer> {
  const lately = drawn.get(knowledge) ?? new LRUCache<string, Promise<Buffer>>({ maxSize: mostBytes });
  drawn.set(knowledge, lately);
  const known = lately.get(key);
  if (known) return known;
  const drawing = draw();
  // How large it is shows when it is there; until then it counts as an ordinary one.
  lately.set(key, drawing, { size: 60_000 });
  drawing.then(
    (bytes) => lately.set(key, drawing, { size: bytes.length }),
    () => lately.delete(key),
  );
  return drawing;
}

/** The bundled font, so that a picture looks the same on every machine. */
const fontFiles = (): string[] => {
  const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/public-sans/package.json"));
  return ["400Regular/PublicSans_400Regular.ttf", "600SemiBold/PublicSans_600SemiBold.ttf"].map((file) =>
    join(folder, file),
  );
};

/** Off the main thread, so that nobody else waits. resvg is loaded when the first picture is wanted. */
export async function rasterised(svg: string, times: number): Promise<Buffer> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: times },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: fontFamily },
  });
  return image.asPng();
}

/** Loads what draws, and the font, so that the first picture does not wait for it. */
export const warmUpPictures = (): Promise<unknown> =>
  rasterised('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><text y="8">a</text></svg>', 1);
