import { type Address, formatAddress, placeOf, subjectsOf } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { stateOf } from "./candidates/one-role.ts";
import type { Around } from "./clause-context.ts";
import { clausesOf } from "./clauses.ts";
import { followUp } from "./follow-up.ts";
import { type ClauseRead, distinct, readClause } from "./read-clause.ts";
import type { Candidate, Reading } from "./reading.ts";
import type { MendedWords } from "./vocabulary.ts";

/** Of a message with more clauses than this only those that ask are read closely. */
const mostRead = 3;
/** From this confidence on one reading is answered. */
const clear = 0.52;
/** Below this a reading is not even offered. */
const offered = 0.34;
/** A runner-up this close to the best, where the best is not sure, makes two likely meanings. */
const close = 0.05;
const surelyClear = 0.72;
/** A role named elsewhere in the message is trusted nearly as one named in the clause. */
const trustElsewhere = 0.92;
const runnersUpShown = 4;

/** A question read by its words alone. */
export type ReadByWords = {
  readonly reading: Reading;
  /** The message as a whole: whom and where it names, and what is not ours. */
  readonly whole: ClauseRead;
  /** Every reading that its words allow, most confident first. */
  readonly candidates: readonly Candidate[];
  /** The sentences of a longer message, each with how much it looks like the question. */
  readonly clauses: readonly ReadSentence[];
};

export type ReadSentence = { readonly read: ClauseRead; readonly asks: number };

/**
 * Reads a question by its words: names and phrases of the vocabulary, and how near they are to the wordings of guides.
 * @param after the address of the previous answer
 * @param place the community's default place
 */
export function readByWords(
  question: string,
  { words, mended }: MendedWords,
  knowledge: Knowledge,
  { after, place }: { readonly after?: Address | undefined; readonly place?: string | undefined },
): ReadByWords {
  const whole = readClause(words, mended, knowledge, place ? { place } : {});
  const followed = after ? followUp(words, whole, after, knowledge) : undefined;
  if (whole.subject?.score === Number.POSITIVE_INFINITY) {
    const { id, evidence } = whole.subject;
    const reading: Reading = { outcome: { kind: "declined", subject: id }, confidence: 1, evidence, runnersUp: [] };
    return { reading, whole, candidates: whole.candidates, clauses: [] };
  }
  const clauses = clausesOf(question, words);
  // In a story that asks something, the sentences that only tell are read for whom and what they name, not for a question.
  const long = clauses.length > mostRead;
  const reads = clauses.map(({ start, end, asks }) => {
    const inClause = words.slice(start, end);
    const slips = new Set([...mended].filter((at) => at >= start && at < end).map((at) => at - start));
    const around: Around = {
      ...(whole.role && { role: { id: whole.role.id, trust: whole.role.trust * trustElsewhere } }),
      ...((whole.names.place?.id ?? place) && { place: whole.names.place?.id ?? place }),
    };
    return { read: readClause(inClause, slips, knowledge, around, !long || asks === 1), asks };
  });
  const all: Candidate[] = [
    ...whole.candidates,
    ...reads.flatMap(({ read, asks }, at) =>
      read.candidates.map((one) => ({
        ...one,
        confidence: one.confidence * asks * (asks < 1 && saysLittle(one.address) ? aside : 1) - at * laterAsked,
      })),
    ),
    ...(followed ? [followed] : []),
  ];
  const candidates = distinct(all).map((one) => ({ ...one, confidence: Math.min(1, one.confidence) }));
  return { reading: settle(candidates, whole, reads, followed, knowledge), whole, candidates, clauses: reads };
}

/** What the readings of a message come to. */
function settle(
  candidates: readonly Candidate[],
  whole: ClauseRead,
  reads: readonly ReadSentence[],
  followed: Candidate | undefined,
  knowledge: Knowledge,
): Reading {
  const [best, ...others] = candidates;
  const runnersUp = others.slice(0, runnersUpShown);
  const declined = declines(
    whole,
    reads.map(({ read }) => read),
    best,
    knowledge,
  );
  if (declined && (!followed || declined.sure)) {
    const { id, evidence } = declined;
    const confidence = Math.min(1, 0.5 + declined.score / 4);
    return {
      outcome: { kind: "declined", subject: id },
      confidence,
      evidence,
      runnersUp: candidates.slice(0, runnersUpShown),
    };
  }
  if (best === undefined || best.confidence < offered) return withoutAddress(whole, best, runnersUp, knowledge);
  const { address, confidence, evidence } = best;
  if (confidence < clear) {
    const near = [best, ...runnersUp]
      .filter((one) => one.confidence >= offered)
      .map((one) => one.address)
      .slice(0, 3);
    return near.length > 1
      ? { outcome: { kind: "choices", addresses: near, about: "meaning" }, confidence, evidence, runnersUp }
      : { outcome: { kind: "unknown", near }, confidence, evidence, runnersUp };
  }
  const rival = runnersUp.find((one) => otherSubject(one.address, address));
  if (rival && confidence < surelyClear && confidence - rival.confidence < close) {
    return {
      outcome: { kind: "choices", addresses: [address, rival.address], about: "meaning" },
      confidence,
      evidence,
      runnersUp,
    };
  }
  return {
    outcome: { kind: "address", address },
    confidence,
    evidence,
    runnersUp,
    alsoAsked: secondQuestion(reads, address),
  };
}

/** "(seafaring)" in brackets says what the question is about; it is not the question. */
const saysLittle = (address: Address): boolean =>
  address.topic === "find" || address.topic === "term" || (address.topic === "overview" && address.part === undefined);
const aside = 0.6;
/** Of two questions asked as clearly, the first is answered and the second offered. */
const laterAsked = 0.05;

/** Two readings about different roles or guides compete; two topics of one role do not. */
function otherSubject(one: Address, other: Address): boolean {
  const [first, second] = [subjectsOf(one), subjectsOf(other)];
  if (first.length !== 1 || second.length !== 1) return false;
  return first[0] !== second[0];
}

/** The subject that is not ours, when it speaks louder than everything that is. */
function declines(
  whole: ClauseRead,
  reads: readonly ClauseRead[],
  best: Candidate | undefined,
  knowledge: Knowledge,
): ClauseRead["subject"] {
  // Of several sentences the highest score of one decides. Each ordinary word scores a little, and over a whole story
  // these would add up to a subject that no sentence of it asks about.
  const [loudest] = reads.map(({ subject }) => subject).sort((a, b) => (b?.score ?? 0) - (a?.score ?? 0));
  const subject = reads.length > 1 ? loudest : whole.subject;
  if (subject === undefined || subject.score < 1) return undefined;
  const theirs = knowledge.subjects.get(subject.id)?.besideRole === "theirs";
  const clearly = best !== undefined && best.confidence >= surelyClear;
  const career = whole.career + (clearly && best.address.topic === "guide" ? clearGuide : 0);
  const asked = reads.length > 1 && clearly && !theirs;
  return subject.score > career * (theirs ? besideTheirs : asked ? clearQuestion : 1) ? subject : undefined;
}

/** A guide that fits the question speaks of careers as much as a role's name does. */
const clearGuide = 0.8;
/** Beside a subject that stays theirs, a role's name counts little. */
const besideTheirs = 0.3;
/** A clear question in a long message outweighs foreign words around it by this much. */
const clearQuestion = 1.3;

/** A topic without its role is a question back; the rest is not known. */
function withoutAddress(
  whole: ClauseRead,
  best: Candidate | undefined,
  runnersUp: readonly Candidate[],
  knowledge: Knowledge,
): Reading {
  const near = best ? [best, ...runnersUp].slice(0, 3).map(({ address }) => address) : [];
  const confidence = best?.confidence ?? 0;
  const [topic] = whole.topics;
  const evidence = best?.evidence ?? [];
  if (topic?.sure && whole.explained > 0.7 && whole.names.outside.length === 0) {
    const place = whole.names.place?.id;
    const addresses = knowledge.field.common.slice(0, 3).flatMap((role) => {
      const address = readableTopic(topic, role, place, knowledge);
      return address ? [address] : [];
    });
    if (addresses.length > 1) {
      return { outcome: { kind: "choices", addresses, about: "role" }, confidence, evidence, runnersUp };
    }
  }
  return { outcome: { kind: "unknown", near }, confidence, evidence, runnersUp };
}

function readableTopic(
  topic: { topic: string; part: string | undefined },
  role: string,
  place: string | undefined,
  knowledge: Knowledge,
): Address | undefined {
  switch (topic.topic) {
    case "salary":
      return { topic: "salary", role, ...(place && { place }) };
    case "requirements":
    case "overview":
    case "duties":
    case "outlook":
    case "advancement":
    case "work-life": {
      const at = topic.topic === "requirements" ? stateOf(place, knowledge) : undefined;
      return { topic: topic.topic, role, ...(topic.part && { part: topic.part }), ...(at && { place: at }) };
    }
    default:
      return undefined;
  }
}

/** Another clause that asks something else as clearly. */
export function secondQuestion(reads: readonly ReadSentence[], answered: Address): Address | undefined {
  const isSame = (one: Address) =>
    one.topic === answered.topic &&
    formatAddress(one).split("/")[2] === formatAddress(answered).split("/")[2] &&
    placeOf(one) === placeOf(answered);
  return reads
    .filter(({ asks }) => asks >= 1)
    .flatMap(({ read }) => read.candidates.slice(0, 1))
    .find(({ address, confidence }) => confidence >= surelyClear && !isSame(address))?.address;
}
