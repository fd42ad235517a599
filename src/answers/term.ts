import type { Address } from "../address.ts";
import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { citing } from "./citations.ts";
import { choicesOf } from "./next-questions.ts";
import { titleOf } from "./titles.ts";

/** A word of the field, and what it has to do with a career. */
export function termAnswer(address: Extract<Address, { id: string }>, knowledge: Knowledge): Answer | undefined {
  const term = knowledge.terms.get(address.id);
  if (term === undefined) return undefined;
  const { cite, filled, sources } = citing(knowledge);
  cite(term.sources);
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: [],
    blocks: [
      { type: "lead", text: filled(term.says) },
      ...(term.career ? [{ type: "facts" as const, items: [filled(term.career)] }] : []),
    ],
    sources: sources(),
    next: choicesOf(term.next, knowledge, address),
    reviewed: term.reviewed,
  };
}
