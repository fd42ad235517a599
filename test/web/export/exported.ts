import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const project = join(import.meta.dirname, "../../..");
const node = join(project, "node_modules/.bin/node");

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "rolecall-copy-"));

/** `npm run export -- …` as a person runs it. */
export const runExport = (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done) => {
    const flags = ["--disable-warning=ExperimentalWarning", "adapters/launch.js", "web/export/main.ts"];
    const child = execFile(node, [...flags, ...words], { cwd: project }, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

/** Every file below a folder, from there. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

const entities: Readonly<Record<string, string>> = { amp: "&", quot: '"', "#39": "'", lt: "<", gt: ">" };
const unescaped = (text: string): string => text.replace(/&(amp|quot|#39|lt|gt);/g, (_, name) => entities[name] ?? "");

/** What leads nowhere from the pages of a folder: to no file, to no part of a page, or out of the folder. */
export function brokenLinks(folder: string, pages: readonly string[]): string[] {
  const broken: string[] = [];
  const known = new Map<string, boolean>();
  const isFile = (file: string) => {
    const is = known.get(file) ?? (existsSync(file) && file.startsWith(folder));
    known.set(file, is);
    return is;
  };
  for (const page of pages) {
    const markup = readFileSync(page, "utf8");
    for (const [, name, value = ""] of markup.matchAll(/ (href|src|action|data-copy)="([^"]*)"/g)) {
      const link = unescaped(value);
      if (/^(https?|mailto):/.test(link)) continue;
      const [path = "", part] = link.split("#");
      const file = path === "" ? page : resolve(dirname(page), decodeURIComponent(path.split("?")[0] ?? ""));
      const isThere = isFile(file) && (path !== "" || !part || markup.includes(` id="${part}"`));
      if (!isThere || link.startsWith("/")) broken.push(`${page.slice(folder.length)}: ${name}="${link}"`);
    }
    // A link that lost what it led to.
    for (const [lost] of markup.matchAll(/<(a|form)(?=[ >])(?![^>]* (href|action)=)[^>]*>/g))
      broken.push(`${page.slice(folder.length)}: ${lost}`);
  }
  return broken;
}
