import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Imports point one way: adapters → src, never back, never sideways. Here each fence of biome.json is seen to hold. */

const project = join(import.meta.dirname, "..");
const adapters = readdirSync(join(project, "adapters"), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const platforms = new Set([...adapters, "discord", "slack", "web"]);

type Import = { readonly file: string; readonly line: string };

const back: readonly Import[] = [
  { file: "src/one.ts", line: 'import { render } from "../adapters/terminal/render.ts";' },
  { file: "src/answers/one.ts", line: 'import { render } from "../../adapters/web/render.ts";' },
  { file: "src/one.ts", line: 'import type { Look } from "../adapters/terminal/look.ts";' },
  { file: "src/one.ts", line: 'export { render } from "../adapters/terminal/render.ts";' },
  { file: "src/one.ts", line: 'export * from "../adapters/terminal/render.ts";' },
  { file: "src/one.ts", line: 'await import("../adapters/terminal/render.ts");' },
  { file: "src/one.ts", line: 'import { knowledgeOf } from "../test/knowledge-of.ts";' },
  { file: "src/answers/one.ts", line: 'import { knowledgeOf } from "../../test/knowledge-of.ts";' },
];

const sideways: readonly Import[] = adapters.flatMap((adapter) => [
  { file: `adapters/${adapter}/one.ts`, line: 'import { knowledgeOf } from "../../test/knowledge-of.ts";' },
  ...[...platforms]
    .filter((other) => other !== adapter)
    .flatMap((other) => [
      { file: `adapters/${adapter}/one.ts`, line: `import { render } from "../${other}/render.ts";` },
      { file: `adapters/${adapter}/one.ts`, line: `import { render } from "../../adapters/${other}/render.ts";` },
      { file: `adapters/${adapter}/deep/one.ts`, line: `import { render } from "../../${other}/render.ts";` },
    ]),
]);

const allowed: readonly Import[] = [
  { file: "src/one.ts", line: 'import { formatAddress } from "./address.ts";' },
  { file: "src/answers/one.ts", line: 'import { formatAddress } from "../address.ts";' },
  { file: "src/one.ts", line: 'import { readFileSync } from "node:fs";' },
  { file: "test/one.ts", line: 'import { render } from "../adapters/terminal/render.ts";' },
  { file: "test/one.ts", line: 'import { formatAddress } from "../src/address.ts";' },
  ...adapters.flatMap((adapter) => [
    { file: `adapters/${adapter}/one.ts`, line: 'import { formatAddress } from "../../src/address.ts";' },
    { file: `adapters/${adapter}/one.ts`, line: 'import { render } from "./render.ts";' },
  ]),
];

/** Biome reads a file of its own for each import, in a folder with our settings: it does not lint standard input. */
const all = [...back, ...sideways, ...allowed].map((one, at) => ({
  ...one,
  path: one.file.replace("one", `one-${at}`),
}));
let folder = "";
let fenced: ReadonlySet<string> = new Set();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rolecall-fences-"));
  cpSync(join(project, "biome.json"), join(folder, "biome.json"));
  for (const { path, line } of all) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${line}\n`);
  }
  const biome = join(project, "node_modules/.bin/biome");
  const flags = [
    "--only=style/noRestrictedImports",
    "--vcs-enabled=false",
    "--max-diagnostics=none",
    "--reporter=json",
  ];
  const { stdout } = spawnSync(biome, ["lint", ...flags, "."], { cwd: folder, encoding: "utf8" });
  const { diagnostics }: { diagnostics: { severity: string; location: { path: string } }[] } = JSON.parse(stdout);
  fenced = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ location }) => location.path));
});

afterAll(() => rmSync(folder, { recursive: true }));

const isFenced = ({ file, line }: Import) =>
  fenced.has(all.find((one) => one.file === file && one.line === line)?.path ?? "");

describe("the core knows no platform", () => {
  test.each(back)("$file: $line", (one) => expect(isFenced(one)).toBe(true));
});

describe("adapters never import each other, nor tests", () => {
  test.each(sideways)("$file: $line", (one) => expect(isFenced(one)).toBe(true));
});

describe("other imports are free", () => {
  test.each(allowed)("$file: $line", (one) => expect(isFenced(one)).toBe(false));
});
