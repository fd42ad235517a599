import { join } from "node:path";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type ModelOptions, type OpenModel, openModel } from "./encoder/open-model.ts";
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

/** Opens the model beside the knowledge that the settings name; undefined where none is wanted, or none can be used. */
export const openConfiguredModel = (
  { knowledgeFolder, readsMeanings }: Settings,
  knowledge: Knowledge,
  options: ModelOptions,
): OpenModel | undefined =>
  readsMeanings ? openModel(knowledgeFolder ?? ownKnowledge, knowledge, options) : undefined;
