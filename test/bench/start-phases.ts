/**
 * Run as a program, this starts as the terminal's `ask` does, step by step, and writes what each step cost as JSON.
 * Imported, it only says where it stands.
 */

export const startPhasesProgram: string = import.meta.filename;

/** What a step of the start cost. */
export type Phase = { readonly phase: string; readonly milliseconds: number; readonly megabytes: number };

const question = "how much do mri techs make in texas";

async function startInPhases(): Promise<Phase[]> {
  const phases: Phase[] = [];
  let last = 0;
  const done = (phase: string) => {
    const now = performance.now();
    const megabytes = process.memoryUsage.rss() / 1e6;
    phases.push({ phase, milliseconds: now - last, megabytes });
    last = performance.now();
  };
  done("Node itself");
  await import("zod");
  done("module zod");
  await import("yaml");
  done("module yaml");
  await import("csv-parse/sync");
  done("module csv-parse");
  const { openKnowledge } = await import("../../adapters/terminal/start.ts");
  const { ask } = await import("../../src/ask.ts");
  const { vocabularyOf } = await import("../../src/understand/vocabulary.ts");
  const { render } = await import("../../adapters/terminal/render.ts");
  const { lookOf } = await import("../../adapters/terminal/look.ts");
  done("our modules (types stripped)");
  const { knowledge } = openKnowledge();
  done("knowledge: read, check");
  vocabularyOf(knowledge);
  done("vocabulary");
  const { answer } = ask(question, knowledge);
  done("first question");
  render(answer, lookOf(process.stdout));
  done("render");
  return phases;
}

if (import.meta.main) process.stdout.write(JSON.stringify(await startInPhases()));
