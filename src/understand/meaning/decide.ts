import { type Address, formatAddress, subjectsOf } from "../../address.ts";
import type { Candidate, Evidence, Reading } from "../reading.ts";
import type { ReadQuestion } from "./features.ts";
import type { RankedOption } from "./rank.ts";
import type { ReadingModel } from "./reading-model.ts";
import { subjectOf } from "./subject-of.ts";

type Decision = NonNullable<ReadingModel["decision"]>;
type Likely = Extract<RankedOption, { kind: "address" }>;

const mostOffered = 3;
const runnersUpShown = 4;
/** A choice less likely than this is none. */
const leastOffered = 0.04;
const longestQuoted = 60;

/** What to make of the options: answer, offer two or three, decline, or say that it is not known. */
export function decide(options: readonly RankedOption[], decision: Decision, read: ReadQuestion): Reading {
  const addresses = options.filter((one): one is Likely => one.kind === "address");
  const declines = options.filter((one) => one.kind === "decline");
  const candidates = addresses.slice(0, runnersUpShown + 1).map((one) => candidateOf(one, read));
  const declined = sumOf(declines);
  const urgent = urgentOf(declines, decision, read);
  if (urgent !== undefined) {
    const evidence = [quoted(read, urgent)];
    return { outcome: { kind: "declined", subject: urgent }, confidence: 1, evidence, runnersUp: [] };
  }
  const [reason] = declines;
  const [best] = addresses;
  if (reason !== undefined && declined >= decision.declineFrom && read.knowledge.subjects.has(reason.id)) {
    return {
      outcome: { kind: "declined", subject: reason.id },
      confidence: declined,
      evidence: [quoted(read, reason.id)],
      runnersUp: candidates.slice(0, runnersUpShown),
    };
  }
  const confidence = confidenceOf(options, decision);
  const [evidence, runnersUp] = [candidates[0]?.evidence ?? [], candidates.slice(1)];
  if (best !== undefined && confidence >= decision.answerFrom) {
    return { outcome: { kind: "address", address: best.address }, confidence, evidence, runnersUp };
  }
  const near = addresses.filter(({ share }) => share >= leastOffered).slice(0, mostOffered);
  if (near.length > 1 && sumOf(near) >= decision.offerFrom) {
    const offered = near.map(({ address }) => address);
    return {
      outcome: { kind: "choices", addresses: offered, about: onlyRolesDiffer(offered) ? "role" : "meaning" },
      confidence,
      evidence,
      runnersUp,
    };
  }
  return { outcome: { kind: "unknown", near: near.map(({ address }) => address) }, confidence, evidence, runnersUp };
}

const sumOf = (options: readonly RankedOption[]): number => options.reduce((sum, { share }) => sum + share, 0);

/** A danger that comes before everything else: said outright, or likely enough. */
function urgentOf(
  declines: readonly Extract<RankedOption, { kind: "decline" }>[],
  { crisisFrom }: Decision,
  { knowledge, foreign }: ReadQuestion,
): string | undefined {
  const isFirst = (id: string) => knowledge.subjects.get(id)?.first === true;
  const likely = declines.find(({ id, share }) => isFirst(id) && share >= crisisFrom);
  if (likely !== undefined) return likely.id;
  return foreign !== undefined && foreign.score === Number.POSITIVE_INFINITY ? foreign.id : undefined;
}

/** How likely the first address is what was asked for, from 0 to 1. */
function confidenceOf(options: readonly RankedOption[], { confidence }: Decision): number {
  const sum = confidenceInputs(options).reduce((total, one, at) => total + one * (confidence[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** What confidence is made of: a constant, the first address, its lead over the second, declining, and not knowing. */
function confidenceInputs(options: readonly RankedOption[]): readonly number[] {
  const addresses = options.filter(({ kind }) => kind === "address");
  const [first, second] = [addresses[0]?.share ?? 0, addresses[1]?.share ?? 0];
  const sum = (kind: RankedOption["kind"]) => sumOf(options.filter((one) => one.kind === kind));
  const odds = (share: number) => Math.log((share + least) / (1 - share + least));
  return [1, odds(first), Math.log((first + least) / (second + least)), odds(sum("decline")), odds(sum("unknown"))];
}
const least = 1e-3;

function candidateOf({ address, share }: Likely, read: ReadQuestion): Candidate {
  const key = formatAddress(address);
  const byWords = read.byWords.find((one) => formatAddress(one.address) === key);
  return { address, confidence: share, evidence: [...(byWords?.evidence ?? []), meaningOf(address, read)] };
}

/** What the question is close to: a wording that stands in the knowledge base, or what its address asks. */
function meaningOf(address: Address, read: ReadQuestion): Evidence {
  const near = read.nearest.get(subjectOf(address));
  return quoted(read, near === undefined ? subjectOf(address) : `close to: “${near.text}”`);
}

/** The question as a whole, as evidence of what it asks. */
const quoted = ({ text }: ReadQuestion, means: string): Evidence => ({
  words: text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text,
  means,
});

function onlyRolesDiffer(addresses: readonly Address[]): boolean {
  const [first] = addresses;
  return (
    first !== undefined &&
    addresses.every((one) => subjectsOf(one).length === 1 && subjectOf(one) === subjectOf(first)) &&
    new Set(addresses.flatMap(subjectsOf)).size === addresses.length
  );
}
