import { type Address, formatAddress, placeOf, subjectsOf } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { partOf } from "../../knowledge/parts.ts";
import { stateOf } from "../candidates/one-role.ts";
import type { Candidate } from "../reading.ts";
import type { AskedAbout } from "./candidates.ts";
import { gap, notOurs, subjectOf } from "./subject-of.ts";
import type { NearestWording } from "./wording-vectors.ts";

/** A question with what both readers say of it. */
export type ReadQuestion = AskedAbout & {
  /** Subject → the wording of it that is nearest. */
  readonly nearest: ReadonlyMap<string, NearestWording>;
  /** How near the nearest of all is. */
  readonly nearestSimilarity: number;
  /** The likeliest subject that is ours. */
  readonly topSubject: string | undefined;
  /** Readings by words, most confident first. */
  readonly byWords: readonly Candidate[];
  /** A subject that is not ours, as the words tell, and how strongly. */
  readonly foreign: { readonly id: string; readonly score: number } | undefined;
  /** The share of its telling words that any meaning explains, 0 to 1. */
  readonly explained: number;
  /** As it was understood, spelling mended. */
  readonly text: string;
  /** How many words it has. */
  readonly length: number;
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
  { outputs, nearest, nearestSimilarity, topSubject }: ReadQuestion,
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
  };
}

function roleFeatures(address: Address, { outputs, names, after, knowledge }: ReadQuestion): Features {
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
  const logits = roles.map((id) => within(outputs.roles.get(id) ?? (isNamed(id, names) ? 3 : -mostLogit)));
  const strengths = roles.map((id) => {
    const found = [...names.roles, ...names.hints].find((one) => one.id === id);
    if (found) return nameStrength[found.strength];
    return yes(names.outside.some((one) => one.id === id));
  });
  const before = after ? subjectsOf(after) : [];
  return {
    hasRole: 1,
    roleLogit: mean(logits),
    leastRoleLogit: Math.min(...logits),
    roleNamed: mean(strengths),
    leastRoleNamed: Math.min(...strengths),
    likeliestRole: yes(likeliest !== undefined && roles.includes(likeliest)),
    roleMissed: missed,
    roleOutside: yes(roles.some((id) => !knowledge.roles.has(id))),
    roleFromBefore: mean(roles.map((id, at) => yes(before.includes(id) && strengths[at] === 0))),
    roleFromBeforeThoughNamed: mean(roles.map((id) => yes(before.includes(id) && named.length > 0))),
    entryRoleUnnamed: yes(roles.some((id, at) => id === knowledge.field.entryRole && strengths[at] === 0)),
  };
}

const isNamed = (id: string, names: ReadQuestion["names"]): boolean =>
  [...names.roles, ...names.outside].some((one) => one.id === id);
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

function placeFeatures(address: Address, { names, after, place, knowledge }: ReadQuestion): Features {
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
    placeOfTown: yes(doubtful !== undefined && knowledge.metros.has(doubtful.id)),
    placeNamedAndLost: yes(named && at === undefined),
    placeFromBefore: yes(!named && at !== undefined && at === before),
    placeLeftBehind: yes(!named && before !== undefined && at === undefined),
    placeByDefault: yes(!named && before === undefined && at !== undefined && at === place),
  };
}

/** A state stands for its towns where only states are told apart. */
const isSamePlace = (one: string, named: string, knowledge: Knowledge): boolean =>
  one === named || one === stateOf(named, knowledge);

function wordFeatures(address: Address, { byWords }: ReadQuestion): Features {
  const key = formatAddress(address);
  const at = byWords.findIndex((one) => formatAddress(one.address) === key);
  return { words: byWords[at]?.confidence ?? 0, wordsFirst: yes(at === 0), wordsNever: yes(at === -1) };
}

function kindFeatures(address: Address, { names, knowledge, length }: ReadQuestion): Features {
  const { topic } = address;
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

/** 1 where the start is named before the end, -1 where after, 0 where one is not named. */
function directionOf(from: string, to: string, names: ReadQuestion["names"]): number {
  const start = names.roles.find(({ id }) => id === from)?.start;
  const end = names.roles.find(({ id }) => id === to)?.start;
  return start === undefined || end === undefined ? 0 : start < end ? 1 : -1;
}

function wishFeatures(address: Address, { outputs }: ReadQuestion): Features {
  if (address.topic !== "find") return {};
  const { filters } = address;
  const left = [...outputs.wishes].filter(([id, logit]) => logit > 0 && !filters.includes(id));
  return {
    wishes: filters.length,
    wishLogit: Math.min(0, ...filters.map((id) => within(outputs.wishes.get(id) ?? -mostLogit))),
    wishLeft: left.length,
    wishNone: yes(filters.length === 0),
  };
}

function followUpFeatures(address: Address, { after }: ReadQuestion): Features {
  if (after === undefined) return {};
  return {
    againTheSame: yes(formatAddress(address) === formatAddress(after)),
    sameSubject: yes(subjectOf(address) === subjectOf(after)),
    sameTopic: yes(address.topic === after.topic),
  };
}

/** What speaks for and against declining a question for a reason, which an id of subjects.yml answers. */
export function declineFeatures(reason: string, id: string | undefined, read: ReadQuestion): Features {
  const { outputs, names, foreign, after, length } = read;
  const all = [...outputs.subjects].filter(([subject]) => subject.startsWith(notOurs));
  const total = all.reduce((sum, [, share]) => sum + share, 0);
  return {
    subject: logOf(outputs.subjects.get(`${notOurs}${reason}`) ?? 0),
    notOurs: logOf(total),
    odds: within(Math.log((total + leastShare) / (1 - total + leastShare))),
    wordsAgree: yes(foreign !== undefined && foreign.id === id),
    wordsForeign: foreign === undefined ? 0 : Math.min(3, foreign.score),
    roleNamed: yes(names.roles.some(({ strength }) => strength === "name")),
    outsideNamed: yes(names.outside.length > 0),
    follows: yes(after !== undefined),
    length: Math.log(1 + length),
  };
}

/** What speaks for and against nobody having written about it. */
export function unknownFeatures(read: ReadQuestion): Features {
  const { outputs, explained, after, length } = read;
  const ours = [...outputs.subjects].filter(([subject]) => !subject.startsWith(notOurs) && subject !== gap);
  return {
    gap: logOf(outputs.subjects.get(gap) ?? 0),
    mostOurs: logOf(ours[0]?.[1] ?? 0),
    spread: ours.slice(0, 10).reduce((sum, [, share]) => sum - share * Math.log(share + leastShare), 0),
    explained,
    follows: yes(after !== undefined),
    length: Math.log(1 + length),
  };
}
