import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Picture } from "./picture.ts";

export const pngCard = async (_picture: Picture | undefined, _says: { title: string; lead: string }, _knowledge: Knowledge): Promise<Buffer> => Buffer.alloc(0);
