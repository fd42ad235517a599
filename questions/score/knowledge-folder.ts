import { join } from "node:path";

/** The knowledge that questions are asked with: the project's own, unless `ROLECALL_KNOWLEDGE` names another folder. */
export const knowledgeFolder: string = process.env.ROLECALL_KNOWLEDGE || join(import.meta.dirname, "../../knowledge");
