import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyPage } from "../../adapters/web/site/page-paths.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { type OpenSite, openSite } from "./site.ts";

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const textOf = async (path: string): Promise<string> => (await site.get(path)).text();

describe("pages", () => {
  test("every page of a knowledge base of another field is there, and its answers as data", async () => {
    const tiny = await openSite({ knowledge: knowledgeOf() });
    const wrong: string[] = [];
    for (const path of everyPage(tiny.world.knowledge)) {
      const page = await tiny.get(path);
      if (page.status !== 200 || !(await page.text()).includes("<h1>")) wrong.push(`${page.status} ${path}`);
    }
    expect(wrong).toEqual([]);
    await tiny.close();
  });

  test("an answer has one address: others lead to it", async () => {
    const leads = async (path: string) => {
      const { status, headers } = await site.get(path);
      return [status, headers.get("location")];
    };
    expect(await leads("/salary/mri-technologist/tx/")).toEqual([301, "/salary/mri-technologist/tx"]);
    expect(await leads("/Salary/MRI-Technologist")).toEqual([301, "/salary/mri-technologist"]);
    expect(await leads("/compare/ct-technologist%2Bsonographer")).toEqual([200, null]);
    expect(await leads("/roles/")).toEqual([301, "/roles"]);
    expect(await leads("/roles/mri-technologist/")).toEqual([301, "/roles/mri-technologist"]);
    expect(await leads("/places/TX")).toEqual([301, "/places/tx"]);
    expect((await leads("/path"))[1]).toBe("/map");
    expect(await leads("/compare?a=ct-technologist&b=sonographer&c=")).toEqual([
      303,
      "/compare/ct-technologist+sonographer",
    ]);
    expect(await leads("/path?from=radiologic-technologist&to=radiologist")).toEqual([
      303,
      "/path/radiologic-technologist+radiologist",
    ]);
    expect(await leads("/ask?q=term/arrt")).toEqual([303, "/term/arrt"]);
    expect(await leads("/ask?q=+")).toEqual([303, "/"]);
  });

  test("a role and itself are not compared, and what was picked stays", async () => {
    const page = await textOf("/compare?a=ct-technologist&b=ct-technologist&c=");
    expect(page).toContain("Choose two that are not the same");
    expect(page).toContain('value="ct-technologist" selected');
    expect(await textOf("/compare?a=nonsense&b=%22%3E%3Cscript%3E")).not.toContain("<script>");
  });

  test("a renamed role keeps its links", async () => {
    const renamed = await openSite({ knowledge: knowledgeOf({ redirects: { "roles/old-salt": "captain" } }) });
    for (const [path, to] of [
      ["/overview/old-salt", "/overview/captain"],
      ["/roles/old-salt", "/roles/captain"],
    ] as const) {
      const response = await renamed.get(path);
      expect([response.status, response.headers.get("location")]).toEqual([301, to]);
    }
    await renamed.close();
  });

  test("what does not exist is told kindly, with what may have been meant", async () => {
    const lost = await site.get("/salary/mri-tecnologist");
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('<a href="/salary/mri-technologist">MRI technologist: pay</a>');
    expect((await site.get("/places/zz")).status).toBe(404);
    expect((await site.get("/guide/no-such-guide")).status).toBe(404);
    expect(await textOf("/guide/criminal-recrod")).toContain('<a href="/guide/criminal-record">');
  });

  test("a question is answered with its words, why, and a link to the answer", async () => {
    const page = await textOf("/ask?q=how+much+do+mri+techs+make+in+ohio%3F");
    expect(page).toContain("<q>how much do mri techs make in ohio?</q>");
    expect(page).toContain("MRI technologist: pay in Ohio");
    expect(page).toMatch(/Why this answer\?.*I read it as/s);
    expect(page).toContain('href="/salary/mri-technologist/oh"');
    expect(page).toContain('name="robots" content="noindex"');
  });

  test("a follow-up speaks of the answer before", async () => {
    expect(await textOf("/ask?q=and+in+florida%3F&after=salary%2Fmri-technologist%2Foh")).toContain(
      "MRI technologist: pay in Florida",
    );
  });

  test("a question that is too long is refused with a sentence", async () => {
    const response = await site.get(`/ask?q=${"why ".repeat(600)}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("2,000 characters");
  });

  test("roles can be sorted and narrowed down without a script", async () => {
    const rows = (page: string) =>
      [...page.matchAll(/<tr data-meets="[^"]*"( hidden)?><th scope="row"><a href="\/roles\/([^"]*)"/g)].flatMap(
        ([, hidden, id]) => (hidden ? [] : [id]),
      );
    const all = rows(await textOf("/roles"));
    expect(all).toHaveLength(site.world.knowledge.roles.size);
    const paid = rows(await textOf("/roles?sort=pay"));
    expect(paid.slice(0, 2).sort()).toEqual(["interventional-radiologist", "radiologist"]);
    const few = rows(await textOf("/roles?wish=no-nights&wish=two-years-or-less&wish=nonsense"));
    expect(few.length).toBeGreaterThan(0);
    expect(few.length).toBeLessThan(all.length);
  });

  test("a link to an answer looks good where it is pasted, once the site has an address", async () => {
    const known = await openSite({ publicUrl: "https://answers.example.org/careers" });
    const page = await (await known.get("/salary/mri-technologist")).text();
    expect(page).toContain('<link rel="canonical" href="https://answers.example.org/careers/salary/mri-technologist">');
    expect(page).toContain(
      '<meta property="og:image" content="https://answers.example.org/careers/cards/salary/mri-technologist.png">',
    );
    expect(page).toMatch(/<meta property="og:description" content="[^"]*\$95,480/);
    // Below another site's address, all links stay below it.
    expect(page).toContain('href="/careers/roles"');
    expect(page).not.toMatch(/(href|src|action)="\/(?!careers\/)/);
    expect((await known.get("/roles/")).headers.get("location")).toBe("/careers/roles");
    await known.close();
  });

  test("the playground shows one answer in four ways", async () => {
    const page = await textOf("/playground?q=compare/ct-technologist%2Bsonographer");
    expect([...page.matchAll(/<section class="stage"><h2>([^<]*)/g)].map(([, name]) => name)).toEqual([
      "Discord",
      "Slack",
      "Web",
      "Plain text",
    ]);
    for (const name of ["discord", "slack"]) {
      const frame = await site.get(`/playground/${name}?q=compare/ct-technologist%2Bsonographer`);
      expect(await frame.text()).toContain("CT technologist and sonographer, side by side");
      expect(frame.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    }
  });

  test("the sitemap names every page, the feed what was reviewed lately", async () => {
    const known = await openSite({ publicUrl: "https://answers.example.org" });
    const read = async (path: string) => (await known.get(path)).text();
    const named = [...(await read("/sitemap.xml")).matchAll(/<loc>https:\/\/answers\.example\.org\//g)].length;
    expect(named).toBe([...everyPage(site.world.knowledge)].length);
    expect([...(await read("/feed.xml")).matchAll(/<entry>/g)].length).toBe(30);
    await known.close();
    // Without an address of its own there is nothing to name.
    expect((await site.get("/sitemap.xml")).status).toBe(404);
  });
});
