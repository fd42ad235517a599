import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readArguments } from "../../../adapters/web/export/command-line.ts";
import { openFolder } from "../../../adapters/web/export/output-folder.ts";
import { fileOf } from "../../../adapters/web/export/relative-links.ts";
import { parseKnowledge, serializeKnowledge } from "../../../adapters/web/export/serialize-knowledge.ts";
import { vocabularyOf } from "../../../src/understand/vocabulary.ts";
import { knowledge } from "../../support/real-knowledge.ts";
import { brokenLinks, filesIn, newFolder, runExport } from "./exported.ts";

let parent = "";
beforeEach(() => {
  parent = newFolder();
});
afterEach(() => rmSync(parent, { recursive: true }));

const few = "^/(overview|licence)/";

describe("a static export with an address", () => {
  const publicUrl = "https://answers.example.org/careers";

  test("names it in each page, its map, its feed and what links show, and its own links need none", async () => {
    const folder = join(parent, "site");
    const { code, stdout, stderr } = await runExport(folder, "--url", `${publicUrl}/`, "--only", few);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/ pages, .* pictures, .* MB, in .* s\./);
    const pages = filesIn(folder).filter((file) => file.endsWith("index.html"));
    expect(brokenLinks(folder, pages)).toEqual([]);

    const page = readFileSync(join(folder, "overview/mri-technologist/index.html"), "utf8");
    expect(page).toContain(`<link rel="canonical" href="${publicUrl}/overview/mri-technologist">`);
    expect(page).toContain(`<meta property="og:image" content="${publicUrl}/cards/overview/mri-technologist.png">`);
    const fileAt = (url: string) => join(folder, url.slice(publicUrl.length));
    for (const [, card = ""] of page.matchAll(/og:image" content="([^"]+)"/g))
      expect(existsSync(fileAt(card))).toBe(true);

    const map = readFileSync(join(folder, "sitemap.xml"), "utf8");
    const mapped = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => join(fileAt(url), "index.html"));
    const isAsk = (file: string) => file.endsWith("ask/index.html");
    expect(mapped.sort()).toEqual(pages.filter((file) => !isAsk(file)).sort());
    const feed = readFileSync(join(folder, "feed.xml"), "utf8");
    expect(feed).toContain(`<id>${publicUrl}/</id>`);
    expect(readFileSync(join(folder, "robots.txt"), "utf8")).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
    // Whatever address it is shown at.
    expect(readFileSync(join(folder, "404.html"), "utf8")).toContain('href="/careers/roles/index.html"');
  });
});

describe("the folder", () => {
  test("an earlier export is replaced, with nothing left of it", async () => {
    const folder = join(parent, "site");
    const first = openFolder(folder);
    first.write("old/index.html", "old");
    first.finish();
    const second = openFolder(folder);
    second.write("new/index.html", "new");
    expect(existsSync(join(folder, "old/index.html"))).toBe(true);
    second.finish();
    expect([existsSync(join(folder, "old")), readFileSync(join(folder, "new/index.html"), "utf8")]).toEqual([
      false,
      "new",
    ]);
    expect([existsSync(`${folder}.tmp`), existsSync(`${folder}.old`)]).toEqual([false, false]);
  });

  test("one that is given up leaves the earlier one as it was", () => {
    const folder = join(parent, "site");
    openFolder(folder).finish();
    const second = openFolder(folder);
    second.write("a", "b");
    second.giveUp();
    expect([existsSync(join(folder, "a")), existsSync(`${folder}.tmp`)]).toEqual([false, false]);
  });

  test.each([
    ["somebody's files", (folder: string) => writeFileSync(join(folder, "thesis.doc"), "mine")],
    [
      "an export with somebody's files in it",
      (folder: string) => {
        rmSync(folder, { recursive: true });
        const earlier = openFolder(folder);
        earlier.write("index.html", "");
        earlier.finish();
        writeFileSync(join(folder, "thesis.doc"), "mine");
      },
    ],
  ])("%s are never touched", async (_, fill) => {
    const folder = join(parent, "full");
    mkdirSync(folder);
    fill(folder);
    const { code, stderr } = await runExport(folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/nothing was changed/);
    expect(readFileSync(join(folder, "thesis.doc"), "utf8")).toBe("mine");
  });

  test("a pattern that no answer matches leaves nothing behind", async () => {
    const folder = join(parent, "site");
    const { code, stderr } = await runExport(folder, "--only", "^/nothing");
    expect([code, stderr]).toEqual([1, expect.stringContaining("--only ^/nothing matches no answer")]);
    expect([existsSync(folder), existsSync(`${folder}.tmp`)]).toEqual([false, false]);
  });

  test("a file is no folder", () => {
    writeFileSync(join(parent, "file"), "");
    expect(() => openFolder(join(parent, "file"))).toThrow(/is a file. Name a folder/);
  });
});

describe("the command line", () => {
  test.each([
    [[], /Say which folder/],
    [["a", "b"], /"b" is one too many/],
    [["a", "--url", "nowhere"], /"nowhere" is none/],
    [["a", "--url", "https://example.org/?q=1"], /is none/],
    [["a", "--only", "("], /regular expression/],
    [["a", "--color", "red"], /--color/],
  ])("%j is refused with a sentence", (words, says) => {
    expect(() => readArguments(words)).toThrow(says);
  });

  test("a wrong one ends with 1 and without a stack", async () => {
    const { code, stdout, stderr } = await runExport("--nonsense");
    expect([code, stdout, stderr.split("\n").length]).toEqual([1, "", 2]);
    expect(stderr).toContain("--nonsense");
  });
});

test("what is known comes out of an export as it went in", () => {
  const vocabulary = vocabularyOf(knowledge);
  const all = {
    knowledge,
    vocabulary,
    place: "tx",
    operator: { logsQuestions: false, reportTo: undefined },
    version: "1",
    only: undefined,
  };
  expect(parseKnowledge(serializeKnowledge(all))).toEqual(all);
});

describe("links", () => {
  const contents = {
    hasPage: (path: string) => ["/", "/term/arrt", "/compare"].includes(path),
    hasPicture: () => true,
  };
  test.each([
    ["", "index.html"],
    ["term/arrt#content", "term/arrt/index.html#content"],
    ["term/never-heard-of", "ask/index.html#q=term%2Fnever-heard-of"],
    ["ask?q=a%20b&after=term/arrt", "ask/index.html#q=a%20b&after=term/arrt"],
    ["api/suggest", undefined],
    ["playground?q=x", undefined],
    ["pictures/pay/salary/a/tx/light.png", "pictures/pay/salary/a/tx/light.svg"],
  ])("%s leads to %s", (link, file) => {
    expect(fileOf(link, contents)).toBe(file);
  });
});
