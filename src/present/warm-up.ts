import type { Answer } from "../answer.ts";
import { ask } from "../ask.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";

/** An answer as a platform's message, where only one person sees it, and in a channel. */
type Render = (answer: Answer, target: "private" | "channel", question: string) => unknown;

/**
 * Renders the answers to the field's examples once, so that the first person does not wait for what the engine compiles
 * only when it is used.
 */
export function warmUpRendering(knowledge: Knowledge, render: Render): void {
  for (const question of knowledge.field.examples) {
    const { answer } = ask(question, knowledge);
    for (const target of ["private", "channel"] as const) JSON.stringify(render(answer, target, question));
  }
}
