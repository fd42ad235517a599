import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "../..");
/** The bot as `npm start` starts it, and the programs it is measured against. */
export const programs = {
  rolecall: [
    "--disable-warning=ExperimentalWarning",
    "--max-semi-space-size=8",
    join(root, "adapters/launch.js"),
    "main.ts",
  ],
  pongDiscord: [join(import.meta.dirname, "discord/pong-bot.ts")],
  hello: [join(import.meta.dirname, "web/hello.ts")],
  pongSlack: [join(import.meta.dirname, "slack/pong-app.ts")],
  empty: [join(import.meta.dirname, "discord/empty-server.ts")],
} as const;

export type Program = { readonly child: ChildProcess; readonly ready: string };

const taskset = "/usr/bin/taskset";

/** Leaves the first processor to the programs that are measured, where there is another and the system can do that. */
export function standAside(): void {
  if (existsSync(taskset) && availableParallelism() > 1)
    spawnSync(taskset, ["-a", "-cp", `1-${availableParallelism() - 1}`, `${process.pid}`]);
}

/**
 * Starts a program and waits until it says it is ready.
 * @param isAlone on the first processor and on no other, where the system can do that: for what one core can do
 */
export async function startProgram(
  name: keyof typeof programs,
  environment: Readonly<Record<string, string>>,
  isAlone = true,
): Promise<Program> {
  const command = [process.execPath, ...programs[name]];
  const [file = "", ...args] = isAlone && existsSync(taskset) ? [taskset, "-c", "0", ...command] : command;
  const env = { PATH: process.env.PATH, ROLECALL_LOG_LEVEL: "warn", NODE_ENV: "production", ...environment };
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("ready ")) return { child, ready: line };
  }
  throw new Error(`${name} ended before it was ready`);
}

export async function stopProgram({ child }: Program): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

type Usage = { readonly cpu: number; readonly now: number; readonly most: number };

/** Processor seconds that a process has used, and its resident megabytes now and at most; nothing where there is no /proc. */
export function usageOf({ child }: Program): Usage {
  return usageOfProcess(child.pid);
}

function usageOfProcess(id: number | undefined): Usage {
  try {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11, 13).map(Number) ?? [];
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    const megabytes = (field: string) => (Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6;
    const ticksPerSecond = 100;
    return { cpu: (user + system) / ticksPerSecond, now: megabytes("VmRSS"), most: megabytes("VmHWM") };
  } catch {
    return { cpu: Number.NaN, now: Number.NaN, most: Number.NaN };
  }
}

/** The same of each process that a program has started itself; none where the system cannot tell. */
export function usageOfChildren({ child: { pid } }: Program): readonly Usage[] {
  try {
    const ids = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    return ids.filter(Boolean).map((id) => usageOfProcess(Number(id)));
  } catch {
    return [];
  }
}
