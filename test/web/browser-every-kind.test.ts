import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsIn } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { type OpenSite, openSite } from "./site.ts";
import { kindsOfPage, visit } from "./visit.ts";

let browser: Browser;
let site: OpenSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What a page may weigh over the wire, pictures left out. */
const mostBytes = 60_000;
const mostScript = 15_000;
const [wide, phone, smallPhone] = [1280, 390, 320];

describe.each(Object.entries(kindsOfPage))("%s", (_, path) => {
  test("axe finds nothing, nothing goes wrong, nothing comes from elsewhere, and it fits a small phone", async () => {
    const { page, wrong, close } = await visit(browser, site.url);
    await page.goto(path);
    expect(wrong).toEqual([]);
    // Nothing may run in the frames of the playground, axe neither: what stands in them is looked at by itself, below.
    await page.evaluate(() => {
      for (const frame of document.querySelectorAll("iframe")) {
        frame.removeAttribute("sandbox");
        frame.src = "about:blank";
      }
    });
    const found: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [wide, phone]) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await violationsIn(page)).map((one) => `${colorScheme}, ${width} pixels: ${one}`));
      }
    }
    for (const width of [phone, smallPhone]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) found.push(`${over} pixels too wide for ${width}`);
    }
    await close();
    expect(found).toEqual([]);
  });
});

test.each(["discord", "slack"])("axe finds nothing in what the playground frames: %s", async (name) => {
  // Its policy lets nothing run in it, axe neither.
  const { page, close } = await visit(browser, site.url, { bypassCSP: true });
  const response = await page.goto(`/playground/${name}?q=how+much+do+mri+techs+make`);
  expect(response?.status()).toBe(200);
  // Its heading stands above the frame.
  const found = await violationsIn(page, ["page-has-heading-one"]);
  await close();
  expect(found).toEqual([]);
});

test("every kind of page is light", async () => {
  const heavy: string[] = [];
  const gzipped = async (body: string) =>
    (await new Response(new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer()).byteLength;
  for (const [kind, path] of Object.entries(kindsOfPage)) {
    const page = (await (await site.get(path)).text()).replace(/<svg class="picture".*?<\/svg>/gs, "");
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(js|css))"/g)];
    const sizes = await Promise.all(
      assets.map(async ([, at = "", type]) => ({ type, bytes: await gzipped(await (await site.get(at)).text()) })),
    );
    const script = sizes.filter(({ type }) => type === "js").reduce((sum, { bytes }) => sum + bytes, 0);
    const all = (await gzipped(page)) + sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    if (all > mostBytes || script > mostScript) heavy.push(`${kind}: ${all} bytes, ${script} of script`);
  }
  expect(heavy).toEqual([]);
});
