import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page that is looked at, and everything about it that no page of ours may do. */
export type Visit = { readonly page: Page; readonly wrong: string[]; readonly close: () => Promise<void> };

/** Opens a page of the site in a context of its own. What goes wrong is gathered: errors in the console, requests to elsewhere. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("console", (message) => {
    // A page that is not there is said to be missing; everything else is a fault of ours.
    if (["error", "warning"].includes(message.type()) && !/status of 40[04]/.test(message.text()))
      wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) wrong.push(`asked ${request.url()}`);
  });
  return { page, wrong, close: () => context.close() };
}

/** One of each kind of page. */
export const kindsOfPage = {
  home: "/",
  roles: "/roles",
  role: "/roles/mri-technologist",
  "answer with pictures": "/salary/radiologic-technologist/tx",
  "answer with a ladder": "/advancement/radiologic-technologist",
  way: "/path/radiologic-technologist+radiologist-assistant",
  asked: "/ask?q=how+much+do+mri+techs+make+in+ohio",
  choices: "/ask?q=pay",
  unknown: "/ask?q=what+is+love",
  declined: "/ask?q=my+mri+shows+a+9mm+lesion",
  urgent: "/ask?q=i+want+to+kill+myself",
  compare: "/compare",
  "compare answer": "/compare/ct-technologist+sonographer",
  map: "/map",
  states: "/places",
  state: "/places/tx",
  guides: "/guides",
  guide: "/guide/criminal-record",
  terms: "/terms",
  term: "/term/arrt",
  sources: "/sources",
  about: "/about",
  playground: "/playground?q=ct+or+ultrasound",
  "not found": "/salary/mri-tecnologist",
} as const;
