import { readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { violationsIn } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { brokenLinks, filesIn, newFolder, runExport } from "./export/exported.ts";
import { type Visit, visit } from "./visit.ts";

/** A static export of the whole site, opened from a disk in a browser that has no network. */

const parent = newFolder();
const folder = join(parent, "site");
const onDisk = pathToFileURL(folder).href;
let browser: Browser;
let open: Visit | undefined;
beforeAll(async () => {
  const [opened, exported] = await Promise.all([openBrowser(), runExport(folder)]);
  browser = opened;
  expect(exported).toMatchObject({ code: 0, stderr: "" });
}, 180_000);
afterAll(async () => {
  await browser.close();
  rmSync(parent, { recursive: true });
});
afterEach(async () => {
  await open?.close();
  expect(open?.wrong ?? []).toEqual([]);
  open = undefined;
});

const start = async (path: string, url = onDisk, options: BrowserContextOptions = { offline: true }): Promise<Page> => {
  open = await visit(browser, url, options);
  await open.page.goto(`${url}${path}`);
  return open.page;
};
const heading = (page: Page) => expect.poll(() => page.locator("h1").innerText());
const askedIn = async (page: Page, words: string) => {
  await page.locator("input[name=q]").fill(words);
  await page.keyboard.press("Enter");
};

test("every link in every page leads somewhere", () => {
  const pages = filesIn(folder).filter((file) => file.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(18_000);
  expect(brokenLinks(folder, pages)).toEqual([]);
}, 120_000);

/** In words, in slips, and with no answer. */
const questions = [
  ...["how much do mri techs make in texas?", "CT or ultrasound?", "can I get into a program with a misdemeanor?"],
  ...["what does a radiologist assistant do", "do i need a license in california", "what is ARRT"],
  ...["sonografer salery in ohio", "how do i get from rad tech to radiologist assistant"],
  ...["which jobs have little patient contact", "what is love"],
];

test.each(questions)("offline, “%s” is answered as by a server", async (question) => {
  const page = await start("/index.html");
  await askedIn(page, question);
  const { answer } = ask(question, knowledge);
  await heading(page).toBe(answer.title);
  const said = answer.kind === "answer" ? answer.blocks.find(({ type }) => type === "lead") : { text: answer.says };
  if (said && "text" in said) expect(await page.locator("main").innerText()).toContain(said.text);
  await page.getByText("Why this answer?").click();
  expect(await page.locator(".why p").innerText()).not.toBe("");
});

describe("offline", () => {
  test("suggestions by keyboard lead to a page of the export", async () => {
    const page = await start("/about/index.html");
    await page.getByRole("link", { name: "Rolecall" }).first().click();
    await page.locator("#ask").fill("mri");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await heading(page).toBe("MRI technologist: overview");
    expect(page.url()).toBe(`${onDisk}/overview/mri-technologist/index.html`);
  });

  test("a follow-up, one step back, and the same question again", async () => {
    const page = await start("/salary/mri-technologist/tx/index.html");
    await askedIn(page, "and in florida?");
    await heading(page).toBe("MRI technologist: pay in Florida");
    await askedIn(page, "what about hours?");
    await heading(page).toMatch(/^MRI technologist: /);
    await page.goBack();
    await heading(page).toBe("MRI technologist: pay in Florida");
    await page.goBack();
    expect(page.url()).toBe(`${onDisk}/salary/mri-technologist/tx/index.html`);
  });

  test("two roles picked have their page; three are compared where they are", async () => {
    const page = await start("/compare/index.html");
    await page.locator("select[name=a]").selectOption("ct-technologist");
    await page.locator("select[name=b]").selectOption("sonographer");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL(`${onDisk}/compare/ct-technologist+sonographer/index.html`);
    await page.locator("select[name=c]").selectOption("mri-technologist");
    await page.getByRole("button", { name: "Compare" }).click();
    await heading(page).toMatch(/MRI technologist/);
    expect(page.url()).toContain("/ask/index.html#q=compare");
  });

  test("the way between two roles", async () => {
    const page = await start("/map/index.html");
    await page.locator("select[name=from]").selectOption("radiologic-technologist");
    await page.locator("select[name=to]").selectOption("radiologist-assistant");
    await page.getByRole("button", { name: "Show the way" }).click();
    await page.waitForURL(`${onDisk}/path/radiologic-technologist+radiologist-assistant/index.html`);
  });

  test("roles are filtered and sorted", async () => {
    const page = await start("/roles/index.html");
    const rows = page.locator("tbody tr:visible");
    const all = await rows.count();
    await page.locator("input[name=wish]").first().check();
    await expect.poll(() => rows.count()).toBeLessThan(all);
    const few = await rows.count();
    // The address says what was wished for, and is passed on with it.
    await page.reload();
    expect([await page.locator("input[name=wish]").first().isChecked(), await rows.count()]).toEqual([true, few]);
  });

  test("what was typed is only text", async () => {
    const page = await start("/index.html");
    const typed = `<img src=x onerror="document.title='gone'"> "mri" & pay`;
    await askedIn(page, typed);
    await page.getByText("You asked").waitFor();
    expect(await page.locator(".asked q").innerText()).toBe(typed);
    expect(await page.locator("main img").count()).toBe(0);
  });

  test("axe finds nothing in an answer", async () => {
    const page = await start("/index.html");
    await askedIn(page, "ct or ultrasound?");
    await page.getByText("You asked").waitFor();
    expect(await violationsIn(page)).toEqual([]);
  });

  test("without JavaScript the pages are there, and say what is not", async () => {
    const page = await start("/index.html", onDisk, { offline: true, javaScriptEnabled: false });
    await askedIn(page, "mri pay");
    expect(await page.locator("noscript").innerText()).toContain("need a script here");
    await page.getByRole("link", { name: "role", exact: true }).click();
    await heading(page).toBe("All roles");
  });

  test("a static export that lost its answers says so", async () => {
    const page = await start("/index.html");
    await page.route(/knowledge\.js$/, (route) => route.abort());
    await askedIn(page, "mri pay");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("could not be loaded");
    // It is what the browser says of the file that was taken away.
    open?.wrong.splice(0);
  });
});

describe("below another address", () => {
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
  };
  let server: Server;
  let url = "";
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "").replace(/^\/some\/base/, "");
      try {
        const file = path.endsWith("/") ? `${path}index.html` : path;
        const body = readFileSync(join(folder, file));
        response.writeHead(200, { "content-type": types[extname(file)] ?? "image/svg+xml" }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/base`;
  });
  afterAll(() => server.close());

  test("it is read and asked, and words stay in the browser", async () => {
    const page = await start("/guides/", url, {});
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByRole("link", { name: "Roles" }).first().click();
    await heading(page).toBe("All roles");
    await page.getByRole("link", { name: "MRI technologist" }).first().click();
    await askedIn(page, "and in ohio?");
    await heading(page).toMatch(/Ohio/);
    expect(asked.filter((one) => /ohio/i.test(one.split("#")[0] ?? ""))).toEqual([]);
  });
});
