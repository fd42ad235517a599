import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One line of test/questions/*.jsonl: a question, and what a right answer to it is. */
export type Question = {
  readonly asks: string;
  /** The address of the one right answer, or of any right answer; "guide/*" is any guide. */
  readonly id?: string;
  readonly anyOf?: readonly string[];
  /** The kind of the one right answer, or of any right answer. */
  readonly kind?: string;
  readonly kindAnyOf?: readonly string[];
  /** The subject it is declined with. */
  readonly subject?: string;
  readonly subjects?: readonly string[];
  /** The address of the answer before. */
  readonly after?: string;
};

const folder = join(import.meta.dirname, "../questions");

export function readQuestions(): Question[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Question);
}

/** What an engine came up with: the address of its best hit, or the kind of answer given instead. */
export type Outcome = { readonly address?: string; readonly kind: string; readonly subject?: string };

/** The kinds of answer that say "not mine" or "I do not know". */
const refusals = ["declined", "unknown"];

export const addressesOf = ({ id, anyOf }: Question): readonly string[] => [...(id ? [id] : []), ...(anyOf ?? [])];
export const kindsOf = ({ kind, kindAnyOf }: Question): readonly string[] => [
  ...(kind ? [kind] : []),
  ...(kindAnyOf ?? []),
];

/** Nothing but a refusal is right. */
export const isOutOfScope = (question: Question): boolean =>
  addressesOf(question).length === 0 && kindsOf(question).length > 0 && kindsOf(question).every(isRefusal);

export const isRefusal = (kind: string): boolean => refusals.includes(kind);

/** Whether an address is the expected one; "guide/*" expects any guide. */
export const sameAddress = (expected: string, given: string): boolean =>
  expected.endsWith("/*") ? given.startsWith(expected.slice(0, -1)) : expected === given;

/** Right to the letter: the address, or the kind and the subject. */
export function isRight(question: Question, { address, kind, subject }: Outcome): boolean {
  if (address !== undefined) return addressesOf(question).some((expected) => sameAddress(expected, address));
  const subjects = [...(question.subject ? [question.subject] : []), ...(question.subjects ?? [])];
  const subjectFits = kind !== "declined" || subjects.length === 0 || subjects.includes(subject ?? "");
  return kindsOf(question).includes(kind) && subjectFits;
}
