import { addressesOf, bankFiles, kindsOf, knownMisses, type Question, questionsOf } from "../questions/bank.ts";

/** The whole bank, known misses included. */
export const readQuestions = (): Question[] => [...bankFiles, knownMisses].sort().flatMap(questionsOf);

/** What an engine came up with: the address of its best hit, or the kind of answer given instead. */
export type Outcome = { readonly address?: string; readonly kind: string; readonly subject?: string };

/** The kinds of answer that say "not mine" or "I do not know". */
const refusals = ["declined", "unknown"];

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
