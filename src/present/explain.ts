import type { Address } from "../address.ts";
import type { Answer } from "../answer.ts";
import { choiceOf, titleOf } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Context } from "../understand/context.ts";
import type { Reading } from "../understand/interpretation.ts";
import { understand } from "../understand/understand.ts";
import { texts } from "./texts.ts";

type Choices = Extract<Answer, { kind: "choices" }>;

/** The words that led to a message, as it keeps them: with the answer they followed up on. */
export type OriginalQuestion = { readonly question: string; readonly after?: Address | undefined };

/** What questions are read with: the knowledge, what reads meanings, and the community's default place. */
type ReadWith = Pick<Context, "place" | "meanings"> & { readonly knowledge: Knowledge };

/** "Why this answer?" of a message: its words are read again; without words, somebody picked or shared it. */
export const explainAnswer = (asked: OriginalQuestion | undefined, bot: ReadWith): Choices =>
  asked === undefined ? explainPicked : explain(readAgain(asked, bot), bot.knowledge);

/** "Not what I asked" of a message: what else its words may mean; nothing else where somebody picked or shared it. */
export const alternativesFor = (asked: OriginalQuestion | undefined, bot: ReadWith): Choices =>
  otherMeanings(asked === undefined ? [] : readAgain(asked, bot).runnersUp, bot.knowledge);

const readAgain = ({ question, after }: OriginalQuestion, { knowledge, place, meanings }: ReadWith): Reading =>
  understand(question, knowledge, { place, after, meanings });

/** Why a question got its answer: what it was read as, by which words, how surely, and what else it may have meant. */
export function explain(reading: Reading, knowledge: Knowledge): Choices {
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
    choices: reading.runnersUp.map(({ address, share }) => {
      const { title } = choiceOf(address, knowledge);
      return { address, title: `${title} (${Math.round(share * 100)}%)` };
    }),
  };
}

const explainPicked: Choices = { kind: "choices", title: texts.whyTitle, says: texts.picked, choices: [] };

const otherMeanings = (runnersUp: Reading["runnersUp"], knowledge: Knowledge): Choices => ({
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
