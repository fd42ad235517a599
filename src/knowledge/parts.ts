import { type RoleTopic, roleTopics } from "../address.ts";
import type { Part } from "./schemas/common-fields.ts";
import type { Role } from "./schemas/role.ts";

/** What can be looked at more closely within a topic, in the order in which an answer shows it. */
export const partsByTopic: Readonly<Record<RoleTopic, readonly string[]>> = {
  overview: ["fit", "worth"],
  duties: ["day"],
  requirements: [
    "schooling",
    "prerequisites",
    "cost",
    "difficulty",
    "accreditation",
    "certification",
    "licence",
    "upkeep",
    "eligibility",
  ],
  salary: [],
  advancement: ["earning", "degree"],
  outlook: ["automation", "hiring"],
  "work-life": ["hours", "call", "body", "safety", "settings", "stress", "appearance"],
};

/** What roles can be compared by beside their figures: a part of any topic, or a topic as a whole. */
export function comparedBy(role: Role, aspect: string): Part | undefined {
  const topic = roleTopics.find((one) => one === aspect || partsByTopic[one].includes(aspect));
  if (topic === undefined || topic === "salary") return undefined;
  return topic === aspect ? sectionOf(role, topic) : partOf(role, topic, aspect);
}

/** The closer looks that stand in a line each under the whole topic; the others are one question away. */
export const shownInWhole: ReadonlySet<string> = new Set([
  ...["fit", "worth", "day"],
  ...["schooling", "certification", "licence", "difficulty"],
  ...["hours", "call", "body", "safety", "settings"],
  ...["earning", "automation"],
]);

type Section = Part & Readonly<Record<string, unknown>>;

/** What a role's entry says about a topic; salary is made of figures and has no section. */
export function sectionOf(role: Role, topic: Exclude<RoleTopic, "salary">): Section {
  return (topic === "work-life" ? role.workLife : role[topic]) as Section;
}

/** A closer look; undefined when the topic has no such part or the entry is silent on it. */
export function partOf(role: Role, topic: RoleTopic, part: string): Part | undefined {
  if (topic === "salary" || !partsByTopic[topic].includes(part)) return undefined;
  return sectionOf(role, topic)[part] as Part | undefined;
}
