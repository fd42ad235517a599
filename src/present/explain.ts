import type { Address } from "../address.ts";
import type { Answer } from "../answer.ts";
import { choiceOf, titleOf } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Reading } from "../understand/reading.ts";
import { texts } from "./texts.ts";

/** Why a question got its answer: what it was read as, by which words, how surely, and what else it may have meant. */
export function explain(reading: Reading, knowledge: Knowledge): Extract<Answer, { kind: "choices" }> {
  const percent = Math.round(reading.confidence * 100);
  const used = reading.evidence.map(
    ({ words, means, mended }) => `"${words}" for ${means}${mended ? " (spelling mended)" : ""}`,
  );
  const unique = [...new Set(used)];
  const says = [
    `I read it as ${readAs(reading, knowledge)}, ${percent}% sure.`,
    unique.length > 0 ? `The words I went by: ${unique.join("; ")}.` : "No word of it told me anything.",
    reading.runnersUp.length > 0
      ? `What else it may mean is below, with how likely I found it.`
      : "I saw nothing else that it may mean.",
  ].join(" ");
  return {
    kind: "choices",
    title: texts.whyTitle,
    says,
    choices: reading.runnersUp.map(({ address, confidence }) => {
      const { title } = choiceOf(address, knowledge);
      return { address, title: `${title} (${Math.round(confidence * 100)}%)` };
    }),
  };
}

/** The same for an answer that a person picked. */
export const explainPicked = (): Extract<Answer, { kind: "choices" }> => ({
  kind: "choices",
  title: texts.whyTitle,
  says: texts.picked,
  choices: [],
});

/** What else a question may have meant. */
export const otherMeanings = ({ runnersUp }: Reading, knowledge: Knowledge): Extract<Answer, { kind: "choices" }> => ({
  kind: "choices",
  title: texts.notTitle,
  says: runnersUp.length > 0 ? texts.notSays : texts.notSaysAlone,
  choices: runnersUp.map(({ address }) => choiceOf(address, knowledge)),
});

/** Picking is asking: a number, a button or a command goes straight to its address. */
export const pickedReading = (address: Address): Reading => ({
  outcome: { kind: "address", address },
  confidence: 1,
  evidence: [{ words: "your choice", means: "an address" }],
  runnersUp: [],
});

function readAs({ outcome }: Reading, knowledge: Knowledge): string {
  switch (outcome.kind) {
    case "address":
      return `"${titleOf(outcome.address, knowledge)}"`;
    case "choices":
      return `one of ${outcome.addresses.map((address) => `"${titleOf(address, knowledge)}"`).join(", ")}`;
    case "declined":
      return `a question that is not about careers here (${outcome.subject})`;
    case "unknown":
      return "something that nobody has written about here";
    case "welcome":
      return "a greeting";
  }
}
