import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { type SectionAddress, sectionAnswer } from "./section.ts";

/** What people in a role do. */
export const dutiesAnswer = (address: SectionAddress, role: Role, knowledge: Knowledge): Answer =>
  sectionAnswer(address, role, knowledge);
