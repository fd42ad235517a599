import { type Address, formatAddress } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Ranker, Scorer } from "../subjects/reading-model.ts";
import { notOurs } from "../subjects/subject-of.ts";
import { candidateAddresses } from "./candidates.ts";
import { addressFeatures, declineFeatures, type Features, type ReadQuestion, unknownFeatures } from "./features.ts";

/** One thing that can be made of a question, with what speaks for it. */
export type Option = { readonly features: Features } & (
  | { readonly kind: "address"; readonly address: Address }
  /** As in subjects.yml: what it is about, and the kind that told. */
  | { readonly kind: "decline"; readonly id: string; readonly reason: string }
  | { readonly kind: "unknown" }
);

export type RankedOption = Option & {
  /** The options of a question add up to 1. */
  readonly share: number;
};

const mostDeclines = 3;

/** Everything that can be made of a question: answers, reasons to decline it, and not knowing. */
export function optionsFor(read: ReadQuestion): readonly Option[] {
  const addresses = new Map(candidateAddresses(read).map((address) => [formatAddress(address), address]));
  const reasons = [...read.outputs.subjects.keys()].filter((subject) => subject.startsWith(notOurs));
  // A danger is always weighed, however unlikely it seems beside other reasons.
  const declines = reasons.filter((subject, at) => at < mostDeclines || isFirst(subject, read.knowledge));
  return [
    ...[...addresses.values()].map(
      (address): Option => ({ kind: "address", address, features: addressFeatures(address, read) }),
    ),
    ...declines.map((subject): Option => {
      const reason = subject.slice(notOurs.length);
      const id = subjectWith(reason, read.knowledge);
      return { kind: "decline", id: id ?? reason, reason, features: declineFeatures(reason, read) };
    }),
    { kind: "unknown", features: unknownFeatures(read) },
  ];
}

const isFirst = (subject: string, { subjects }: Pick<Knowledge, "subjects">): boolean =>
  subjects.get(subjectWith(subject.slice(notOurs.length), { subjects }) ?? "")?.first === true;

/** The refusal for a reason: one that names it among its kinds, or is called so. */
const subjectWith = (reason: string, { subjects }: Pick<Knowledge, "subjects">): string | undefined =>
  [...subjects].find(([id, { kinds }]) => kinds.includes(reason) || id === reason)?.[0];

/** The options with how likely each is, most likely first. */
export function ranked(options: readonly Option[], ranker: Ranker): RankedOption[] {
  const scores = options.map(({ kind, features }) => scoreOf(features, ranker[kind]));
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((sum, one) => sum + one, 0);
  return options
    .map((option, at) => ({ ...option, share: (raised[at] ?? 0) / total }))
    .sort((a, b) => b.share - a.share);
}

/** The sum of the features, each as it weighs. */
export const scoreOf = (features: Features, { weights, constant }: Scorer): number =>
  Object.entries(weights).reduce((sum, [name, weight]) => sum + (features[name] ?? 0) * weight, constant);
