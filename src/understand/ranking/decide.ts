import { type Address, placeOf, subjectsOf } from "../../address.ts";
import type { Word } from "../../text/tokens.ts";
import type { Span } from "../entities/entities.ts";
import type { Candidate, Evidence, Reading } from "../interpretation.ts";
import type { Decision } from "../subjects/reading-model.ts";
import { subjectOf } from "../subjects/subject-of.ts";
import type { ReadQuestion } from "./features.ts";
import type { RankedOption } from "./rank.ts";
import { placeName, stateOf } from "./role-address.ts";

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
  if (reason !== undefined && declined >= decision.declineFrom) {
    // What is not ours, and for no reason that the knowledge base has words for, is not known.
    if (!read.knowledge.subjects.has(reason.id)) {
      return { outcome: { kind: "unknown", near: [] }, confidence: declined, evidence: [], runnersUp: [] };
    }
    return {
      outcome: { kind: "declined", subject: reason.id },
      confidence: declined,
      evidence: [quoted(read, reason.id)],
      runnersUp: candidates.slice(0, runnersUpShown),
    };
  }
  const confidence = confidenceOf(options, decision);
  const [evidence, runnersUp] = [candidates[0]?.evidence ?? [], candidates.slice(1)];
  const isSure = confidence >= (read.after ? decision.answerFromAfter : decision.answerFrom);
  if (best !== undefined && isSure && declined < decision.doubtFrom) {
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

/** A danger that comes before everything else: likely enough. */
function urgentOf(
  declines: readonly Extract<RankedOption, { kind: "decline" }>[],
  { crisisFrom }: Decision,
  { knowledge }: ReadQuestion,
): string | undefined {
  return declines.find(({ id, share }) => knowledge.subjects.get(id)?.first === true && share >= crisisFrom)?.id;
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

const candidateOf = ({ address, share }: Likely, read: ReadQuestion): Candidate => ({
  address,
  share,
  evidence: [...namesIn(address, read), meaningOf(address, read)],
});

/** The words that name whom, where and what an address is about. */
function namesIn(address: Address, { entities, words, mended, knowledge }: ReadQuestion): readonly Evidence[] {
  const { roles, outside, terms, place } = entities;
  const told = (found: Span | undefined, means: string): Evidence[] =>
    found === undefined || found.end === found.start
      ? []
      : [
          {
            words: plainOf(words.slice(found.start, found.end)),
            means,
            ...(isMended(mended, found) && { mended: true }),
          },
        ];
  const named = subjectsOf(address).flatMap((id) => {
    const name = knowledge.roles.get(id)?.name ?? knowledge.occupations.get(id)?.name ?? id;
    return told(
      [...roles, ...outside].find((one) => one.id === id),
      name,
    );
  });
  const at = placeOf(address);
  const isThere = place !== undefined && at !== undefined && (place.id === at || stateOf(place.id, knowledge) === at);
  const term = address.topic === "term" ? terms.find(({ id }) => id === address.id) : undefined;
  return [
    ...named,
    ...(isThere ? told(place, placeName(at, knowledge)) : []),
    ...told(term, address.topic === "term" ? (knowledge.terms.get(address.id)?.name ?? address.id) : ""),
  ];
}

const plainOf = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(" ");
const isMended = (mended: ReadonlySet<number>, { start, end }: Span): boolean =>
  [...mended].some((at) => at >= start && at < end);

/** What the question is close to: a wording that stands in the knowledge base, or what its address asks. */
function meaningOf(address: Address, read: ReadQuestion): Evidence {
  const near = read.nearest.get(subjectOf(address));
  return quoted(read, near === undefined ? subjectOf(address) : `close to: “${near.text}”`);
}

/** The question as a whole, as evidence of what it asks. */
function quoted({ words }: ReadQuestion, means: string): Evidence {
  const text = plainOf(words);
  return { words: text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text, means };
}

function onlyRolesDiffer(addresses: readonly Address[]): boolean {
  const [first] = addresses;
  return (
    first !== undefined &&
    addresses.every((one) => subjectsOf(one).length === 1 && subjectOf(one) === subjectOf(first)) &&
    new Set(addresses.flatMap(subjectsOf)).size === addresses.length
  );
}
