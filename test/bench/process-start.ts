import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { table } from "./markdown.ts";
import { typedAddress, typedCommand } from "./start-commands.ts";
import { type Phase, startPhasesProgram } from "./start-phases.ts";
import { median, timed } from "./timing.ts";

const starts = 9;
const phaseStarts = 5;
const root = join(import.meta.dirname, "../..");
/** As `npm run chat` starts it. */
const chat = [join(root, "adapters/launch.js"), "terminal/main.ts"];

type Environment = NodeJS.ProcessEnv;
export type Start = { readonly text: string; readonly toReady: number; readonly toTypedAnswer: number };

/** A process from nothing to when it is ready and to its first answer, and what each step of that costs. */
export async function measureStart(): Promise<Start> {
  // A copy, so that its first start is the very first.
  const folder = mkdtempSync(join(tmpdir(), "rolecall-bench-"));
  try {
    cpSync(join(root, "knowledge"), folder, { recursive: true, filter: (path) => !path.endsWith(".compiled") });
    const veryFirst = await toTypedAnswer({ ...process.env, ROLECALL_KNOWLEDGE: folder });
    return await measureUsualStart(veryFirst);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts as they usually are: on the bot's own knowledge, read before. */
async function measureUsualStart(veryFirst: number): Promise<Start> {
  const { ROLECALL_KNOWLEDGE: _other, ...environment } = process.env;
  const bots = await repeated(() => startBot(environment));
  const answers = await repeated(() => toTypedAnswer(environment));
  const toReady = median(bots.map(({ ready }) => ready));
  const toPage = median(bots.map(({ answered }) => answered));
  const run = (args: readonly string[]) =>
    timed(() => execFileSync(process.execPath, args, { env: environment, encoding: "utf8" }));
  const bare = median(Array.from({ length: phaseStarts }, () => run(["-e", ""]).milliseconds));
  const phases = Array.from({ length: phaseStarts }, (): Phase[] => JSON.parse(run([startPhasesProgram]).result));
  const rows = (phases[0] ?? []).map(({ phase }, at) => {
    const of = (pick: (phase: Phase) => number) => median(phases.flatMap((one) => (one[at] ? [pick(one[at])] : [])));
    return [phase, of((one) => one.milliseconds), of((one) => one.cpu), of((one) => one.megabytes)];
  });
  const text = [
    `\`npm start\`, npm itself included: ready after ${toReady.toFixed(0)} ms, the first answer at an address after ${toPage.toFixed(0)} ms (by HTTP). The chat in a terminal: \`${typedCommand}\` answered after ${median(answers).toFixed(0)} ms, of which an empty Node is ${bare.toFixed(0)} ms; at the very first start, which reads and checks the sources, after ${veryFirst.toFixed(0)} ms. Medians of ${starts} starts.`,
    table(["step of the terminal's start", "ms", "CPU ms", "resident MB after it"], rows),
  ].join("\n\n");
  return { text, toReady, toTypedAnswer: median(answers) };
}

/** What several starts gave, after one that does not count. */
async function repeated<Result>(start: () => Promise<Result>): Promise<readonly Result[]> {
  await start();
  const results: Result[] = [];
  for (let round = 0; round < starts; round++) results.push(await start());
  return results;
}

/** The milliseconds until `npm start`, with nothing configured, says that it is ready, and until it has answered. */
async function startBot(environment: Environment): Promise<{ readonly ready: number; readonly answered: number }> {
  const { PATH, HOME } = environment;
  const begin = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { PATH, HOME, PORT: "0", BROWSER: "none" },
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith("ready ")) continue;
      const ready = performance.now() - begin;
      await (await fetch(`http://${line.split(" ").at(-1)}/api/answer/${typedAddress}`)).text();
      return { ready, answered: performance.now() - begin };
    }
    throw new Error("npm start ended before it was ready");
  } finally {
    // npm hands no signal on, so the whole group is told.
    if (child.pid && child.exitCode === null) {
      process.kill(-child.pid, "SIGTERM");
      await once(child, "exit");
    }
  }
}

/** The milliseconds until a command that was typed at once is answered in the terminal. */
async function toTypedAnswer(environment: Environment): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...chat], {
    env: environment,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  child.stdin.end(`${typedCommand}\n`);
  await Promise.race([once(child.stdout, "data"), ended]);
  const answered = performance.now() - begin;
  child.stdout.resume();
  await ended;
  return answered;
}
