import type { Clause } from "../clause.ts";
import type { Candidate } from "../reading.ts";
import { floor, nearlyAll } from "../weights.ts";

const fieldAlone = 0.7;

/** All roles: "which jobs are there", or the field's name alone. */
export function aboutAllRoles({ names, topics, best, named, share, evidence, knowledge }: Clause): Candidate[] {
  if (names.roles.length > 0) return [];
  const address = { topic: "find", filter: "all" } as const;
  const lists = topics.find(({ topic }) => topic === "find");
  if (lists?.sure) {
    const confidence = floor + 0.05 + 0.6 * share([...named, ...lists.spans]);
    return [{ address, confidence, evidence: lists.spans.map((span) => evidence(span, "find")) }];
  }
  if (names.field.length === 0 || best?.sure || share(named) <= nearlyAll) return [];
  return [
    { address, confidence: fieldAlone, evidence: names.field.map((span) => evidence(span, knowledge.field.name)) },
  ];
}
