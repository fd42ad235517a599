import { parseAddress, subjectsOf } from "../../../src/address.ts";
import type { Choice } from "../../../src/answer.ts";
import { choiceOf } from "../../../src/answers/titles.ts";
import { suggest } from "../../../src/commands/autocomplete.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";

export const maxNearest = 4;

/** What the words of a path come near to: roles and terms under the topic that was asked for, common questions if it is theirs. */
export function nearestTo(path: string, knowledge: Knowledge): readonly Choice[] {
  const [topic = "", ...rest] = path.slice(1).toLowerCase().split("/");
  const typed = (rest.join(" ") || topic).replaceAll(/[^a-z0-9]+/g, " ").trim();
  if (typed === "") return [];
  const roles = suggest("role", typed, knowledge, maxNearest).map(({ id }) => {
    const asked = parseAddress(`${topic}/${id}`);
    const isOfRole = asked !== undefined && "role" in asked && subjectsOf(asked).length > 0;
    return choiceOf(isOfRole ? asked : { topic: "overview", role: id }, knowledge);
  });
  const terms = suggest("term", typed, knowledge, maxNearest).map(({ id }) =>
    choiceOf({ topic: "term", id }, knowledge),
  );
  const guides = (topic === "guide" ? suggest("guide", typed, knowledge, maxNearest) : []).map(({ id }) =>
    choiceOf({ topic: "guide", id }, knowledge),
  );
  return [...guides, ...(topic === "term" ? terms : []), ...roles, ...(topic === "term" ? [] : terms)].slice(
    0,
    maxNearest,
  );
}
