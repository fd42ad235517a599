import { join } from "node:path";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { openKnowledge } from "./knowledge-cache.ts";
import type { Settings } from "./settings-schema.ts";

/** The knowledge that comes with the bot. */
const ownKnowledge = join(import.meta.dirname, "../../knowledge");

/**
 * Opens the knowledge that the settings name.
 * @throws Error listing every problem at once.
 */
export async function openConfiguredKnowledge({ knowledgeFolder, place }: Settings): Promise<Knowledge> {
  const knowledge = await openKnowledge(knowledgeFolder ?? ownKnowledge);
  if (place !== undefined && !knowledge.places.has(place)) {
    throw new Error(
      `ROLECALL_PLACE is "${place}", which is no place of this knowledge base; use a code such as "${[...knowledge.places.keys()][0]}".`,
    );
  }
  return knowledge;
}
