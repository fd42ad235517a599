import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { type OpenSite, openSite } from "./site.ts";
import { type Visit, visit } from "./visit.ts";

/** What people do on the pages, in a real browser against the real server. */

let browser: Browser;
let site: OpenSite;
let open: Visit;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  await open.close();
  expect(open.wrong).toEqual([]);
});

const start = async (path: string, options?: BrowserContextOptions): Promise<Page> => {
  open = await visit(browser, site.url, options);
  await open.page.goto(path);
  return open.page;
};
const heading = (page: Page) => page.locator("h1").innerText();
const pathOf = (page: Page) => new URL(page.url()).pathname;

describe("asking", () => {
  test("a question, a follow-up, and the permalink", async () => {
    const page = await start("/");
    await page.getByLabel("Your question").fill("how much do mri techs make in ohio?");
    await page.getByRole("button", { name: "Ask" }).click();
    expect(await heading(page)).toBe("MRI technologist: pay in Ohio");
    expect(await page.locator(".asked").innerText()).toContain("how much do mri techs make in ohio?");
    await page.getByLabel("Ask on from here").fill("and in florida?");
    await page.keyboard.press("Enter");
    await page.waitForURL(/after=/);
    expect(await heading(page)).toBe("MRI technologist: pay in Florida");
    await page.getByText("Why this answer?").click();
    expect(await page.locator(".why").innerText()).toContain("I read it as");
    const link = await page.getByRole("link", { name: "Link to this answer" }).getAttribute("href");
    await page.goto(link ?? "");
    expect([pathOf(page), await heading(page)]).toEqual([
      "/salary/mri-technologist/fl",
      "MRI technologist: pay in Florida",
    ]);
    await page.goBack();
    expect(await heading(page)).toBe("MRI technologist: pay in Florida");
    expect(pathOf(page)).toBe("/ask");
  });

  test("one of several meanings is chosen", async () => {
    const page = await start("/ask?q=pay");
    const [first] = await page.locator(".choices a").all();
    const title = await first?.innerText();
    await first?.click();
    expect(await heading(page)).toBe(title);
  });

  test("what to ask next leads on", async () => {
    const page = await start("/salary/sonographer");
    await page.getByRole("link", { name: "Sonographer: what you need" }).click();
    expect(pathOf(page)).toBe("/requirements/sonographer");
  });
});

describe("suggestions", () => {
  test("by keyboard: down, up, and enter goes there", async () => {
    const page = await start("/");
    const box = page.getByLabel("Your question");
    await box.pressSequentially("mri tech");
    const options = page.getByRole("option");
    await options.first().waitFor();
    expect(await box.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    const chosen = page.locator("[aria-selected=true]");
    expect(await box.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
    await page.keyboard.press("ArrowUp");
    expect(await chosen.count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    const title = await chosen.innerText();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/");
    expect(await heading(page)).toBe(title);
  });

  test("escape closes them, and enter asks what was typed", async () => {
    const page = await start("/");
    const box = page.getByLabel("Your question");
    await box.pressSequentially("what is arrt");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    expect([await page.getByRole("option").count(), await box.getAttribute("aria-expanded")]).toEqual([0, "false"]);
    expect(await box.inputValue()).toBe("what is arrt");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/ask\?/);
    expect(await heading(page)).toBe("ARRT");
  });

  test("by mouse", async () => {
    const page = await start("/");
    await page.getByLabel("Your question").pressSequentially("sonograph");
    const option = page.getByRole("option", { name: "Sonographer: overview", exact: true });
    await option.click();
    await page.waitForURL(/overview\/sonographer/);
  });
});

describe("looking around", () => {
  test("two roles are compared by the form", async () => {
    const page = await start("/compare");
    await page.getByLabel("Compare", { exact: false }).first().selectOption("ct-technologist");
    await page.getByLabel("with").selectOption("sonographer");
    await page.getByRole("button", { name: "Compare" }).click();
    expect(pathOf(page)).toBe("/compare/ct-technologist+sonographer");
    expect(await page.locator("table").innerText()).toContain("Pay in the middle");
    expect(await page.locator("select").first().inputValue()).toBe("ct-technologist");
  });

  test("roles are sorted by their headings, by keyboard too, and narrowed by wishes", async () => {
    const page = await start("/roles");
    const first = () => page.locator("tbody tr:visible th").first().innerText();
    expect(await first()).toBe("Applications specialist");
    const pay = page.getByRole("columnheader", { name: "Pay in the middle" });
    await pay.getByRole("button").focus();
    await page.keyboard.press("Enter");
    expect([await pay.getAttribute("aria-sort"), await first()]).toEqual([
      "descending",
      expect.stringMatching(/adiologist$/),
    ]);
    await page.keyboard.press("Enter");
    expect(await pay.getAttribute("aria-sort")).toBe("ascending");
    await page.getByLabel("hardly any nights and weekends").check();
    await page.getByLabel("no college degree").check();
    const left = await page.locator("tbody tr:visible").count();
    expect(left).toBeLessThan(10);
    expect(await page.locator("output").innerText()).toBe(`${left} of 32 roles`);
    expect(page.url()).toContain("wish=no-nights");
    await page.reload();
    expect(await page.locator("tbody tr:visible").count()).toBe(left);
  });

  test("terms are narrowed by what is typed", async () => {
    const page = await start("/terms");
    await page.getByLabel("Find a term").fill("arrt");
    const shown = await page.locator("[data-narrow] li:visible").allInnerTexts();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.every((one) => /arrt/i.test(one))).toBe(true);
  });

  test("the map's form shows the way between two roles", async () => {
    const page = await start("/map");
    await page.locator("select[name=from]").selectOption("radiologic-technologist");
    await page.locator("select[name=to]").selectOption("radiologist-assistant");
    await page.getByRole("button", { name: "Show the way" }).click();
    expect(pathOf(page)).toBe("/path/radiologic-technologist+radiologist-assistant");
    expect(await page.getByRole("img").first().getAttribute("aria-label")).toContain("Step 1: Radiologist assistant");
  });

  test("a picture has its words beside it, and is a file to pass on", async () => {
    const page = await start("/salary/radiologic-technologist/tx");
    await page.getByText("In words").first().click();
    expect(await page.locator("figcaption details p").first().innerText()).toContain("$78,630 a year in the middle");
    const file = await page.getByRole("link", { name: "As an image" }).first().getAttribute("href");
    const response = await page.request.get(file ?? "");
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "image/png"]);
  });

  test("the playground's frames show pictures as their platforms do", async () => {
    const page = await start("/playground?q=how+much+do+rad+techs+make+in+ohio");
    for (const name of ["Discord", "Slack"]) {
      const frame = page.frameLocator(`iframe[title=${name}]`);
      await frame.getByText("$78,320 a year").first().waitFor();
      const drawn = await frame
        .locator("img")
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth);
      expect([name, drawn > 100]).toEqual([name, true]);
    }
  });
});

describe("however it is looked at", () => {
  test("dark: paper, ink and pictures change", async () => {
    const colors = async (colorScheme: "light" | "dark") => {
      const page = await start("/salary/mri-technologist", { colorScheme });
      const seen = await page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.body).color,
        getComputedStyle(document.querySelector(".pic-half") as Element).fill,
      ]);
      if (colorScheme === "light") await open.close();
      return seen;
    };
    const [light, dark] = [await colors("light"), await colors("dark")];
    expect(light.every((color, at) => color !== dark[at])).toBe(true);
  });

  test("printed: the answer and its sources' addresses, and nothing to click", async () => {
    const page = await start("/salary/mri-technologist");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header nav, form.ask, .tools, .tabs").filter({ visible: true }).count()).toBe(0);
    expect(await page.locator(".lead").first().isVisible()).toBe(true);
    const after = await page
      .locator('.sources a[href^="http"]')
      .first()
      .evaluate((link) => getComputedStyle(link, "::after").content);
    expect(after).toContain("http");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await page.locator("main details:not([open])").count()).toBe(0);
  });

  test("without a script: asking, following up, comparing, sorting", async () => {
    const page = await start("/", { javaScriptEnabled: false });
    await page.getByLabel("Your question").fill("what is arrt");
    await page.getByRole("button", { name: "Ask" }).click();
    expect(await heading(page)).toBe("ARRT");
    await page.goto("/salary/mri-technologist/oh");
    await page.getByLabel("Ask on from here").fill("and in texas?");
    await page.getByRole("button", { name: "Ask" }).click();
    expect(await heading(page)).toBe("MRI technologist: pay in Texas");
    await page.goto("/roles");
    await page.getByLabel("Sorted by").selectOption("pay");
    await page.getByLabel("hardly any call").check();
    await page.getByRole("button", { name: "Show" }).click();
    expect(page.url()).toMatch(/wish=no-call.*sort=pay/);
    expect(await page.locator("tbody tr:visible").count()).toBeGreaterThan(3);
    await page.goto("/compare");
    await page.locator("select[name=a]").selectOption("ct-technologist");
    await page.locator("select[name=b]").selectOption("mri-technologist");
    await page.getByRole("button", { name: "Compare" }).click();
    expect(pathOf(page)).toBe("/compare/ct-technologist+mri-technologist");
  });

  test("by keyboard alone, from the first key to the answer", async () => {
    const page = await start("/about");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await page.goto("/");
    for (let keys = 0; keys < 15; keys++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.id === "ask")) break;
    }
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(outline).toBe("solid");
    await page.keyboard.type("how much do ct techs make");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/ask/);
    expect(await heading(page)).toMatch(/pay/);
  });
});
