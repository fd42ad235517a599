import type { Clause } from "./clause.ts";
import { longestOf, within } from "./names.ts";
import type { Evidence } from "./reading.ts";
import { phraseCounts } from "./weights.ts";

/** A subject that is not ours, and how strongly a clause speaks of it. */
export type Foreign = {
  /** From subjects.yml. */
  readonly id: string;
  readonly score: number;
  readonly sure: boolean;
  readonly evidence: readonly Evidence[];
};

/** What comes first outweighs any words about careers. */
const outright = Number.POSITIVE_INFINITY;
/** An occupation outside the field, with no role of ours beside it, counts this much. */
const otherWork = 1.2;

/** The strongest subject that is not ours. Words inside a role's name speak of the role. */
export function foreignSubject({ found, names, evidence, knowledge }: Clause): Foreign | undefined {
  const somebody = names.roles.some(({ strength }) => strength === "name");
  const ours = somebody || (names.roles.length + names.field.length > 0 && names.outside.length > 0);
  const excused = new Set(found.flatMap(({ meaning }) => (meaning.is === "not subject" ? [meaning.id] : [])));
  const groups = new Map<string, { start: number; end: number; sure: boolean }[]>();
  for (const { start, end, meaning } of found) {
    if (meaning.is !== "subject" || excused.has(meaning.id)) continue;
    if (names.roles.some((role) => within({ start, end }, role))) continue;
    if (ours && knowledge.subjects.get(meaning.id)?.besideRole === "ours") continue;
    const group = groups.get(meaning.id) ?? [];
    group.push({ start, end, sure: meaning.sure });
    groups.set(meaning.id, group);
  }
  const urgent = [...groups].find(([id, group]) => knowledge.subjects.get(id)?.first && group.some(({ sure }) => sure));
  if (urgent) {
    const [id, group] = urgent;
    return { id, score: outright, sure: true, evidence: longestOf(group).map((span) => evidence(span, id)) };
  }
  let best: Foreign | undefined;
  let together = 0;
  for (const [id, group] of groups) {
    const spans = longestOf(group);
    const score = spans.reduce((sum, { start, end, sure }) => sum + phraseCounts(sure, end - start), 0);
    together += score;
    if (score <= (best?.score ?? 0)) continue;
    best = { id, score, sure: spans.some(({ sure }) => sure), evidence: spans.map((span) => evidence(span, id)) };
  }
  // Signs that speak of different foreign subjects add up: each says that this is not ours.
  if (best?.sure) best = { ...best, score: Math.max(best.score, together) };
  const stranger = names.outside.length > 0 && names.roles.length === 0 && names.field.length === 0;
  if (!stranger || (best?.score ?? 0) >= otherWork) return best;
  const theirs = [...knowledge.subjects].find(([, { besideRole }]) => besideRole === "ours");
  return theirs
    ? { id: theirs[0], score: otherWork, sure: true, evidence: names.outside.map((span) => evidence(span, span.id)) }
    : best;
}

/** What somebody who does the work counts, and a machine or place of the work. */
const somebodyCounts = 1.4;
const somethingCounts = 0.4;
const forTopicScore = 0.4;
const mostForTopic = 0.7;
const relations = new Set(["compare", "path"]);

/** How strongly a clause speaks of careers: somebody who does the work, and a topic that is asked of jobs. */
export function careerStrength({ names, topics }: Clause): number {
  const somebody = names.roles.some(({ strength }) => strength === "name");
  const something = names.roles.length + names.hints.length > 0;
  const topic = topics.find(({ topic: name, sure }) => sure && !relations.has(name));
  const role = somebody ? somebodyCounts : something ? somethingCounts : 0;
  return role + (topic ? Math.min(mostForTopic, topic.score * forTopicScore) : 0);
}
