import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { openConfiguredKnowledge as open } from "../../src/runtime/open-knowledge.ts";
import { readSettings } from "../../src/runtime/settings.ts";

/**
 * Reads the settings and the knowledge they name.
 * @throws Error listing every problem at once.
 */
export async function openForTerminal(): Promise<{ knowledge: Knowledge; place: string | undefined }> {
  const settings = await readSettings(process.env);
  return { knowledge: await open(settings), place: settings.place };
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
