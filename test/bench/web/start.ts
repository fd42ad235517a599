import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Target } from "../targets.ts";
import { median } from "../timing.ts";

const root = join(import.meta.dirname, "../../..");
const starts = 9;

/** `npm start`, with nothing configured, until it says that it is ready. */
async function start(): Promise<number> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: "0", BROWSER: "none" };
  const begin = performance.now();
  const child = spawn("npm", ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"], detached: true });
  let ready = Number.NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith("ready ")) continue;
    ready = performance.now() - begin;
    break;
  }
  // npm hands no signal on, so the whole group is told.
  if (child.pid) process.kill(-child.pid, "SIGTERM");
  await once(child, "exit");
  return ready;
}

export async function measureStart(): Promise<{ readonly text: string; readonly targets: readonly Target[] }> {
  await start();
  const taken: number[] = [];
  for (let round = 0; round < starts; round++) taken.push(await start());
  const text = `\`npm start\` until it is ready, npm itself included: median of ${starts} starts ${median(taken).toFixed(0)} ms, at most ${Math.max(...taken).toFixed(0)} ms.`;
  return { text, targets: [{ promise: "`npm start` ready", most: 800, measured: median(taken), unit: "ms" }] };
}
