import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { LRUCache } from "lru-cache";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Picture, Scheme } from "./picture.ts";
import { svgFile } from "./svg.ts";
import { fontFamily } from "./theme.ts";

/** Screens have two dots where a picture has one. */
const maxScale = 2;
/** Large pictures have fewer, so that they are drawn as quickly. */
const maxPixels = 600_000;
const maxCacheBytes = 32 * 1024 * 1024;

/** Drawings share a few threads with all else that the system does for us, so few are made at once. */
const maxConcurrent = 2;
/** Whoever asks while so many wait is refused: it would take seconds. */
const maxQueued = 60;
let atOnce = 0;
const waiting: (() => void)[] = [];

/** Too many pictures are wanted just now. */
export class TooManyPictures extends Error {}

const drawn = new WeakMap<Knowledge, LRUCache<string, Promise<Buffer>>>();

/** A picture as a PNG, up to twice as large as its measures; kept for whoever asks next. */
export const pngOf = (picture: Picture, scheme: Scheme, knowledge: Knowledge): Promise<Buffer> =>
  keptPng(`${picture.kind} ${picture.of} ${scheme}`, knowledge, () =>
    rasterised(svgFile(picture, scheme), scaleOf(picture)),
  );

const scaleOf = ({ width, height }: Picture): number => Math.min(maxScale, Math.sqrt(maxPixels / (width * height)));

/**
 * Draws what is not kept. Whoever asks meanwhile waits for the same drawing.
 * @throws TooManyPictures when it would have to wait for too many others.
 */
export function keptPng(key: string, knowledge: Knowledge, draw: () => Promise<Buffer>): Promise<Buffer> {
  const lately = drawn.get(knowledge) ?? new LRUCache<string, Promise<Buffer>>({ maxSize: maxCacheBytes });
  drawn.set(knowledge, lately);
  const known = lately.get(key);
  if (known) return known;
  const drawing = inTurn(draw);
  // How large it is shows when it is there; until then it counts as an ordinary one.
  lately.set(key, drawing, { size: 60_000 });
  drawing.then(
    (bytes) => lately.set(key, drawing, { size: bytes.length }),
    () => lately.delete(key),
  );
  return drawing;
}

async function inTurn(draw: () => Promise<Buffer>): Promise<Buffer> {
  if (atOnce >= maxConcurrent) {
    if (waiting.length >= maxQueued) throw new TooManyPictures("too many pictures are wanted at once");
    await new Promise<void>((go) => waiting.push(go));
  } else atOnce += 1;
  try {
    return await draw();
  } finally {
    const next = waiting.shift();
    // Whoever is next takes the place.
    if (next) next();
    else atOnce -= 1;
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
 * Drawn off the main thread; packing the dots into a file, some 10 ms, is not. resvg is loaded when the first picture
 * is wanted.
 */
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
