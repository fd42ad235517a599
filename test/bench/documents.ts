import { type Address, formatAddress, roleTopics } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { partOf, partsByTopic } from "../../src/knowledge/parts.ts";
import { plainText } from "../../src/present/plain-text.ts";

/** What a text search is given for one address: the text Rolecall would show, and the names and wordings it knows. */
export type Document = {
  readonly id: string;
  readonly title: string;
  readonly names: string;
  readonly text: string;
};

/** One document for each answer about a role, a guide or a term. No states: they would multiply the same text. */
export function documentsOf(knowledge: Knowledge): Document[] {
  const of = (address: Address, names: readonly string[]): Document => {
    const given = answer(address, knowledge);
    return { id: formatAddress(address), title: given.title, names: names.join(", "), text: plainText(given) };
  };
  const roles = [...knowledge.roles].flatMap(([role, entry]) => {
    const names = [entry.name, entry.plural, ...entry.names, ...entry.weakNames];
    return roleTopics.flatMap((topic) => {
      const parts = partsByTopic[topic].filter((part) => partOf(entry, topic, part) !== undefined);
      return [of({ topic, role }, names), ...parts.map((part) => of({ topic, role, part }, names))];
    });
  });
  const guides = [...knowledge.guides].map(([id, guide]) => of({ topic: "guide", id }, guide.asked));
  const terms = [...knowledge.terms].map(([id, term]) => of({ topic: "term", id }, [term.name, ...term.names]));
  return [...roles, ...guides, ...terms, of({ topic: "find", filters: [] }, [])];
}
