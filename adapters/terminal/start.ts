import { join } from "node:path";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { openKnowledge } from "../../src/open.ts";
import { readSettings } from "../../src/settings.ts";

/** The knowledge that comes with the bot. */
const ownKnowledge = join(import.meta.dirname, "../../knowledge");

/**
 * Reads the settings and the knowledge they name.
 * @throws Error listing every problem at once.
 */
export async function prepare(): Promise<{ knowledge: Knowledge; place: string | undefined }> {
  const { knowledgeFolder, place } = await readSettings(process.env);
  const knowledge = await openKnowledge(knowledgeFolder ?? ownKnowledge);
  if (place !== undefined && !knowledge.places.has(place)) {
    throw new Error(
      `ROLECALL_PLACE is "${place}", which is no place of this knowledge base; use a code such as "${[...knowledge.places.keys()][0]}".`,
    );
  }
  return { knowledge, place };
}

/**
 * Runs a terminal program: a reader that went away ends it without a word, anything that stops it is told in a
 * sentence, with exit code 1.
 */
export function quietly(program: () => Promise<void>): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  program().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
