import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Word } from "../text/tokens.ts";
import type { Around } from "./clause-context.ts";
import { commonWords, glueWords } from "./common-words.ts";
import { findNames, type Names, type Span } from "./names.ts";
import { type Found, findPhrases } from "./phrases.ts";
import type { Evidence } from "./reading.ts";
import { type SettledRole, settledRoles } from "./settled-roles.ts";
import { findTopics, type TopicFound } from "./topics.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** A clause and everything found in it, for the ways of reading it to weigh. */
export type Clause = {
  readonly words: readonly Word[];
  /** Positions of words whose spelling was mended. */
  readonly mended: ReadonlySet<number>;
  readonly found: readonly Found[];
  readonly names: Names;
  readonly topics: readonly TopicFound[];
  /** The topic that is spoken of most surely. */
  readonly best: TopicFound | undefined;
  /** The roles it may be about, most trusted first. */
  readonly roles: readonly SettledRole[];
  /** A state's code or a metro area's id, from the clause or around it. */
  readonly place: string | undefined;
  /** Every stretch that names somebody, some place or the field. */
  readonly named: readonly Span[];
  /** What each word counts: glue nothing, ordinary words a little, all others in full. */
  readonly counts: readonly number[];
  /** The share of the telling words that stand in the given stretches, 0 to 1. */
  readonly share: (spans: readonly Span[]) => number;
  /** A stretch as evidence of something. */
  readonly evidence: (span: Span, means: string) => Evidence;
  readonly knowledge: Knowledge;
};

export const ordinaryCounts = 0.4;
const numberCounts = 0.2;

/** Finds what a clause holds. */
export function lookAt(
  words: readonly Word[],
  mended: ReadonlySet<number>,
  knowledge: Knowledge,
  around: Around,
): Clause {
  const found = findPhrases(words, vocabularyOf(knowledge).phrases);
  const names = findNames(words, found, knowledge);
  const inPlace = names.place ? [names.place] : [];
  // A word inside a name of several words speaks of the name only: "radio" in "radio operator" is no topic.
  const long = names.roles.filter(({ strength, start, end }) => strength === "name" || end - start > 1);
  const topics = findTopics(found, [...long, ...names.outside, ...inPlace]);
  const best = topics.find((topic) => topic.sure) ?? topics[0];
  const counts = words.map(countOf);
  const total = counts.reduce((sum, one) => sum + one, 0);
  const share = (spans: readonly Span[]): number => {
    if (total === 0) return spans.length > 0 ? 1 : 0;
    const seen = new Uint8Array(words.length);
    let sum = 0;
    for (const { start, end } of spans) {
      for (let at = start; at < end; at++) {
        if (seen[at] === 0) sum += counts[at] ?? 0;
        seen[at] = 1;
      }
    }
    return sum / total;
  };
  return {
    words,
    mended,
    found,
    names,
    topics,
    best,
    roles: settledRoles(names, best, share, around, knowledge),
    place: names.place?.id ?? around.place,
    named: [...names.roles, ...names.outside, ...names.field, ...names.hints, ...inPlace],
    counts,
    share,
    evidence: ({ start, end }, means) => ({
      words: words
        .slice(start, end)
        .map(({ plain }) => plain)
        .join(" "),
      means,
      ...(anyBetween(mended, start, end) && { mended: true }),
    }),
    knowledge,
  };
}

function countOf({ plain, folded }: Word): number {
  if (glueWords.has(plain)) return 0;
  if (/^\d+$/.test(plain)) return numberCounts;
  return commonWords.has(plain) || commonWords.has(folded) ? ordinaryCounts : 1;
}

/** Whether any of the positions lies in a stretch. */
function anyBetween(positions: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (positions.has(at)) return true;
  return false;
}
