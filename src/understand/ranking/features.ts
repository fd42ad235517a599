import { type Address, formatAddress, placeOf, subjectsOf } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { partOf } from "../../knowledge/parts.ts";
import type { Word } from "../../text/tokens.ts";
import { glueWords } from "../../text/word-lists.ts";
import type { Span } from "../entities/entities.ts";
import { beforePlaces } from "../entities/place-entity.ts";
import { gap, notOurs, subjectOf } from "../subjects/subject-of.ts";
import type { NearestWording } from "../subjects/wording-vectors.ts";
import { type AskedAbout, rolesBefore } from "./candidates.ts";
import { stateOf } from "./role-address.ts";

/** A question with what both readers say of it. */
export type ReadQuestion = AskedAbout & {
  /** Whether the encoder has read it; else all of it is what the words tell. */
  readonly isByMeaning: boolean;
  /** Subject → the wording of it that is nearest. */
  readonly nearest: ReadonlyMap<string, NearestWording>;
  /** How near the nearest of all is. */
  readonly nearestSimilarity: number;
  /** The same by shared words. */
  readonly byWords: ReadonlyMap<string, NearestWording>;
  readonly byWordsSimilarity: number;
  /** The likeliest subject that is ours. */
  readonly topSubject: string | undefined;
  /** As it was understood, spelling mended. */
  readonly words: readonly Word[];
  /** Positions of words whose spelling was mended. */
  readonly mended: ReadonlySet<number>;
  /** The sentences that ask, of a message that has others too. */
  readonly asking: readonly Span[];
  /** Each of them read by itself. */
  readonly parts: readonly ReadQuestion[];
};

/** Numbers by the names that the ranker knows them by. */
export type Features = Readonly<Record<string, number>>;

const leastShare = 1e-5;
const mostLogit = 8;
const logOf = (share: number): number => Math.log(share + leastShare);
const within = (logit: number): number => Math.max(-mostLogit, Math.min(mostLogit, logit));
const yes = (is: boolean): number => (is ? 1 : 0);
const nameStrength = { name: 1, weak: 0.7, hint: 0.3 } as const;

/** What speaks for and against an address. */
export function addressFeatures(address: Address, read: ReadQuestion): Features {
  return {
    ...subjectFeatures(address, read),
    ...roleFeatures(address, read),
    ...placeFeatures(address, read),
    ...wordFeatures(address, read),
    ...kindFeatures(address, read),
    ...wishFeatures(address, read),
    ...followUpFeatures(address, read),
  };
}

function subjectFeatures(
  address: Address,
  { outputs, nearest, nearestSimilarity, topSubject, parts }: ReadQuestion,
): Features {
  const subject = subjectOf(address);
  const share = outputs.subjects.get(subject) ?? 0;
  const near = nearest.get(subject)?.similarity;
  return {
    subject: logOf(share),
    share,
    topSubject: yes(subject === topSubject),
    nearest: near ?? 0,
    nearestFirst: yes(near !== undefined && near >= nearestSimilarity),
    ...inParts(subject, parts),
  };
}

/** What the sentences that ask say by themselves. */
function inParts(subject: string, parts: readonly ReadQuestion[]): Features {
  if (parts.length === 0) return {};
  const shares = parts.map(({ outputs }) => outputs.subjects.get(subject) ?? 0);
  return {
    partSubject: logOf(Math.max(...shares)),
    partFirst: yes(parts[0]?.topSubject === subject),
    partTop: yes(parts.some(({ topSubject }) => topSubject === subject)),
  };
}

function roleFeatures(address: Address, read: ReadQuestion): Features {
  const { outputs, entities: names, after, knowledge } = read;
  const roles = subjectsOf(address);
  const about = address.topic === "guide" ? (knowledge.guides.get(address.id)?.about ?? []) : [];
  const named = names.roles.filter(({ strength }) => strength === "name");
  const [likeliest] = outputs.roles.keys();
  const missed = named.filter(({ id }) => roles.length > 0 && !roles.includes(id)).length;
  const otherGuide = about.length > 0 && named.length > 0 && !named.some(({ id }) => about.includes(id));
  if (roles.length === 0) {
    return {
      guideAboutNamed: yes(named.some(({ id }) => about.includes(id))),
      guideAboutOthers: yes(otherGuide),
      guideAboutLikely: yes(likeliest !== undefined && about.includes(likeliest)),
      namedButNoRole: yes(named.length > 0 && about.length === 0),
    };
  }
  const logits = roles.map((id) => roleLogit(id, read));
  const strengths = roles.map((id) => {
    const found = [...names.roles, ...names.hints].find((one) => one.id === id);
    if (found) return nameStrength[found.strength];
    return yes(names.outside.some((one) => one.id === id));
  });
  const before = rolesBefore(after, knowledge);
  return {
    hasRole: 1,
    roleLogit: mean(logits),
    leastRoleLogit: Math.min(...logits),
    roleNamed: mean(strengths),
    leastRoleNamed: Math.min(...strengths),
    likeliestRole: yes(likeliest !== undefined && roles.includes(likeliest)),
    roleMissed: missed,
    roleMissedAny: names.roles.filter(({ id }) => !roles.includes(id)).length,
    ...whereNamed(roles, read),
    ...(read.parts.length > 0 && { partRole: mean(roles.map((id) => roleInParts(id, read.parts))) }),
    roleOutside: yes(roles.some((id) => !knowledge.roles.has(id))),
    roleFromBefore: mean(roles.map((id, at) => yes(before.includes(id) && strengths[at] === 0))),
    roleFromBeforeThoughNamed: mean(roles.map((id) => yes(before.includes(id) && named.length > 0))),
    entryRoleUnnamed: yes(roles.some((id, at) => id === knowledge.field.entryRole && strengths[at] === 0)),
  };
}

/** How much a sentence that asks speaks of a role by itself. */
const roleInParts = (id: string, parts: readonly ReadQuestion[]): number =>
  Math.max(...parts.map((part) => roleLogit(id, part)));

/** How much a text speaks of a role: as its head says; of one that no head was trained for, as it is named. */
const roleLogit = (id: string, { outputs, entities }: ReadQuestion): number =>
  within(outputs.roles.get(id) ?? (isNamed(id, entities) ? logitOfName : -mostLogit));
const logitOfName = 3;

/** Whether the roles are named in the sentence that asks, or in the story around it. */
function whereNamed(roles: readonly string[], { entities, asking }: ReadQuestion): Features {
  if (asking.length === 0) return {};
  const named = [...entities.roles, ...entities.outside].filter(({ start, end }) => end > start);
  const spans = roles.flatMap((id) => named.filter((one) => one.id === id));
  const inQuestion = ({ start, end }: Span) => asking.some((one) => start >= one.start && end <= one.end);
  return {
    roleInQuestion: mean(spans.map((span) => yes(inQuestion(span)))),
    roleAroundQuestion: mean(spans.map((span) => yes(!inQuestion(span)))),
  };
}

const isNamed = (id: string, names: ReadQuestion["entities"]): boolean =>
  [...names.roles, ...names.outside].some((one) => one.id === id);
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

function placeFeatures(address: Address, { entities: names, after, place, knowledge, words }: ReadQuestion): Features {
  const at = placeOf(address);
  const named = names.place !== undefined;
  const before = after && placeOf(after);
  const doubtful = names.doubtfulPlaces.find(({ id }) => id === at);
  const isNamed = at !== undefined && names.place !== undefined && isSamePlace(at, names.place.id, knowledge);
  return {
    placeNamedAndKept: yes(isNamed),
    placeDoubtful: yes(doubtful !== undefined && !isNamed),
    placeDoubtfulBesideNamed: yes(doubtful !== undefined && named && !isNamed),
    placeDoubtfulLeft: yes(!named && at === undefined && names.doubtfulPlaces.length > 0),
    ...(doubtful === undefined || isNamed ? {} : doubtsOf(doubtful, words)),
    placeOfTown: yes(doubtful !== undefined && knowledge.metros.has(doubtful.id)),
    placeNamedAndLost: yes(named && at === undefined),
    placeFromBefore: yes(!named && at !== undefined && at === before),
    placeFromBeforeSameSubject: yes(
      !named && at !== undefined && at === before && after !== undefined && subjectOf(address) === subjectOf(after),
    ),
    placeLeftBehind: yes(!named && before !== undefined && at === undefined),
    placeByDefault: yes(!named && before === undefined && at !== undefined && at === place),
  };
}

/** What speaks for a word that may be a place: where it stands, and how it is written. */
function doubtsOf({ start, end }: Span, words: readonly Word[]): Features {
  const isCapital = (word: Word | undefined) => word !== undefined && word.typed === word.typed.toUpperCase();
  return {
    placeDoubtfulAtEnd: yes(end === words.length),
    placeDoubtfulAtStart: yes(start === 0),
    placeDoubtfulAfterIn: yes(beforePlaces.has(words[start - 1]?.plain ?? "")),
    placeDoubtfulInCapitals: yes(isCapital(words[start]) && !words.every(isCapital)),
    placeDoubtfulIsLong: yes((words[start]?.plain.length ?? 0) > 2),
  };
}

/** A state stands for its towns where only states are told apart. */
const isSamePlace = (one: string, named: string, knowledge: Knowledge): boolean =>
  one === named || one === stateOf(named, knowledge);

function wordFeatures(address: Address, { byWords, byWordsSimilarity }: ReadQuestion): Features {
  const similarity = byWords.get(subjectOf(address))?.similarity ?? 0;
  return { words: similarity, wordsFirst: yes(similarity > 0 && similarity >= byWordsSimilarity) };
}

function kindFeatures(address: Address, { entities: names, knowledge, words }: ReadQuestion): Features {
  const { topic } = address;
  const { length } = words;
  const saysOnlyNames = names.roles.length + names.outside.length <= 1 && isAllNames(words, names);
  const part = "part" in address ? address.part : undefined;
  const entry = "role" in address ? knowledge.roles.get(address.role) : undefined;
  const term = topic === "term" ? names.terms.find(({ id }) => id === address.id) : undefined;
  return {
    isGuide: yes(topic === "guide"),
    isTerm: yes(topic === "term"),
    isComparison: yes(topic === "compare"),
    isPath: yes(topic === "path"),
    isFind: yes(topic === "find"),
    isLicense: yes(topic === "licence"),
    isPart: yes(part !== undefined),
    isOverviewOfName: yes(saysOnlyNames && topic === "overview" && part === undefined),
    isPayAtName: yes(saysOnlyNames && topic === "salary" && names.place !== undefined),
    isTermOfName: yes(saysOnlyNames && topic === "term"),
    isSilent: yes(
      entry !== undefined &&
        part !== undefined &&
        "role" in address &&
        partOf(entry, address.topic, part) === undefined,
    ),
    termNamed: yes(term !== undefined),
    termIsMost: term === undefined ? 0 : (term.end - term.start) / Math.max(1, length),
    isThree: yes(subjectsOf(address).length > 2),
    threeNamed: yes(subjectsOf(address).length === 2 && names.roles.length + names.outside.length > 2),
    pathAsNamed: topic === "path" ? directionOf(address.from, address.to, names) : 0,
  };
}

/** Whether nothing is said but whom, where and what a question names. */
function isAllNames(
  words: readonly Word[],
  { roles, outside, terms, place, field }: ReadQuestion["entities"],
): boolean {
  const spans = [...roles, ...outside, ...terms, ...field, ...(place ? [place] : [])];
  return words.every(
    ({ plain }, at) => glueWords.has(plain) || spans.some(({ start, end }) => at >= start && at < end),
  );
}

/** 1 where the start is named before the end, -1 where after, 0 where one is not named. */
function directionOf(from: string, to: string, names: ReadQuestion["entities"]): number {
  const start = names.roles.find(({ id }) => id === from)?.start;
  const end = names.roles.find(({ id }) => id === to)?.start;
  return start === undefined || end === undefined ? 0 : Math.sign(end - start);
}

function wishFeatures(address: Address, { outputs, entities }: ReadQuestion): Features {
  if (address.topic !== "find") return {};
  const { filters } = address;
  const left = [...outputs.wishes].filter(([id, logit]) => logit > 0 && !filters.includes(id));
  return {
    wishes: filters.length,
    wishLogit: Math.min(0, ...filters.map((id) => within(outputs.wishes.get(id) ?? -mostLogit))),
    wishLeft: left.length,
    wishNone: yes(filters.length === 0),
    wishSaid: filters.filter((id) => entities.wishes.includes(id)).length,
    wishSaidAndLeft: entities.wishes.filter((id) => !filters.includes(id)).length,
  };
}

function followUpFeatures(address: Address, { after, words, knowledge }: ReadQuestion): Features {
  if (after === undefined) return {};
  return {
    againTheSame: yes(formatAddress(address) === formatAddress(after)),
    sameSubject: yes(subjectOf(address) === subjectOf(after)),
    sameTopic: yes(address.topic === after.topic),
    sameSubjectSaid: yes(subjectOf(address) === subjectOf(after)) * Math.log(1 + words.length),
    sameRoles: yes(isSame(subjectsOf(address), rolesBefore(after, knowledge))),
  };
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** What speaks for and against declining a question for a reason. */
export function declineFeatures(reason: string, read: ReadQuestion): Features {
  const { outputs, entities: names, byWords, byWordsSimilarity, after, words, parts } = read;
  const similarity = byWords.get(`${notOurs}${reason}`)?.similarity ?? 0;
  const all = [...outputs.subjects].filter(([subject]) => subject.startsWith(notOurs));
  const total = all.reduce((sum, [, share]) => sum + share, 0);
  return {
    subject: logOf(outputs.subjects.get(`${notOurs}${reason}`) ?? 0),
    notOurs: logOf(total),
    odds: within(Math.log((total + leastShare) / (1 - total + leastShare))),
    words: similarity,
    wordsFirst: yes(similarity > 0 && similarity >= byWordsSimilarity),
    wordsMost: byWordsSimilarity,
    roleNamed: yes(names.roles.some(({ strength }) => strength === "name")),
    outsideNamed: yes(names.outside.length > 0),
    follows: yes(after !== undefined),
    fieldNamed: yes(names.field.length > 0),
    length: Math.log(1 + words.length),
    ...(parts.length > 0 && { partSubject: logOf(Math.max(...parts.map((part) => declinedIn(reason, part)))) }),
    ...(parts.length > 0 && { partOurs: Math.max(...parts.map(oursIn)) }),
  };
}

const declinedIn = (reason: string, { outputs }: ReadQuestion): number =>
  outputs.subjects.get(`${notOurs}${reason}`) ?? 0;
const oursIn = ({ outputs }: ReadQuestion): number =>
  [...outputs.subjects].reduce((sum, [subject, share]) => sum + (subject.startsWith(notOurs) ? 0 : share), 0);

/** What speaks for and against nobody having written about it. */
export function unknownFeatures(read: ReadQuestion): Features {
  const { outputs, byWordsSimilarity, after, words } = read;
  const ours = [...outputs.subjects].filter(([subject]) => !subject.startsWith(notOurs) && subject !== gap);
  return {
    gap: logOf(outputs.subjects.get(gap) ?? 0),
    mostOurs: logOf(ours[0]?.[1] ?? 0),
    spread: ours.slice(0, 10).reduce((sum, [, share]) => sum - share * Math.log(share + leastShare), 0),
    words: byWordsSimilarity,
    follows: yes(after !== undefined),
    length: Math.log(1 + words.length),
  };
}
