import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { LRUCache } from "lru-cache";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Picture, Scheme } from "./picture.ts";
import { svgFile } from "./svg.ts";
import { fontFamily } from "./theme.ts";

/** Screens have two dots where a picture has one. */
const maxScale = 2;
/** Large pictures get a smaller scale: the time to draw one grows with its pixels. */
const maxPixels = 600_000;
const maxCacheBytes = 32 * 1024 * 1024;
const usualBytes = 60_000;

/** Drawing runs on libuv's four threads, which reading files and looking up names need too: so two at once. */
const maxConcurrent = 2;
/** With so many waiting, one more would wait for seconds; it is refused instead. */
const maxQueued = 60;
let running = 0;
const queue: (() => void)[] = [];

/** Too many pictures are wanted just now. */
export class TooManyPictures extends Error {}

const pngCaches = new WeakMap<Knowledge, LRUCache<string, Promise<Buffer>>>();

/** A picture as a PNG, of up to twice its width and height in pixels; cached. */
export const pngOf = (picture: Picture, scheme: Scheme, knowledge: Knowledge): Promise<Buffer> =>
  cachedPng(`${picture.kind} ${picture.of} ${scheme}`, knowledge, () =>
    rasterize(svgFile(picture, scheme), scaleOf(picture)),
  );

const scaleOf = ({ width, height }: Picture): number => Math.min(maxScale, Math.sqrt(maxPixels / (width * height)));

/**
 * Draws what is not in the cache. Requests for the same picture while it is drawn wait for the same drawing.
 * @throws TooManyPictures when it would have to wait for too many others.
 */
export function cachedPng(key: string, knowledge: Knowledge, draw: () => Promise<Buffer>): Promise<Buffer> {
  const cache = pngCaches.get(knowledge) ?? new LRUCache<string, Promise<Buffer>>({ maxSize: maxCacheBytes });
  pngCaches.set(knowledge, cache);
  const known = cache.get(key);
  if (known) return known;
  const drawing = whenFree(draw);
  // Its size in bytes is known once it is drawn; until then it counts as a usual one.
  cache.set(key, drawing, { size: usualBytes });
  drawing.then(
    (bytes) => cache.set(key, drawing, { size: bytes.length }),
    () => cache.delete(key),
  );
  return drawing;
}

async function whenFree(draw: () => Promise<Buffer>): Promise<Buffer> {
  if (running >= maxConcurrent) {
    if (queue.length >= maxQueued) throw new TooManyPictures("too many pictures are wanted at once");
    await new Promise<void>((go) => queue.push(go));
  } else running += 1;
  try {
    return await draw();
  } finally {
    const next = queue.shift();
    // The next in the queue runs in place of this one, so the count stays.
    if (next) next();
    else running -= 1;
  }
}

/** The bundled font, so that a picture looks the same on every machine. */
const fontFiles = (): string[] => {
  const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/public-sans/package.json"));
  return ["400Regular/PublicSans_400Regular.ttf", "600SemiBold/PublicSans_600SemiBold.ttf"].map((file) =>
    join(folder, file),
  );
};

/**
 * An SVG as a PNG. Drawing runs off the main thread; compressing the pixels, some 10 ms, does not. resvg is loaded
 * when the first picture is asked for.
 */
export async function rasterize(svg: string, scale: number): Promise<Buffer> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: fontFamily },
  });
  return image.asPng();
}

/** Loads what draws, and the font, so that the first picture does not wait for it. */
export const warmUpPictures = (): Promise<unknown> =>
  rasterize('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><text y="8">a</text></svg>', 1);
