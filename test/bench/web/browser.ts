import { brotliCompressSync } from "node:zlib";
import { openBrowser } from "../../web/browser.ts";
import { table } from "../markdown.ts";
import { startProgram, stopProgram } from "../program.ts";
import type { Target } from "../targets.ts";
import { median } from "../timing.ts";

const paths = [
  "/",
  "/salary/radiologic-technologist/tx",
  "/roles",
  "/compare/ct-technologist+sonographer",
  "/map",
  "/places/tx",
];
const visits = 5;
const slowdown = 4;
const [width, height] = [390, 844];

/** How soon the largest thing on a page is there, and how much comes over the wire for it. */
export async function measureInBrowser(): Promise<{ readonly text: string; readonly targets: readonly Target[] }> {
  const bot = await startProgram("rolecall", { WEB: "yes", PORT: "0", WEB_RATE_LIMIT: "0", BROWSER: "none" }, false);
  const url = `http://${bot.ready.split(" ").at(-1)}`;
  const browser = await openBrowser();
  const rows: (string | number)[][] = [];
  let [slowest, heaviest, mostScript] = [0, 0, 0];
  for (const path of paths) {
    const paints: number[] = [];
    for (let visit = 0; visit < visits; visit++) {
      const context = await browser.newContext({ viewport: { width, height } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      await page.goto(`${url}${path}`);
      paints.push(
        await page.evaluate(
          `new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))`,
        ),
      );
      await context.close();
    }
    const markup = await (await fetch(`${url}${path}`)).text();
    const sizeOf = (text: string) => brotliCompressSync(text).length;
    const drawn = markup.match(/<svg class="picture".*?<\/svg>/gs) ?? [];
    const assets = [...markup.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, asset = ""]) => asset);
    const sizes = await Promise.all(
      assets.map(async (asset) => ({ asset, bytes: sizeOf(await (await fetch(`${url}${asset}`)).text()) })),
    );
    const script = sizes.filter(({ asset }) => asset.endsWith(".js")).reduce((sum, { bytes }) => sum + bytes, 0);
    const bytes =
      sizeOf(drawn.reduce((rest, svg) => rest.replace(svg, ""), markup)) +
      sizes.reduce((sum, one) => sum + one.bytes, 0);
    const paint = median(paints);
    rows.push([path, paint, Math.max(...paints), bytes / 1000, script / 1000]);
    slowest = Math.max(slowest, paint);
    heaviest = Math.max(heaviest, bytes / 1000);
    mostScript = Math.max(mostScript, script / 1000);
  }
  await browser.close();
  await stopProgram(bot);
  return {
    text: table(["page", "largest paint, median ms", "most ms", "kB without pictures", "kB of script"], rows),
    targets: [
      { promise: `Largest Contentful Paint, CPU ${slowdown} times slower`, most: 500, measured: slowest, unit: "ms" },
      { promise: "a page, without pictures", most: 60, measured: heaviest, unit: "kB" },
      { promise: "JavaScript of a page", most: 15, measured: mostScript, unit: "kB" },
    ],
  };
}
