import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "./markdown.ts";
import { type Phase, startPhasesProgram } from "./start-phases.ts";
import { median, type Timed, timed } from "./timing.ts";

const starts = 11;
const phaseStarts = 5;
const root = join(import.meta.dirname, "../..");
/** As `npm run ask` starts it. */
const program = [join(root, "adapters/launch.js"), "terminal/ask.ts"];
const question = "how much do mri techs make in texas";
const time = "/usr/bin/time";

export type Start = { readonly text: string; readonly milliseconds: number; readonly megabytes: number };

/** A process from nothing to its first answer, and what each step of that costs. */
export function measureStart(): Start {
  // A copy, so that its first start is the very first.
  const folder = mkdtempSync(join(tmpdir(), "rolecall-bench-"));
  try {
    cpSync(join(root, "knowledge"), folder, { recursive: true, filter: (path) => !path.endsWith(".compiled") });
    return measureStartOn(peakMegabytes({ ...process.env, ROLECALL_KNOWLEDGE: folder }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts as they usually are: on the bot's own knowledge, read before. */
function measureStartOn(veryFirst: ReturnType<typeof peakMegabytes>): Start {
  const { ROLECALL_KNOWLEDGE: _other, ...env } = process.env;
  const run = (args: readonly string[]): Timed<string> =>
    timed(() => execFileSync(process.execPath, args, { env, encoding: "utf8" }));
  peakMegabytes(env);
  const milliseconds = median(Array.from({ length: starts }, () => run([...program, question]).milliseconds));
  const bare = median(Array.from({ length: phaseStarts }, () => run(["-e", ""]).milliseconds));
  const later = peakMegabytes(env);
  const phases = Array.from({ length: phaseStarts }, (): Phase[] => JSON.parse(run([startPhasesProgram]).result));
  const rows = (phases[0] ?? []).map(({ phase }, at) => {
    const of = (pick: (phase: Phase) => number) => median(phases.flatMap((one) => (one[at] ? [pick(one[at])] : [])));
    return [phase, of((one) => one.milliseconds), of((one) => one.cpu), of((one) => one.megabytes)];
  });
  const text = [
    `\`node adapters/launch.js terminal/ask.ts "${question}"\`: median of ${starts} starts ${milliseconds.toFixed(0)} ms, of which an empty Node is ${bare.toFixed(0)} ms; at most ${later.megabytes.toFixed(0)} MB resident. The very first start, which reads and checks the sources: ${veryFirst.milliseconds.toFixed(0)} ms, ${veryFirst.megabytes.toFixed(0)} MB.`,
    table(["step", "ms", "CPU ms", "resident MB after it"], rows),
  ].join("\n\n");
  return { text, milliseconds, megabytes: later.megabytes };
}

/** One start: how long, and the most memory it ever held; no memory where /usr/bin/time is not installed. */
function peakMegabytes(env: NodeJS.ProcessEnv): { readonly milliseconds: number; readonly megabytes: number } {
  const args = [process.execPath, ...program, question];
  const { result, milliseconds } = existsSync(time)
    ? timed(() => spawnSync(time, ["-v", ...args], { env, encoding: "utf8" }).stderr)
    : timed(() => spawnSync(process.execPath, args.slice(1), { env, encoding: "utf8" }).stderr);
  return {
    milliseconds,
    megabytes: (Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(result)?.[1]) * 1024) / 1e6,
  };
}
