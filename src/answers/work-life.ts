import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { type SectionAddress, sectionAnswer } from "./section.ts";

/** Hours, call, body, safety, places and what is hard. */
export const workLifeAnswer = (address: SectionAddress, role: Role, knowledge: Knowledge): Answer =>
  sectionAnswer(address, role, knowledge);
