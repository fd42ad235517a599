import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatAddress, parseAddress } from "../../src/address.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Reading } from "../../src/understand/reading.ts";
import { understand } from "../../src/understand/understand.ts";

/** One line of test/questions/*.jsonl: a question, and every outcome that a good adviser would accept. */
export type Question = {
  readonly asks: string;
  /** The address of the one right answer, or of any right answer. */
  readonly id?: string | undefined;
  readonly anyOf?: readonly string[] | undefined;
  /** The kind of the one right answer, or of any right answer. */
  readonly kind?: string | undefined;
  readonly kindAnyOf?: readonly string[] | undefined;
  /** The subject it is declined with; without one, any subject will do. */
  readonly subject?: string | undefined;
  readonly subjects?: readonly string[] | undefined;
  /** The address of the answer before. */
  readonly after?: string | undefined;
};

/** Questions that are read wrongly still, so that nobody takes them for new. */
export const knownMisses = "known-misses.jsonl";

/** Whole conversations have a shape of their own. */
const holdsConversations = (file: string): boolean => file.endsWith("conversations.jsonl");

export const bankFiles: readonly string[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".jsonl") && file !== knownMisses && !holdsConversations(file))
  .sort();

export const questionsOf = (file: string): Question[] =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));

export const addressesOf = ({ id, anyOf = [] }: Question): readonly string[] => [...(id ? [id] : []), ...anyOf];
export const kindsOf = ({ kind, kindAnyOf = [] }: Question): readonly string[] => [
  ...(kind ? [kind] : []),
  ...kindAnyOf,
];

/** Every outcome that is right, each as `outcomeText` writes it. */
export function accepted(question: Question, knowledge: Knowledge): string[] {
  const { subject, subjects = [] } = question;
  const named = subject ? [subject] : subjects;
  const kinds = kindsOf(question).flatMap((kind) => {
    if (kind !== "declined") return [kind];
    return (named.length > 0 ? named : [...knowledge.subjects.keys()]).map((each) => `declined ${each}`);
  });
  return [...addressesOf(question), ...kinds];
}

/** An outcome as a line of the bank writes it: an address, "declined medical", "choices" or "unknown". */
export function outcomeText({ outcome }: Reading): string {
  if (outcome.kind === "address") return formatAddress(outcome.address);
  return outcome.kind === "declined" ? `declined ${outcome.subject}` : outcome.kind;
}

/** The question as it is read now. */
export function readingOf({ asks, after }: Question, knowledge: Knowledge): Reading {
  const previous = after === undefined ? undefined : parseAddress(after);
  if (after !== undefined && previous === undefined) throw new Error(`"${after}" is not an address`);
  return understand(asks, knowledge, { after: previous });
}
