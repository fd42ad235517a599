import { formatAddress } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Word } from "../text/tokens.ts";
import { aboutGuide } from "./candidates/guide.ts";
import { aboutLicence } from "./candidates/licence.ts";
import { aboutOneRole } from "./candidates/one-role.ts";
import { aboutFinding } from "./candidates/role-search.ts";
import { aboutTerm } from "./candidates/term.ts";
import { aboutTwoSubjects } from "./candidates/two-subjects.ts";
import { type Clause, lookAt } from "./clause.ts";
import type { Around } from "./clause-context.ts";
import { longestThought } from "./clauses.ts";
import { careerStrength, type Foreign, foreignSubject } from "./foreign.ts";
import type { Candidate } from "./reading.ts";

/** A clause read: the meanings it may have, and how strongly it speaks of something that is not ours. */
export type ClauseRead = Pick<Clause, "names" | "topics"> & {
  /** Each address once, the most confident first. */
  readonly candidates: readonly Candidate[];
  readonly subject: Foreign | undefined;
  /** The role it most likely speaks of, named or hinted at. */
  readonly role: { readonly id: string; readonly trust: number } | undefined;
  readonly career: number;
  /** The share of its words that any meaning explains, 0 to 1. */
  readonly explained: number;
};

/** The ways a clause can be read. Each adds its candidates; the strongest wins, whichever way it came. */
const waysToRead = [aboutOneRole, aboutTwoSubjects, aboutLicence, aboutTerm, aboutFinding, aboutGuide];

/** @param closely false to see only what it names and what foreign subject it speaks of */
export function readClause(
  words: readonly Word[],
  mended: ReadonlySet<number>,
  knowledge: Knowledge,
  around: Around,
  closely = true,
): ClauseRead {
  const clause = lookAt(words, mended, knowledge, around);
  const { names, topics, roles, named, share } = clause;
  const [role] = roles;
  return {
    candidates: !closely || words.length > longestThought ? [] : distinct(waysToRead.flatMap((read) => read(clause))),
    names,
    topics,
    subject: foreignSubject(clause),
    role: role && { id: role.id, trust: role.trusted },
    career: careerStrength(clause),
    explained: share([...named, ...topics.flatMap(({ spans }) => spans), ...names.terms]),
  };
}

/** Each address once, the most confident first. */
export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = formatAddress(candidate.address);
    if ((best.get(key)?.confidence ?? -1) < candidate.confidence) best.set(key, candidate);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence);
}
