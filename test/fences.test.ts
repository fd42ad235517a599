import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

/** Imports point one way: adapters → src, never back, never sideways. Here each fence of biome.json is seen to hold. */

const project = join(import.meta.dirname, "..");
const adapters = readdirSync(join(project, "adapters"), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const platforms = new Set([...adapters, "discord", "slack", "web"]);

type Import = { readonly file: string; readonly line: string };

const back: readonly Import[] = [
  { file: "src/one.ts", line: 'import { render } from "../adapters/terminal/render.ts";' },
  { file: "src/answers/one.ts", line: 'import { render } from "../../adapters/web/render/render.ts";' },
  { file: "src/one.ts", line: 'import type { TerminalStyle } from "../adapters/terminal/render.ts";' },
  { file: "src/one.ts", line: 'export { render } from "../adapters/terminal/render.ts";' },
  { file: "src/one.ts", line: 'export * from "../adapters/terminal/render.ts";' },
  { file: "src/one.ts", line: 'await import("../adapters/terminal/render.ts");' },
  { file: "src/one.ts", line: 'import { knowledgeOf } from "../test/support/knowledge-of.ts";' },
  { file: "src/answers/one.ts", line: 'import { knowledgeOf } from "../../test/support/knowledge-of.ts";' },
];

const sideways: readonly Import[] = adapters.flatMap((adapter) => [
  { file: `adapters/${adapter}/one.ts`, line: 'import { knowledgeOf } from "../../test/support/knowledge-of.ts";' },
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

/** What each room of the core may import; all the rest of the core is fenced off. */
const coreRooms = {
  text: [],
  knowledge: ["text", "address"],
  understand: ["knowledge", "text", "address"],
  answers: ["knowledge", "text", "address", "answer"],
  present: ["ask", "answers", "understand", "knowledge", "text", "address", "answer"],
  pictures: ["present", "answers", "knowledge", "text", "address", "answer"],
  runtime: ["understand", "knowledge", "address", "answer", "adapter"],
  commands: ["present", "runtime", "ask", "answers", "understand", "knowledge", "text", "address", "answer"],
  "address.ts": [],
  "adapter.ts": [],
  "answer.ts": ["address"],
  "ask.ts": ["answers", "understand", "knowledge", "text", "address", "answer"],
} as const satisfies Record<string, readonly string[]>;

/** What each room of an adapter must not import. */
const chatRooms = {
  render: ["respond", "send", "receive", "setup", "preview", "main.ts"],
  setup: ["respond", "send", "receive", "preview", "main.ts"],
  respond: ["send", "receive", "preview", "main.ts"],
  send: ["receive", "preview", "main.ts"],
  receive: ["preview", "main.ts"],
  preview: ["send", "receive", "main.ts"],
};
const adapterRooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  discord: chatRooms,
  slack: chatRooms,
  web: {
    http: ["render", "pages", "api", "site", "routes", "export", "browser", "main.ts"],
    render: ["http", "pages", "api", "site", "routes", "export", "browser", "main.ts"],
    pages: ["http", "api", "site", "routes", "export", "browser", "main.ts"],
    api: ["pages", "site", "routes", "export", "browser", "main.ts"],
    site: ["http", "api", "routes", "export", "browser", "main.ts"],
    routes: ["export", "browser", "main.ts"],
    export: ["http", "api", "routes", "browser", "main.ts"],
    browser: ["http", "api", "routes", "site", "main.ts"],
  },
};

const fileIn = (room: string): string => (room.endsWith(".ts") ? room : `${room}/any.ts`);
const importing = (from: string): string => `import type { Any } from "${from}";`;
/** In the room, and in a folder inside it, where it is one. */
const filesOf = (folder: string, room: string): readonly { readonly file: string; readonly up: string }[] =>
  room.endsWith(".ts")
    ? [{ file: `${folder}/${room}`, up: "./" }]
    : [
        { file: `${folder}/${room}/one.ts`, up: "../" },
        { file: `${folder}/${room}/deep/one.ts`, up: "../../" },
      ];

const core = Object.entries(coreRooms).flatMap(([room, allowedHere]) => {
  const isAllowed = (other: string) => (allowedHere as readonly string[]).includes(other.replace(/\.ts$/, ""));
  const others = Object.keys(coreRooms).filter((other) => other !== room);
  return filesOf("src", room).map(({ file, up }) => ({
    free: others.filter(isAllowed).map((other): Import => ({ file, line: importing(`${up}${fileIn(other)}`) })),
    fenced: [...others.filter((other) => !isAllowed(other)), "programs"].map(
      (other): Import => ({ file, line: importing(`${up}${fileIn(other)}`) }),
    ),
  }));
});

const inside = Object.entries(adapterRooms).flatMap(([adapter, rooms]) =>
  Object.entries(rooms).flatMap(([room, forbidden]) => {
    const free = Object.keys(rooms).filter((other) => other !== room && !forbidden.includes(other));
    return filesOf(`adapters/${adapter}`, room).map(({ file, up }) => ({
      free: free.map((other): Import => ({ file, line: importing(`${up}${fileIn(other)}`) })),
      fenced: forbidden.map((other): Import => ({ file, line: importing(`${up}${fileIn(other)}`) })),
    }));
  }),
);

const fencedInside = [...core, ...inside].flatMap((one) => one.fenced);
const freeInside = [...core, ...inside].flatMap((one) => one.free);

test("every folder that stands in src/ and in an adapter has a fence", () => {
  const foldersIn = (path: string) =>
    readdirSync(join(project, path), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  expect(foldersIn("src").sort()).toEqual(
    [...Object.keys(coreRooms).filter((room) => !room.endsWith(".ts")), "programs"].sort(),
  );
  for (const [adapter, rooms] of Object.entries(adapterRooms))
    expect(
      foldersIn(`adapters/${adapter}`)
        .filter((folder) => folder !== "assets")
        .sort(),
    ).toEqual(Object.keys(rooms).sort());
});

/** Biome does not lint standard input: it reads them from files, one import a line, in a folder with our settings. */
const files = new Map<string, string[]>();
for (const { file, line } of [...back, ...sideways, ...fencedInside, ...allowed, ...freeInside]) {
  const lines = files.get(file) ?? [];
  if (!lines.includes(line)) files.set(file, [...lines, line]);
}
let fenced: ReadonlySet<string> = new Set();

type Diagnostic = {
  readonly severity: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
};

/** Where one of Biome's rules, with our settings, finds an error: each as `path:line`. */
function errorsOf(rule: string, sources: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-fences-"));
  cpSync(join(project, "biome.json"), join(folder, "biome.json"));
  for (const [path, lines] of sources) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${lines.join("\n")}\n`);
  }
  const biome = join(project, "node_modules/.bin/biome");
  const flags = [`--only=${rule}`, "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json"];
  const { stdout } = spawnSync(biome, ["lint", ...flags, "."], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
  rmSync(folder, { recursive: true });
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return new Set(errors.map(({ location: { path, start } }) => `${path}:${start.line}`));
}

beforeAll(() => {
  fenced = errorsOf("style/noRestrictedImports", files);
});

const isFenced = ({ file, line }: Import) => fenced.has(`${file}:${(files.get(file)?.indexOf(line) ?? -1) + 1}`);

describe("the core knows no platform", () => {
  test.each(back)("$file: $line", (one) => expect(isFenced(one)).toBe(true));
});

describe("adapters never import each other, nor tests", () => {
  test.each(sideways)("$file: $line", (one) => expect(isFenced(one)).toBe(true));
});

describe("imports inside the core and inside an adapter point one way", () => {
  test.each(fencedInside)("$file: $line", (one) => expect(isFenced(one)).toBe(true));
});

describe("other imports are free", () => {
  test.each([...allowed, ...freeInside])("$file: $line", (one) => expect(isFenced(one)).toBe(false));
});

test("files that import each other are found, even for a type alone", () => {
  const circle = new Map([
    ["src/one.ts", ['import type { Two } from "./two.ts";', "export type One = Two;"]],
    ["src/two.ts", ['import type { One } from "./one.ts";', "export type Two = One;"]],
    ["src/three.ts", ['import type { One } from "./one.ts";', "export type Three = One;"]],
  ]);
  expect([...errorsOf("suspicious/noImportCycles", circle)].sort()).toEqual(["src/one.ts:1", "src/two.ts:1"]);
});
