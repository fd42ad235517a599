import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { table } from "./markdown.ts";
import { type Phase, startPhasesProgram } from "./start-phases.ts";
import { median, timed } from "./timing.ts";

const starts = 11;
const phaseStarts = 5;
const program = join(import.meta.dirname, "../../adapters/terminal/ask.ts");
const question = "how much do mri techs make in texas";
const time = "/usr/bin/time";

export type Start = { readonly text: string; readonly milliseconds: number; readonly megabytes: number };

/** A process from nothing to its first answer, and what each step of that costs. */
export function measureStart(): Start {
  const runs = Array.from({ length: starts }, () => timed(() => execFileSync(process.execPath, [program, question])));
  const milliseconds = median(runs.map((run) => run.milliseconds));
  const bare = median(
    Array.from({ length: phaseStarts }, () => timed(() => execFileSync(process.execPath, ["-e", ""])).milliseconds),
  );
  const megabytes = residentMegabytes();
  const phases = Array.from({ length: phaseStarts }, phasesOnce);
  const names = phases[0]?.map(({ phase }) => phase) ?? [];
  const rows = names.map((name, at) => {
    const of = (pick: (phase: Phase) => number) => median(phases.flatMap((run) => (run[at] ? [pick(run[at])] : [])));
    return [name, of((phase) => phase.milliseconds), of((phase) => phase.megabytes)];
  });
  const text = [
    `\`node adapters/terminal/ask.ts "${question}"\`: median of ${starts} starts ${milliseconds.toFixed(0)} ms (an empty Node: ${bare.toFixed(0)} ms); at most ${megabytes.toFixed(0)} MB resident.`,
    table(["step", "ms", "resident MB after it"], rows),
  ].join("\n\n");
  return { text, milliseconds, megabytes };
}

const phasesOnce = (): Phase[] =>
  JSON.parse(execFileSync(process.execPath, [startPhasesProgram], { encoding: "utf8" }));

/** The most memory the process ever held. */
function residentMegabytes(): number {
  if (!existsSync(time)) return Math.max(...phasesOnce().map(({ megabytes }) => megabytes));
  const { stderr } = spawnSync(time, ["-v", process.execPath, program, question], { encoding: "utf8" });
  return (Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1]) * 1024) / 1e6;
}
