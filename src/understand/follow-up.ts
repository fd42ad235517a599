import { type Address, placeOf, roleTopics, subjectsOf } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Word } from "../text/tokens.ts";
import { addressFor } from "./candidates/one-role.ts";
import type { ClauseRead } from "./read-clause.ts";
import type { Candidate, Evidence } from "./reading.ts";
import type { TopicFound } from "./topics.ts";

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const opensFollowUp = wordSet(
  "and what how for in or same also ok okay then but why so to from versus does do is are which where",
);
const pointsBack = wordSet("it they them that those there this its their one ones these nationally nationwide country");
const whole = wordSet("nationally nationwide national country overall us usa");
const whichOne = wordSet("which who better more most easier harder");
/** A follow-up is short; a longer message stands by itself. */
const longest = 9;
/** So few words, opened like a follow-up ("and school?"), may speak of a topic by a word that elsewhere needs company. */
const shortest = 5;
const sure = 0.9;
/** With a word that points back there is hardly another way to read it. */
const surest = 0.97;
const likely = 0.8;
/** A guide is about a question rather than about a role: another guide may fit better. */
const faintly = 0.6;

/**
 * Reads a short message in the light of the previous answer: a place ("and in Florida?"), another role ("what about
 * cooks?") or another topic ("how long does it take?") changes one thing and keeps the rest.
 */
export function followUp(
  words: readonly Word[],
  read: ClauseRead,
  after: Address,
  knowledge: Knowledge,
): Candidate | undefined {
  const plain = words.map((word) => word.plain);
  const points = plain.some((word) => pointsBack.has(word));
  if (words.length > longest && !points) return undefined;
  const opens = opensFollowUp.has(plain[0] ?? "");
  const evidence: Evidence[] = [{ words: plain.join(" "), means: "a follow-up" }];
  const as = (address: Address | undefined, confidence: number): Candidate | undefined =>
    address && { address, confidence, evidence };
  const { names } = read;
  const [role] = names.roles;
  const asked = topicAsked(read);
  const previous = subjectsOf(after).filter((id) => knowledge.roles.has(id));
  const place = names.place?.id;
  const short = words.length <= 6;

  if (role !== undefined || names.outside.length > 0) {
    const other = role?.id ?? names.outside[0]?.id ?? "";
    const onlyNames = names.roles.length + names.outside.length === 1 && (short || points);
    return onlyNames && (opens || points)
      ? as(otherSubject(plain, other, after, asked !== undefined, place, knowledge), sure)
      : undefined;
  }
  const opensShortly = words.length <= shortest && (opens || points || words.length === 1);
  const topic = asked ?? (opensShortly ? topicHinted(read) : undefined);
  if (after.topic === "compare" && (plain.some((word) => whichOne.has(word)) || topic)) return as(after, surest);
  const last = after.topic === "path" ? after.to : previous[0];
  if (last === undefined)
    return as(afterNoRole(after, topic, place, knowledge), after.topic === "licence" ? sure : faintly);
  if (topic === undefined) {
    const pay = read.topics.some((one) => one.topic === "salary");
    if (place !== undefined && pay) return as({ topic: "salary", role: last, place }, sure);
    if (place !== undefined) return as(samePlace(after, last, place, knowledge), sure);
    const everywhere = isRoleTopic(after) && after.place && plain.some((word) => whole.has(word));
    return everywhere ? as({ topic: after.topic, role: after.role, part: after.part }, sure) : undefined;
  }
  const kept =
    plain.some((word) => whole.has(word)) || /where|state/.test(plain.join(" ")) ? undefined : placeOf(after);
  return as(
    addressFor(topic, last, place ?? kept, knowledge),
    points || opens || short ? (points ? surest : sure) : likely * likely,
  );
}

/** The topic a follow-up changes to, if it names one surely. */
function topicAsked({ topics }: ClauseRead) {
  const other = new Set(["compare", "term", "find", "overview", "path"]);
  return (
    topics.find((one) => one.sure && !other.has(one.topic)) ?? topics.find((one) => one.sure && one.part !== undefined)
  );
}

/** The only topic that its words may speak of, where there is one. */
function topicHinted({ topics }: ClauseRead): TopicFound | undefined {
  const hinted = topics.filter(
    ({ topic }) => topic !== "overview" && (roleTopics as readonly string[]).includes(topic),
  );
  const isOne = new Set(hinted.map(({ topic }) => topic)).size === 1;
  return isOne ? (hinted.find(({ part }) => part === undefined) ?? hinted[0]) : undefined;
}

/** After a license or a guide: another place, or a topic of the role that these are about. */
function afterNoRole(
  after: Address,
  topic: TopicFound | undefined,
  place: string | undefined,
  knowledge: Knowledge,
): Address | undefined {
  if (after.topic === "licence" && !topic && place && knowledge.places.has(place)) return { topic: "licence", place };
  if (topic === undefined || topic.topic === "licence" || (after.topic !== "licence" && after.topic !== "guide")) {
    return undefined;
  }
  const [about] = after.topic === "guide" ? (knowledge.guides.get(after.id)?.about ?? []) : [];
  return addressFor(
    topic,
    about ?? knowledge.field.entryRole,
    place ?? (after.topic === "licence" ? after.place : undefined),
    knowledge,
  );
}

/** "what about cooks?" keeps the topic; "and to captain?" the start or the end of a path; "versus pilot?" compares. */
function otherSubject(
  plain: readonly string[],
  other: string,
  after: Address,
  hasTopic: boolean,
  place: string | undefined,
  knowledge: Knowledge,
): Address | undefined {
  const isRole = knowledge.roles.has(other);
  const subjects = subjectsOf(after);
  if (after.topic === "path" && isRole && !hasTopic) {
    return plain.includes("from")
      ? { topic: "path", from: other, to: after.to }
      : { topic: "path", from: after.from, to: other };
  }
  if (after.topic === "compare" && !subjects.includes(other)) {
    return {
      topic: "compare",
      subjects: subjects.length < 3 && plain[0] === "and" ? [...subjects, other] : [subjects[0] ?? other, other],
    };
  }
  if (isRole && plain.includes("to") && plain.includes("there") && subjects[0]) {
    return { topic: "path", from: subjects[0], to: other };
  }
  if (!isRoleTopic(after) || hasTopic) return undefined;
  const sideBySide = plain.some((word) => word === "versus" || word === "compared" || word === "than" || word === "or");
  if (sideBySide && after.role !== other) return { topic: "compare", subjects: [after.role, other] };
  return isRole ? { ...after, role: other, ...(place && { place }) } : undefined;
}

/** The previous topic at another place, where the topic knows places; else the pay there. */
function samePlace(after: Address, role: string, place: string, knowledge: Knowledge): Address | undefined {
  if (after.topic === "requirements")
    return addressFor({ topic: "requirements", part: after.part }, role, place, knowledge);
  return { topic: "salary", role, place };
}

const isRoleTopic = (address: Address): address is Extract<Address, { role: string }> =>
  (roleTopics as readonly string[]).includes(address.topic);
