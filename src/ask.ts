import { parseAddress } from "./address.ts";
import type { Answer } from "./answer.ts";
import { answer } from "./answers/answer.ts";
import { focused } from "./answers/focus.ts";
import { choicesOf } from "./answers/next-questions.ts";
import { choiceOf } from "./answers/titles.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Context } from "./understand/context.ts";
import type { Reading } from "./understand/interpretation.ts";
import { understand } from "./understand/understand.ts";

/** A question read and answered. */
export type AnsweredQuestion = { readonly question: string; readonly reading: Reading; readonly answer: Answer };

/** Words in, answer out. Pure and total. */
export function ask(question: string, knowledge: Knowledge, context: Context = {}): AnsweredQuestion {
  const reading = understand(question, knowledge, context);
  const given = answerTo(reading, knowledge);
  // An address asks for the whole of it.
  const isWords = parseAddress(question) === undefined;
  return { question, reading, answer: isWords ? focused(given, question, knowledge) : given };
}

/**
 * Answers the field's examples once, each with a slip, so that the first person does not wait for what the engine
 * compiles only when it is used.
 */
export function warmUp(knowledge: Knowledge): void {
  for (const example of knowledge.field.examples) {
    for (const text of [example, `${example} ${example.replace(/[aeiou]/g, "")}`]) ask(text.repeat(3), knowledge);
  }
}

/** To thanks and goodbyes. */
const anyTime: Answer = { kind: "welcome", title: "Any time", says: "You are welcome. Good luck!", examples: [] };

/** What to say to a reading. */
function answerTo(reading: Reading, knowledge: Knowledge): Answer {
  const { field } = knowledge;
  const { outcome } = reading;
  switch (outcome.kind) {
    case "address": {
      const given = answer(outcome.address, knowledge);
      return given.kind === "answer" && reading.alsoAsked
        ? { ...given, next: [choiceOf(reading.alsoAsked, knowledge), ...given.next].slice(0, 4) }
        : given;
    }
    case "choices":
      return {
        kind: "choices",
        title: outcome.about === "role" ? "For which role?" : "Which one do you mean?",
        says:
          outcome.about === "role"
            ? "I can tell you, and it differs from role to role. Pick one, or name another."
            : "I am not sure which of these you mean.",
        choices: outcome.addresses.map((address) => choiceOf(address, knowledge)),
      };
    case "declined": {
      const subject = knowledge.subjects.get(outcome.subject);
      return {
        kind: "declined",
        subject: outcome.subject,
        title: subject?.title ?? "Not something I can help with",
        says: subject?.says ?? field.unknown,
        urgent: subject?.first ?? false,
        offers: choicesOf(subject?.offers ?? [], knowledge),
      };
    }
    case "unknown":
      return {
        kind: "unknown",
        title: "I do not know",
        says: field.unknown,
        near: outcome.near.map((address) => choiceOf(address, knowledge)),
      };
    case "welcome":
      if (outcome.isThanks) return anyTime;
      return { kind: "welcome", title: "Welcome", says: field.welcome, examples: field.examples };
  }
}
