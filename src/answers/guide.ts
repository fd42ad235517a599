import type { Address } from "../address.ts";
import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { citing } from "./citations.ts";
import { choicesOf } from "./next-questions.ts";

/** One common question, answered. */
export function guideAnswer(address: Extract<Address, { id: string }>, knowledge: Knowledge): Answer | undefined {
  const guide = knowledge.guides.get(address.id);
  if (guide === undefined) return undefined;
  const { cite, filled, sources } = citing(knowledge);
  cite(guide.sources);
  return {
    kind: "answer",
    address,
    title: guide.title,
    roles: guide.about,
    blocks: [
      { type: "lead", text: filled(guide.says) },
      ...(guide.facts.length > 0
        ? [{ type: guide.steps ? ("steps" as const) : ("facts" as const), items: guide.facts.map(filled) }]
        : []),
      ...(guide.ask
        ? [{ type: "facts" as const, title: `What to ask ${guide.ask.whom}`, items: guide.ask.questions.map(filled) }]
        : []),
      ...(guide.unsure ? [{ type: "note" as const, text: filled(guide.unsure) }] : []),
    ],
    sources: sources(),
    next: choicesOf(guide.next, knowledge, address),
    reviewed: guide.reviewed,
  };
}
