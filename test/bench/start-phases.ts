import { typedAddress } from "./start-commands.ts";

/**
 * Run as a program, this starts as the terminal does, step by step, and writes what each step cost as JSON.
 * Imported, it only says where it stands.
 */

export const startPhasesProgram: string = import.meta.filename;

/** What a step of the start cost. CPU time is steadier than the clock on a busy machine, and counts all threads. */
export type Phase = {
  readonly phase: string;
  readonly milliseconds: number;
  readonly cpu: number;
  readonly megabytes: number;
};

async function startInPhases(): Promise<Phase[]> {
  const phases: Phase[] = [];
  let last = 0;
  let lastCpu = 0;
  const done = (phase: string) => {
    const { user, system } = process.cpuUsage();
    const cpu = (user + system) / 1000;
    const megabytes = process.memoryUsage.rss() / 1e6;
    phases.push({ phase, milliseconds: performance.now() - last, cpu: cpu - lastCpu, megabytes });
    [last, lastCpu] = [performance.now(), cpu];
  };
  done("Node itself, and the first file's types stripped");
  const { readSettings } = await import("../../src/runtime/settings.ts");
  const settings = await readSettings(process.env);
  done("settings (with zod)");
  const { openConfiguredKnowledge, openConfiguredModel } = await import("../../src/runtime/open-knowledge.ts");
  done("modules that open the knowledge and the model");
  const { ask } = await import("../../src/ask.ts");
  done("modules that understand and answer");
  const { render } = await import("../../adapters/terminal/render.ts");
  const { terminalStyle } = await import("../../adapters/terminal/terminal-style.ts");
  done("modules that render");
  const knowledge = await openConfiguredKnowledge(settings);
  done("knowledge and vocabulary");
  const model = openConfiguredModel(settings, knowledge, { onProblem: () => undefined });
  done("model: heads and wordings; its encoder is started");
  const { answer } = ask(typedAddress, knowledge, { meanings: model?.meanings });
  done("first answer, at an address");
  render(answer, terminalStyle(process.stdout));
  done("render");
  model?.close();
  return phases;
}

if (import.meta.main) process.stdout.write(JSON.stringify(await startInPhases()));
