import { type Clause, ordinaryCounts } from "../clause.ts";
import { longestOf, type Span, within } from "../names.ts";
import type { Candidate } from "../reading.ts";
import { vocabularyOf } from "../vocabulary.ts";
import { floor, forShare, forTopic, fullScore, nearlyAll, phraseCounts } from "../weights.ts";
import { rankGuides } from "../wordings.ts";

/** A guide about other roles, and a guide for everybody where one role is named, are second choices. */
const otherRole = 0.45;
const forEverybody = 0.85;
/** A guide that shares only a role's name with the question is about that role like many others. */
const onlyNames = 0.5;
/** A wording that names the same occupation outside the field is written for people who come from there. */
const fromOutside = 0.25;
/** A sure word of a guide's own says more than one of a topic; likely words alone say little. */
const ownWord = 0.08;
const likelyFloor = 0.1;

/** Guides, by their own vocabulary and by how near their wordings are. */
export function aboutGuide(clause: Clause): Candidate[] {
  const { names, topics, roles, words, named, share, evidence, knowledge } = clause;
  const somebody: Span[] = [...names.roles, ...names.outside];
  const whom = new Set([...names.roles, ...names.outside].map(({ id }) => id));
  const titleOf = (id: string) => knowledge.guides.get(id)?.title ?? id;
  const asks = topics.find(({ topic, sure }) => topic === "term" && sure);
  // "what is X" asks for the term; a guide that only speaks of X is the second choice.
  const meaningAsked = asks !== undefined && names.terms.some((term) => share([term, ...asks.spans]) > nearlyAll);
  // The rule of a state that is named is told by that state's own answer.
  const stateAsked =
    names.place !== undefined &&
    names.placesNamed === 1 &&
    topics.some(({ topic, part, sure }) => sure && (topic === "licence" || part === "licence"));
  const suits = (id: string, inWording: ReadonlySet<string>): number => {
    const about = knowledge.guides.get(id)?.about ?? [];
    const meaning = meaningAsked || stateAsked ? forEverybody : 1;
    if (about.length > 0) {
      const others = names.roles.length > 0 && !names.roles.some((role) => about.includes(role.id));
      return others ? otherRole : meaning;
    }
    const particular = [...names.roles, ...roles.slice(0, 1)].some(
      (role) => role.id !== knowledge.field.entryRole && !inWording.has(role.id),
    );
    return particular ? forEverybody * meaning : meaning;
  };
  const byVocabulary = ownWords(clause).map(({ id, score, sure, spans }): Candidate => {
    const strength = Math.min(1, score / fullScore);
    const start = sure ? floor + ownWord : likelyFloor;
    const tells = spans.some((span) => tellsBeyond(span, somebody, clause));
    const confidence = start + forShare * share([...named, ...spans]) + forTopic * strength;
    return {
      address: { topic: "guide", id },
      confidence: confidence * suits(id, new Set()) * (tells ? 1 : onlyNames),
      evidence: spans.map((span) => evidence(span, titleOf(id))),
    };
  });
  const byWording = rankGuides(words, whom, vocabularyOf(knowledge).wordings, knowledge.field.entryRole).map(
    ({ id, score, matched, names: inWording }): Candidate => {
      const tells = [...matched].some((at) => !somebody.some(({ start, end }) => at >= start && at < end));
      return {
        address: { topic: "guide", id },
        confidence:
          score * suits(id, inWording) * (tells ? 1 : onlyNames) +
          (names.outside.some((one) => inWording.has(one.id)) ? fromOutside : 0),
        evidence: [{ words: [...matched].map((at) => words[at]?.plain).join(" "), means: titleOf(id) }],
      };
    },
  );
  return [...byVocabulary, ...byWording];
}

type OwnWords = {
  readonly id: string;
  readonly score: number;
  readonly sure: boolean;
  readonly spans: readonly Span[];
};

/** Guides whose own vocabulary the words speak; words inside a role's name speak of the role. */
function ownWords({ found, names }: Clause): OwnWords[] {
  const groups = new Map<string, { start: number; end: number; sure: boolean }[]>();
  for (const { start, end, meaning } of found) {
    if (meaning.is !== "guide") continue;
    if (names.roles.some((role) => role.strength === "name" && within({ start, end }, role))) continue;
    const group = groups.get(meaning.id) ?? [];
    group.push({ start, end, sure: meaning.sure });
    groups.set(meaning.id, group);
  }
  return [...groups].map(([id, group]) => {
    const spans = longestOf(group).filter((one, at, all) => all.findIndex(({ start }) => start === one.start) === at);
    const score = spans.reduce((sum, { start, end, sure }) => sum + phraseCounts(sure, end - start), 0);
    return { id, score, sure: spans.some(({ sure }) => sure), spans };
  });
}

/** Whether a stretch holds a telling word that stands in no name, or several words and no name at all. */
function tellsBeyond({ start, end }: Span, somebody: readonly Span[], { counts }: Clause): boolean {
  const inName = (at: number) => somebody.some((span) => at >= span.start && at < span.end);
  const positions = Array.from({ length: end - start }, (_, step) => start + step);
  if (positions.some((at) => !inName(at) && (counts[at] ?? 0) > ordinaryCounts)) return true;
  // "cook to captain": a phrase that holds two names is about the two.
  if (somebody.filter((name) => name.start >= start && name.end <= end).length > 1) return true;
  return positions.length > 1 && !positions.some(inName);
}
