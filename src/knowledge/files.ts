import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { explainIssue } from "./issues.ts";
import type { Path, Problem } from "./problems.ts";

/** Reads the files of one knowledge folder and gathers what is wrong with them. */
export type Folder = {
  readonly path: string;
  readonly problems: Problem[];
};

/** One YAML file by its schema; undefined when it cannot be used, the problems being noted. */
export function readYaml<Schema extends z.ZodType>(
  folder: Folder,
  file: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  const text = readText(folder, file);
  if (text === undefined) return undefined;
  const { document, lineAt } = parsed(text);
  const mistakes = yamlMistakes(document);
  for (const { at, says } of mistakes) folder.problems.push({ file, line: lineAt(at), field: "", says });
  if (mistakes.length > 0) return undefined;
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return result.data;
  for (const { path, says } of result.error.issues.flatMap((issue) => explainIssue(issue, schema))) {
    note(folder, file, path, says);
  }
  return undefined;
}

/** Every .yml file of a sub-folder by its schema; the file's name without its ending is the entry's id. */
export function readEntries<Schema extends z.ZodType>(
  folder: Folder,
  subfolder: string,
  schema: Schema,
): Map<string, z.infer<Schema>> {
  const entries = new Map<string, z.infer<Schema>>();
  const path = join(folder.path, subfolder);
  if (!existsSync(path)) {
    folder.problems.push({ file: `${subfolder}/`, line: 0, field: "", says: "this folder is missing" });
    return entries;
  }
  const visible = readdirSync(path).filter((name) => !name.startsWith("."));
  for (const name of visible.sort()) {
    const file = `${subfolder}/${name}`;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*\.yml$/.test(name)) {
      const says = "an entry's file is named for its id: lower-case words joined by hyphens, ending in .yml";
      folder.problems.push({ file, line: 0, field: "", says });
      continue;
    }
    const entry = readYaml(folder, file, schema);
    if (entry !== undefined) entries.set(name.replace(/\.yml$/, ""), entry);
  }
  return entries;
}

/** Notes a problem at a field of a YAML file, with the line on which the field stands. */
export function note(folder: Folder, file: string, path: Path, says: string, warning = false): void {
  const field = path.reduce<string>(
    (sofar, step) => (typeof step === "number" ? `${sofar}[${step}]` : sofar ? `${sofar}.${step}` : step),
    "",
  );
  folder.problems.push({ file, line: lineOf(folder, file, path), field, says, ...(warning && { warning }) });
}

/** A file as text; undefined when it cannot be read, which is noted. */
export function readText(folder: Folder, file: string): string | undefined {
  try {
    return readFileSync(join(folder.path, file), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const says = code === "ENOENT" ? "this file is missing" : `this file cannot be read (${code})`;
    folder.problems.push({ file, line: 0, field: "", says });
    return undefined;
  }
}

function parsed(text: string): { document: Document; lineAt: (offset: number) => number } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  return { document, lineAt: (offset) => lineCounter.linePos(offset).line };
}

const quoteIt = 'a sentence that holds ": " or begins with a sign goes in quotes';

/** What keeps a text from being YAML, and what reads as YAML but was surely meant as words. */
function yamlMistakes(document: Document): { at: number; says: string }[] {
  const mistakes = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    at: pos[0],
    says: code === "DUPLICATE_KEY" ? "this field or id stands here twice" : `this is not YAML: ${message}; ${quoteIt}`,
  }));
  visit(document, {
    // "*Note*" would stand for whatever "&Note*" names, and throw when nothing does.
    Alias: (_, { source, range }) => {
      mistakes.push({ at: range?.[0] ?? 0, says: `"*${source}" is not read as words: ${quoteIt}` });
    },
  });
  return mistakes;
}

/** The line of a field, or of the nearest field around it that is written; 0 when there is none. */
function lineOf(folder: Folder, file: string, path: Path): number {
  if (path.length === 0) return 0;
  const { document, lineAt } = parsed(readFileSync(join(folder.path, file), "utf8"));
  for (let length = path.length; length > 0; length--) {
    const around = document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    const name = isMap(around)
      ? around.items.find(({ key }) => isScalar(key) && String(key.value) === step)?.key
      : undefined;
    const node = name ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return 1;
}
