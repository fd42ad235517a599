import type { Address } from "../address.ts";
import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { cited, citing } from "./citing.ts";
import { capitalised, dollars } from "./text.ts";
import { choiceOf, titleOf } from "./titles.ts";
import { countedAs, newestMedian } from "./wages.ts";

/** All roles by family, with what they earn. */
export function findAnswer(address: Extract<Address, { topic: "find" }>, knowledge: Knowledge): Answer {
  const { cite, sources } = citing(knowledge);
  const families = Object.entries(knowledge.field.families).flatMap(([family, title]) => {
    const roles = [...knowledge.roles.values()].filter((role) => role.family === family);
    const items = roles.map((role) => {
      const wage = newestMedian(knowledge, role.pay.occupation, "us");
      if (wage?.median === undefined || countedAs(role, knowledge).how === "closest") {
        return `${capitalised(role.name)}: no pay figure of its own; ${role.glance.schooling}`;
      }
      cite([wage.source]);
      return `${capitalised(role.name)}: ${dollars(wage.median)} a year in the middle (${cited(wage, knowledge)}); ${role.glance.schooling}`;
    });
    return items.length > 0 ? [{ type: "facts" as const, title, items }] : [];
  });
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: [],
    blocks: [
      {
        type: "lead",
        text: `There are ${knowledge.roles.size} roles here, from ways in without a degree to leadership. Ask about any of them by name.`,
      },
      ...families,
      {
        type: "note",
        text: "Wages are counted by occupation, and several roles share one; each role's own page says so.",
      },
    ],
    sources: sources(),
    next: knowledge.field.common.slice(0, 4).map((role) => choiceOf({ topic: "overview", role }, knowledge)),
  };
}
