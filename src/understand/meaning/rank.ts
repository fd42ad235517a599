import { type Address, formatAddress } from "../../address.ts";
import { candidateAddresses } from "./candidates.ts";
import { addressFeatures, declineFeatures, type Features, type ReadQuestion, unknownFeatures } from "./features.ts";
import type { ReadingModel, Scorer } from "./reading-model.ts";
import { notOurs } from "./subject-of.ts";

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
/** Readings by words that the encoder did not think of. */
const mostByWords = 8;

/** Everything that can be made of a question: answers, reasons to decline it, and not knowing. */
export function optionsFor(read: ReadQuestion): readonly Option[] {
  const found = [...candidateAddresses(read), ...read.byWords.slice(0, mostByWords).map(({ address }) => address)];
  const addresses = new Map(found.map((address) => [formatAddress(address), address]));
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
      return { kind: "decline", id: id ?? reason, reason, features: declineFeatures(reason, id, read) };
    }),
    { kind: "unknown", features: unknownFeatures(read) },
  ];
}

const isFirst = (subject: string, { subjects }: ReadQuestion["knowledge"]): boolean =>
  [...subjects.values()].some(({ first, kinds }) => first && kinds.includes(subject.slice(notOurs.length)));

const subjectWith = (reason: string, { subjects }: ReadQuestion["knowledge"]): string | undefined =>
  [...subjects].find(([, { kinds }]) => kinds.includes(reason))?.[0];

/** The options with how likely each is, most likely first. */
export function ranked(options: readonly Option[], ranker: NonNullable<ReadingModel["ranker"]>): RankedOption[] {
  const scores = options.map(({ kind, features }) => scoreOf(features, ranker[kind]));
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((sum, one) => sum + one, 0);
  return options
    .map((option, at) => ({ ...option, share: (raised[at] ?? 0) / total }))
    .sort((a, b) => b.share - a.share);
}

/** Feature by feature, each measured in its deviations from the mean, through the hidden layer to one number. */
export function scoreOf(
  features: Features,
  { features: names, mean, deviation, hidden, hiddenBias, out, outBias }: Scorer,
): number {
  const values = names.map((name, at) => ((features[name] ?? 0) - (mean[at] ?? 0)) / (deviation[at] ?? 1));
  const units = hidden.map((row, at) => Math.tanh(dot(row, values) + (hiddenBias[at] ?? 0)));
  // The first weights are those of the features themselves, the others those of the hidden units.
  return outBias + dot(out, [...values, ...units]);
}

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
