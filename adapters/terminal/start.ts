import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { patient } from "../../src/runtime/encoder/open-model.ts";
import type { QuestionMeanings } from "../../src/runtime/encoder/question-meanings.ts";
import { openConfiguredKnowledge, openConfiguredModel } from "../../src/runtime/open-knowledge.ts";
import { readSettings } from "../../src/runtime/settings.ts";

/** What a question in a terminal is read with. */
export type TerminalContext = {
  readonly knowledge: Knowledge;
  readonly meanings: QuestionMeanings | undefined;
  /** The default place. */
  readonly place: string | undefined;
};

/**
 * Reads the settings and the knowledge they name.
 * @throws Error listing every problem at once.
 */
export async function openForTerminal(): Promise<TerminalContext> {
  const settings = await readSettings(process.env);
  const knowledge = await openConfiguredKnowledge(settings);
  const model = openConfiguredModel(settings, knowledge, {
    onProblem: (problem) => process.stderr.write(`${problem}\n`),
    patienceMs: patient,
  });
  return { knowledge, meanings: model?.meanings, place: settings.place };
}

/**
 * Runs a terminal program: a reader that went away ends it without a word, anything that stops it is told in a
 * sentence, with exit code 1.
 */
export function runProgram(program: () => Promise<void>): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  program().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
