import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, yearsText } from "../text/format.ts";
import { type SectionAddress, sectionAnswer } from "./section.ts";
import { choiceOf, subjectName } from "./titles.ts";

/** Where a role leads, and what each step takes. */
export function advancementAnswer(address: SectionAddress, role: Role, knowledge: Knowledge): Answer {
  const steps = role.advancement.leadsTo;
  const answer = sectionAnswer(address, role, knowledge, {
    after: ({ cite, filled }) => {
      if (steps.length === 0) return [];
      for (const step of steps) cite(step.sources);
      const items = steps.map(({ to, takes, years }) => {
        const time = years ? ` (${yearsText(years)})` : "";
        return `${capitalized(subjectName(to, knowledge))}${time}: ${filled(takes)}`;
      });
      return [{ type: "facts", title: "Where it leads", items }];
    },
  });
  if (answer.kind !== "answer") return answer;
  const paths = steps.slice(0, 2).map(({ to }) => choiceOf({ topic: "path", from: address.role, to }, knowledge));
  return { ...answer, next: [...paths, ...answer.next].slice(0, 4) };
}
