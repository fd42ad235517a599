import { join } from "node:path";
import { loadKnowledge } from "../../src/knowledge/load.ts";

export const knowledgeFolderPath = join(import.meta.dirname, "../../knowledge");

/** The knowledge base that comes with the bot, loaded once for a test file. */
export const knowledge = loadKnowledge(knowledgeFolderPath);
