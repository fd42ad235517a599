import { everyPage } from "../../../adapters/web/site/page-paths.ts";
import { answerAt } from "../../../src/answers/answer.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { knowledge } from "../../support/real-knowledge.ts";
import { table } from "../markdown.ts";
import { type Program, startProgram, stopProgram, usageOf } from "../program.ts";
import { questionsAlone } from "../questions.ts";
import type { Target } from "../targets.ts";
import { median, quantile } from "../timing.ts";
import { load } from "./load.ts";

const rounds = 5;
const connections = 50;
const seconds = 2;
const asBrowsersDo = "accept-encoding: gzip, deflate, br\r\n";

const questions = questionsAlone().map(({ asks }) => asks);
/** What people asked about, as often as they did, in their order. */
const asked = questionsAlone().flatMap(({ best }) => {
  const given = best === null ? undefined : answerAt(best, knowledge);
  return given === undefined ? [] : [pagePath(given.address)];
});
const pages = [...everyPage(knowledge)].filter((path) => path.startsWith("/salary/"));
let count = 0;
const inTurn = (paths: readonly string[]): string => paths[count++ % paths.length] ?? "/";
/** An address that was never asked for. */
const fresh = (path: string): string => `${path}?n=${count++}`;

type Kind = {
  readonly name: string;
  readonly path: () => string;
  readonly least?: number;
  /** Whether the client takes packed pages, as browsers do. */
  readonly packs?: boolean;
};
/** Guides are what many questions lead to; their pages have words and no picture. */
const guides = asked.filter((path) => path.startsWith("/guide/"));
/** Three pictures, within the page. */
const heaviest = "/salary/radiologic-technologist/tx";
const hello: Kind = { name: "bare Hono, “hello”", path: () => "/" };
const kinds: readonly Kind[] = [
  { name: "pages of guides, cached", path: () => inTurn(guides), packs: true, least: 0.75 },
  { name: "pages of guides, made anew", path: () => fresh(inTurn(guides)), least: 0.25 },
  { name: "pages of all that people ask for, cached", path: () => inTurn(asked), packs: true, least: 0.75 },
  { name: "pages of all that people ask for, made anew", path: () => fresh(inTurn(asked)) },
  { name: "the same, for browsers: packed while there is time", path: () => fresh(inTurn(asked)), packs: true },
  { name: "the heaviest page (three pictures), cached", path: () => heaviest, packs: true },
  { name: "the heaviest page, made anew", path: () => fresh(heaviest) },
  { name: "pay pages of all roles and places in turn, each for the first time", path: () => fresh(inTurn(pages)) },
  { name: "`/api/answer/…`, guides, cached", path: () => `/api/answer${inTurn(guides)}`, packs: true, least: 0.75 },
  { name: "`/api/answer/…`, guides, made anew", path: () => fresh(`/api/answer${inTurn(guides)}`), least: 0.25 },
  { name: "`/api/answer/…`, all that people ask for, made anew", path: () => fresh(`/api/answer${inTurn(asked)}`) },
  {
    name: "`/api/answer?ask=…`, people's words, never kept",
    path: () => `/api/answer?${new URLSearchParams({ ask: inTurn(questions) })}`,
  },
];

type Measured = { readonly perSecond: number; readonly p99: number; readonly cpu: number };

async function measure(program: Program, { path, packs = false }: Kind): Promise<Measured> {
  const before = usageOf(program).cpu;
  const port = Number(program.ready.split(":").at(-1));
  const { perSecond, latencies } = await load(port, path, { connections, seconds, headers: packs ? asBrowsersDo : "" });
  const cpu = ((usageOf(program).cpu - before) / latencies.length) * 1e6;
  return { perSecond, p99: quantile(latencies, 0.99), cpu };
}

/** Requests a second against the smallest app of the same framework, in turn within each round. */
export async function measureThroughput(): Promise<{ readonly text: string; readonly targets: readonly Target[] }> {
  const ours = await startProgram("rolecall", { WEB: "yes", PORT: "0", WEB_RATE_LIMIT: "0", BROWSER: "none" });
  const theirs = await startProgram("hello", {});
  const all = [hello, ...kinds].map((kind) => ({ kind, taken: [] as Measured[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const { kind, taken } of all) {
      const measured = await measure(kind === hello ? theirs : ours, kind);
      // The first time everything is compiled.
      if (round > 0) taken.push(measured);
    }
  }
  await Promise.all([ours, theirs].map(stopProgram));
  const middle = (taken: readonly Measured[], pick: (one: Measured) => number) => median(taken.map(pick));
  const bare = all[0]?.taken ?? [];
  /** Of each round, so that what slows the machine for a while slows both. */
  const share = (taken: readonly Measured[]) =>
    median(taken.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN)));
  const rows = all.map(({ kind, taken }) => [
    kind.name,
    Math.round(middle(taken, ({ perSecond }) => perSecond)),
    middle(taken, ({ p99 }) => p99),
    Math.round(middle(taken, ({ cpu }) => cpu)),
    `${Math.round(share(taken) * 100)}%`,
  ]);
  const targets = all.flatMap(({ kind: { name, least }, taken }): Target[] =>
    least === undefined
      ? []
      : // As a factor, since a target is something that is not exceeded.
        [{ promise: `“hello” against ${name}`, most: 1 / least, measured: 1 / share(taken), unit: "×" }],
  );
  return { text: table(["request", "a second", "p99 ms", "server's CPU µs each", "of “hello”"], rows), targets };
}
