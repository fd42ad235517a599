import { type Address, formatAddress, type RoleTopic, roleTopics } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { partOf } from "../knowledge/parts.ts";
import { commonWords, glueWords } from "./common-words.ts";
import { findNames, longestOf, type Names, type RoleFound, within } from "./names.ts";
import { type Found, findPhrases } from "./phrases.ts";
import type { Candidate, Evidence } from "./reading.ts";
import { findTopics, type TopicFound } from "./topics.ts";
import { vocabularyOf } from "./vocabulary.ts";
import type { Word } from "./words.ts";

/** What is known from outside the clause. */
export type Around = {
  /** The role the rest of the message, or the previous answer, speaks of. */
  readonly role?: { readonly id: string; readonly trust: number } | undefined;
  readonly place?: string | undefined;
};

/** A clause read: the meanings it may have, and how strongly it speaks of something that is not ours. */
export type ClauseRead = {
  readonly candidates: readonly Candidate[];
  readonly names: Names;
  readonly topics: readonly TopicFound[];
  readonly subject:
    | { readonly id: string; readonly score: number; readonly sure: boolean; readonly evidence: readonly Evidence[] }
    | undefined;
  /** The role it most likely speaks of, named or hinted at. */
  readonly role: { readonly id: string; readonly trust: number } | undefined;
  /** How strongly it speaks of careers. */
  readonly career: number;
  /** The share of its words that any meaning explains. */
  readonly explained: number;
};

type Span = { readonly start: number; readonly end: number };

/** How far a name can be trusted to mean its role. */
const trust = { name: 1, weakAlone: 0.86, weak: 0.55, hint: 0.5, hintWithTopic: 0.74, fieldWithTopic: 0.66 };
/** How much of a clause is explained decides more than how strongly its topic is spoken of. */
const floor = 0.3;
const forShare = 0.5;
const forTopic = 0.2;
/** A topic with this score leaves no doubt. */
const fullTopic = 1.5;

/** Hardly a word is left unexplained. */
const nearlyAll = 0.85;
/** Words of a path with one role only ask rather for what the role needs. */
const onlyOneEnd = 0.85;
/** A guide about other roles, and a guide for everybody where one role is named, are second choices. */
const otherRole = 0.45;
const forEverybody = 0.85;
/** A guide that shares only a role's name with the question is about that role like many others. */
const onlyNames = 0.5;
/** An entry that says nothing about the very thing that was asked is the second choice after a guide that does. */
const silentEntry = 0.65;
/** Words count by what they tell: glue nothing, ordinary words a little, all others in full. */
const ordinaryCounts = 0.4;
const numberCounts = 0.2;

export function readClause(
  words: readonly Word[],
  mended: ReadonlySet<number>,
  knowledge: Knowledge,
  around: Around,
): ClauseRead {
  const { phrases, wordings } = vocabularyOf(knowledge);
  const found = findPhrases(words, phrases);
  const names = findNames(words, found, knowledge);
  const nameSpans = [...names.roles.filter(({ strength }) => strength === "name"), ...names.outside];
  const topics = findTopics(found, [...nameSpans, ...(names.place ? [names.place] : [])]);
  const counts: number[] = words.map(({ plain, folded }) =>
    glueWords.has(plain)
      ? 0
      : /^\d+$/.test(plain)
        ? numberCounts
        : commonWords.has(plain) || commonWords.has(folded)
          ? ordinaryCounts
          : 1,
  );
  const total = counts.reduce((sum, one) => sum + one, 0);
  const named: Span[] = [
    ...names.roles,
    ...names.outside,
    ...names.field,
    ...names.hints,
    ...(names.place ? [names.place] : []),
  ];
  const share = (spans: readonly Span[]): number => {
    if (total === 0) return spans.length > 0 ? 1 : 0;
    let sum = 0;
    for (const [at, count] of counts.entries()) {
      if (count > 0 && spans.some(({ start, end }) => at >= start && at < end)) sum += count;
    }
    return sum / total;
  };
  const shown = ({ start, end }: Span): Pick<Evidence, "words" | "mended"> => ({
    words: words
      .slice(start, end)
      .map(({ plain }) => plain)
      .join(" "),
    ...(anyBetween(mended, start, end) && { mended: true }),
  });
  const nameOf = (id: string) => knowledge.roles.get(id)?.name ?? id;
  const roleEvidence = (role: RoleFound): Evidence => ({ ...shown(role), means: nameOf(role.id) });
  const topicEvidence = (topic: TopicFound): Evidence[] =>
    topic.spans.map((span) => ({ ...shown(span), means: topic.part ? `${topic.topic}: ${topic.part}` : topic.topic }));
  const placeEvidence: Evidence[] = names.place
    ? [{ ...shown(names.place), means: placeName(knowledge, names.place.id) }]
    : [];
  const place = names.place?.id ?? around.place;

  const candidates: Candidate[] = [];
  const propose = (address: Address, confidence: number, evidence: readonly Evidence[]) => {
    candidates.push({ address, confidence: Math.max(0, Math.min(1, confidence)), evidence });
  };
  const best = topics.find((topic) => topic.sure) ?? topics[0];
  const subjects = settledRoles(names, best, share, around, knowledge);

  for (const { id, trusted, span } of subjects.slice(0, 3)) {
    const own: Evidence[] = span ? [{ ...shown(span), means: nameOf(id) }] : [];
    for (const topic of topics.slice(0, 6)) {
      if (topic.topic === "path" && subjects.length > 1) continue;
      const address = addressFor(topic, id, place, knowledge);
      if (address === undefined) continue;
      const explained = share([...named, ...topic.spans]);
      const strength = Math.min(1, topic.score / fullTopic);
      const silent =
        "part" in address && address.part !== undefined && isSilent(address.topic, address.part, id, knowledge);
      const confidence =
        trusted *
        (silent ? silentEntry : topic.topic === "path" ? onlyOneEnd : 1) *
        (floor + forShare * explained + forTopic * strength);
      propose(address, confidence, [...own, ...topicEvidence(topic), ...placeEvidence]);
    }
    if (span !== undefined) {
      const address: Address =
        names.place && topics.every((topic) => !topic.sure)
          ? { topic: "salary", role: id, place: names.place.id }
          : { topic: "overview", role: id };
      propose(address, trusted * (floor + (forShare + forTopic / 2) * share(named)), [...own, ...placeEvidence]);
    }
  }
  proposeTwo(words, names, topics, share, named, propose, roleEvidence, knowledge);
  const licence = topics.find(({ topic, part }) => topic === "licence" || part === "licence");
  if (licence?.sure && names.place && knowledge.places.has(names.place.id)) {
    const [role] = subjects;
    if (role === undefined || role.span === undefined || knowledge.roles.get(role.id)?.stateLicence) {
      propose(
        { topic: "licence", place: names.place.id },
        floor + 0.2 + forShare * share([...named, ...licence.spans]),
        [...topicEvidence(licence), ...placeEvidence],
      );
    }
  }
  const asksMeaning = topics.find(({ topic }) => topic === "term");
  for (const term of names.terms) {
    if (names.roles.some((role) => role.strength === "name" && within(term, role))) continue;
    const explained = share([term, ...(asksMeaning?.spans ?? [])]);
    const others = topics.some((topic) => topic.sure && topic.topic !== "term" && topic.topic !== "overview");
    const alsoRole = names.roles.some((role) => within(term, role));
    const asked = asksMeaning?.sure && !others;
    const surely = asked ? (alsoRole ? 0.85 : 1) : others || explained < nearlyAll ? 0.5 : alsoRole ? 0.7 : 0.88;
    propose({ topic: "term", id: term.id }, surely * (floor + (1 - floor) * explained), [
      { ...shown(term), means: knowledge.terms.get(term.id)?.name ?? term.id },
    ]);
  }
  const lists = topics.find(({ topic }) => topic === "find");
  if (names.roles.length === 0 && lists?.sure) {
    propose(
      { topic: "find", filter: "all" },
      floor + 0.05 + 0.6 * share([...named, ...lists.spans]),
      topicEvidence(lists),
    );
  }
  if (names.roles.length === 0 && names.field.length > 0 && !best?.sure && share(named) > nearlyAll) {
    propose(
      { topic: "find", filter: "all" },
      0.7,
      names.field.map((span) => ({ ...shown(span), means: knowledge.field.name })),
    );
  }
  // "what is X" asks for the term; a guide that only speaks of X is the second choice.
  const meaningAsked = asksMeaning?.sure && names.terms.some((term) => share([term, ...asksMeaning.spans]) > nearlyAll);
  const forOneRole = (about: readonly string[], inWording: ReadonlySet<string>): number => {
    if (names.roles.length > 0 && about.length > 0 && !names.roles.some((role) => about.includes(role.id)))
      return otherRole;
    const particular = names.roles.some((role) => role.id !== knowledge.field.entryRole && !inWording.has(role.id));
    return (about.length === 0 && particular ? forEverybody : 1) * (meaningAsked ? forEverybody : 1);
  };
  const inName = (at: number) => [...names.roles, ...names.outside].some(({ start, end }) => at >= start && at < end);
  const whom = new Set([...names.roles, ...names.outside].map(({ id }) => id));
  for (const guide of guideWords(found, names)) {
    const about = knowledge.guides.get(guide.id)?.about ?? [];
    const beyondNames = guide.spans.some(({ start, end }) => anyOutside(start, end, inName, counts));
    const strength = Math.min(1, guide.score / fullTopic);
    const confidence =
      (guide.sure ? floor + 0.08 : 0.1) + forShare * share([...named, ...guide.spans]) + forTopic * strength;
    propose(
      { topic: "guide", id: guide.id },
      confidence * forOneRole(about, new Set()) * (beyondNames ? 1 : onlyNames),
      guide.spans.map((span) => ({ ...shown(span), means: knowledge.guides.get(guide.id)?.title ?? guide.id })),
    );
  }
  for (const { id, score, matched, names: inWording } of wordings.rank(words, whom)) {
    const about = knowledge.guides.get(id)?.about ?? [];
    const beyondNames = [...matched].some((at) => !inName(at));
    const confidence = score * forOneRole(about, inWording) * (beyondNames ? 1 : onlyNames);
    propose({ topic: "guide", id }, confidence, [
      { words: [...matched].map((at) => words[at]?.plain).join(" "), means: knowledge.guides.get(id)?.title ?? id },
    ]);
  }
  return {
    candidates: distinct(candidates),
    names,
    topics,
    subject: subjectOf(found, names, mended, shown, knowledge),
    role: subjects[0] && { id: subjects[0].id, trust: subjects[0].trusted },
    career: careerOf(names, topics),
    explained: share([...named, ...topics.flatMap(({ spans }) => spans), ...names.terms]),
  };
}

type SettledRole = { readonly id: string; readonly trusted: number; readonly span: Span | undefined };

/** The roles a clause may be about, most trusted first. */
function settledRoles(
  names: Names,
  best: TopicFound | undefined,
  share: (spans: readonly Span[]) => number,
  around: Around,
  knowledge: Knowledge,
): SettledRole[] {
  const alone = share([...names.roles, ...names.field, ...(names.place ? [names.place] : [])]) > 0.8;
  const roles = names.roles.map((role) => ({
    id: role.id,
    span: role,
    trusted: role.strength === "name" ? trust.name : best?.sure || alone ? trust.weakAlone : trust.weak,
  }));
  const length = (span: Span) => span.end - span.start;
  const settled: SettledRole[] = [...roles].sort((a, b) => b.trusted - a.trusted || length(b.span) - length(a.span));
  if (around.role && !settled.some(({ trusted }) => trusted === trust.name)) {
    settled.push({ id: around.role.id, trusted: around.role.trust, span: undefined });
  }
  if (settled.length === 0) {
    for (const hint of names.hints) {
      if (settled.some(({ id }) => id === hint.id)) continue;
      settled.push({ id: hint.id, span: hint, trusted: best?.sure ? trust.hintWithTopic : trust.hint });
    }
  }
  const [field] = names.field;
  if (settled.length === 0 && field && best?.topic !== "find") {
    settled.push({
      id: knowledge.field.entryRole,
      span: best?.sure ? field : undefined,
      trusted: best?.sure ? trust.fieldWithTopic : trust.hint,
    });
  }
  return settled.sort((a, b) => b.trusted - a.trusted);
}

/** The address of a topic about one role; undefined for topics that are not asked about one. */
export function addressFor(
  topic: Pick<TopicFound, "topic" | "part">,
  role: string,
  place: string | undefined,
  knowledge: Knowledge,
): Address | undefined {
  if (topic.topic === "licence")
    return { topic: "requirements", role, part: "licence", place: stateOf(place, knowledge) };
  if (topic.topic === "path") return { topic: "requirements", role };
  if (!isRoleTopic(topic.topic)) return undefined;
  const at = topic.topic === "salary" ? place : topic.topic === "requirements" ? stateOf(place, knowledge) : undefined;
  return { topic: topic.topic, role, ...(topic.part && { part: topic.part }), ...(at && { place: at }) };
}

const isSilent = (topic: RoleTopic, part: string, role: string, knowledge: Knowledge): boolean => {
  const entry = knowledge.roles.get(role);
  return entry !== undefined && partOf(entry, topic, part) === undefined;
};

const isRoleTopic = (topic: string): topic is RoleTopic => (roleTopics as readonly string[]).includes(topic);

/** The state of a place: itself, or the first state of a metro area. */
export const stateOf = (place: string | undefined, knowledge: Knowledge): string | undefined =>
  place === undefined || knowledge.places.has(place) ? place : knowledge.metros.get(place)?.states.split(";")[0];

const placeName = (knowledge: Knowledge, id: string): string =>
  knowledge.places.get(id)?.name ?? knowledge.metros.get(id)?.title ?? id;

const sideBySideTopics = new Set(["compare", "salary", "overview", "advancement", "term"]);
const towards = new Set(["to", "into", "become", "becoming", "be", "being", "for"]);
const backwards = new Set(["after", "from", "already", "currently", "since", "being"]);
const sideBySide = new Set(["or", "versus", "than", "between", "compared"]);
/** "such as mate, cook or pilot" lists examples. */
const examples = new Set(["such", "like", "as", "including"]);

/** Two subjects or more: a comparison, or the way from one to the other. */
function proposeTwo(
  words: readonly Word[],
  names: Names,
  topics: readonly TopicFound[],
  share: (spans: readonly Span[]) => number,
  named: readonly Span[],
  propose: (address: Address, confidence: number, evidence: readonly Evidence[]) => void,
  roleEvidence: (role: RoleFound) => Evidence,
  knowledge: Knowledge,
): void {
  const hinted =
    names.roles.length === 1 &&
    names.outside.length === 0 &&
    topics.some(({ topic }) => topic === "path" || topic === "requirements")
      ? names.hints.filter(({ id }) => id !== names.roles[0]?.id).slice(0, 1)
      : [];
  const roles = [...names.roles.slice(0, 3), ...hinted];
  const subjects = [...roles, ...names.outside].sort((a, b) => a.start - b.start).slice(0, 3);
  const [first, second] = subjects;
  if (first === undefined || second === undefined || roles.length === 0) return;
  const between = words.slice(first.end, second.start).map(({ plain }) => plain);
  const before = words.slice(Math.max(0, first.start - 4), first.start).map(({ plain }) => plain);
  const compare = topics.find(({ topic }) => topic === "compare");
  const path = topics.find(({ topic }) => topic === "path");
  const weakest = roles.some(({ strength }) => strength === "weak") ? 0.9 : 1;
  const evidence = roles.map(roleEvidence);
  const distinctIds = [...new Set(subjects.map(({ id }) => id))];
  const [one = "", two = ""] = distinctIds;
  if (two === "") return;
  const set = between.some((word) => sideBySide.has(word));
  const on = between.some((word) => towards.has(word)) && !set;
  const asA =
    between.some((word, at) => word === "as" && /^an?$/.test(between[at + 1] ?? "")) && !between.includes("same");
  const back = (asA || between.some((word) => backwards.has(word))) && !set;
  if (knowledge.roles.has(one) && knowledge.roles.has(two) && distinctIds.length === 2) {
    const from = before.includes("from");
    const reversed = (back && !from) || (between.includes("from") && !from);
    const strength = (on || back || from ? 0.35 : 0) + (path?.sure ? 0.1 : 0);
    if (strength > 0) {
      const address: Address = reversed ? { topic: "path", from: two, to: one } : { topic: "path", from: one, to: two };
      const explained = share([
        ...named,
        ...(path?.spans ?? []),
        ...topics.filter(({ topic }) => topic === "requirements").flatMap(({ spans }) => spans),
      ]);
      propose(address, weakest * (floor + strength + 0.4 * explained - (set && !from ? 0.15 : 0)), evidence);
    }
  }
  const spans = [...named, ...(compare?.spans ?? []), ...(topics[0]?.spans ?? [])];
  if (hinted.length > 0) return;
  const listing = before.some((word) => examples.has(word)) && between.length <= 1;
  const strength = (set ? 0.2 : 0) + (compare?.sure ? 0.15 : 0) + (on || back ? -0.1 : 0) - (listing ? 0.35 : 0);
  // "which earns more, a mate or a pilot": every word is about setting them side by side.
  const plainly = set && !listing && topics.every(({ topic, sure }) => !sure || sideBySideTopics.has(topic));
  propose(
    { topic: "compare", subjects: distinctIds },
    weakest *
      (floor + 0.1 + strength + 0.4 * share(plainly ? [...spans, ...topics.flatMap((one) => one.spans)] : spans)) +
      (plainly ? 0.1 : 0),
    evidence,
  );
}

/** Guides whose own vocabulary the words speak. */
function guideWords(
  found: readonly Found[],
  names: Names,
): { id: string; score: number; sure: boolean; spans: Span[] }[] {
  const groups = new Map<string, { start: number; end: number; sure: boolean }[]>();
  for (const { start, end, meaning } of found) {
    if (meaning.is !== "guide" || names.roles.some((role) => role.strength === "name" && within({ start, end }, role)))
      continue;
    groups.set(meaning.id, [...(groups.get(meaning.id) ?? []), { start, end, sure: meaning.sure }]);
  }
  return [...groups].map(([id, group]) => {
    const spans = longestOf(group);
    const score = spans.reduce(
      (sum, { start, end, sure }) => sum + (sure ? 1 : 0.35) * (1 + 0.3 * (end - start - 1)),
      0,
    );
    return { id, score, sure: spans.some(({ sure }) => sure), spans };
  });
}

/** The strongest subject that is not ours. Words inside a role's name speak of the role; mended words may be wrong. */
function subjectOf(
  found: readonly Found[],
  names: Names,
  mended: ReadonlySet<number>,
  shown: (span: Span) => Pick<Evidence, "words" | "mended">,
  knowledge: Knowledge,
): ClauseRead["subject"] {
  const hasRole =
    names.roles.some(({ strength }) => strength === "name") ||
    (names.roles.length + names.field.length > 0 && names.outside.length > 0);
  const groups = new Map<string, { start: number; end: number; sure: boolean }[]>();
  const excused = new Set(found.flatMap(({ meaning }) => (meaning.is === "not subject" ? [meaning.id] : [])));
  for (const { start, end, meaning } of found) {
    if (meaning.is !== "subject" || excused.has(meaning.id)) continue;
    if (names.roles.some((role) => within({ start, end }, role)) || anyBetween(mended, start, end)) continue;
    if (hasRole && knowledge.subjects.get(meaning.id)?.besideRole === "ours") continue;
    groups.set(meaning.id, [...(groups.get(meaning.id) ?? []), { start, end, sure: meaning.sure }]);
  }
  let best: ClauseRead["subject"];
  let together = 0;
  for (const [id, group] of groups) {
    const spans = longestOf(group);
    const score = spans.reduce(
      (sum, { start, end, sure }) => sum + (sure ? sureSubject : likelySubject) * (1 + furtherWord * (end - start - 1)),
      0,
    );
    together += score;
    const evidence = spans.map((span) => ({ ...shown(span), means: id }));
    if (score > (best?.score ?? 0)) best = { id, score, sure: spans.some(({ sure }) => sure), evidence };
  }
  // Signs that speak of different foreign subjects add up: each says that this is not ours.
  if (best?.sure) best = { ...best, score: Math.max(best.score, together) };
  if (
    names.outside.length > 0 &&
    names.roles.length === 0 &&
    names.field.length === 0 &&
    (best?.score ?? 0) < otherWork
  ) {
    const evidence = names.outside.map((span) => ({ ...shown(span), means: span.id }));
    const theirs = [...knowledge.subjects].find(([, { besideRole }]) => besideRole === "ours");
    if (theirs) return { id: theirs[0], score: otherWork, sure: true, evidence };
  }
  return best;
}

/** What a phrase of a foreign subject counts, and each further word in it. */
const sureSubject = 1;
const likelySubject = 0.35;
const furtherWord = 0.3;
/** An occupation outside the field, with no role of ours beside it, counts this much as a foreign subject. */
const otherWork = 1.2;

/** How strongly a clause speaks of careers: somebody who does the work, and a topic that is asked of jobs. */
function careerOf(names: Names, topics: readonly TopicFound[]): number {
  const somebody = names.roles.some(({ strength }) => strength === "name");
  const role = somebody ? 1.4 : names.roles.length + names.hints.length > 0 ? 0.4 : 0;
  const topic = topics.find((one) => one.sure && one.topic !== "compare" && one.topic !== "path");
  return role + (topic ? Math.min(0.7, topic.score * 0.4) : 0);
}

/** Whether a stretch holds a telling word that stands in no name. */
function anyOutside(start: number, end: number, inName: (at: number) => boolean, counts: readonly number[]): boolean {
  for (let at = start; at < end; at++) if (!inName(at) && (counts[at] ?? 0) > ordinaryCounts) return true;
  return end - start > 1 && ![...Array(end - start).keys()].some((step) => inName(start + step));
}

function anyBetween(positions: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (positions.has(at)) return true;
  return false;
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
