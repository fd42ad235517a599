import { type Address, type RoleTopic, roleTopics } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { partOf } from "../../knowledge/parts.ts";
import type { Clause } from "../clause.ts";
import type { Candidate } from "../reading.ts";
import type { TopicFound } from "../topics.ts";
import { floor, forShare, forTopic, fullScore } from "../weights.ts";

/** Roles and topics looked at; a clause speaks of no more. */
const mostRoles = 3;
const mostTopics = 6;
/** A topic spoken of again and again is a little surer than one that leaves no doubt. */
const mostStrength = 1.3;
/** Words of a path with one role only ask rather for what the role needs. */
const onlyOneEnd = 0.85;
/** An entry that says nothing about the very thing that was asked is the second choice after a guide that does. */
const silentEntry = 0.65;

/** A topic of one role: "what does a cook earn". A role with no topic gets its overview, or its pay at the place named. */
export function aboutOneRole(clause: Clause): Candidate[] {
  const { names, topics, roles, named, share, evidence, knowledge, place } = clause;
  const atPlace = names.place ? [evidence(names.place, placeName(names.place.id, knowledge))] : [];
  return roles.slice(0, mostRoles).flatMap(({ id, trusted, span }) => {
    const own = span ? [evidence(span, knowledge.roles.get(id)?.name ?? id)] : [];
    const asked = topics.slice(0, mostTopics).flatMap((topic): Candidate[] => {
      const address = topic.topic === "path" && roles.length > 1 ? undefined : addressFor(topic, id, place, knowledge);
      if (address === undefined) return [];
      const strength = Math.min(mostStrength, topic.score / fullScore);
      const second = isSilent(address, knowledge) ? silentEntry : topic.topic === "path" ? onlyOneEnd : 1;
      const confidence =
        trusted * second * (floor + forShare * share([...named, ...topic.spans]) + forTopic * strength);
      const means = topic.part ? `${topic.topic}: ${topic.part}` : topic.topic;
      return [
        { address, confidence, evidence: [...own, ...topic.spans.map((one) => evidence(one, means)), ...atPlace] },
      ];
    });
    if (span === undefined) return asked;
    const address: Address =
      names.place && topics.every((topic) => !topic.sure)
        ? { topic: "salary", role: id, place: names.place.id }
        : { topic: "overview", role: id };
    const confidence = trusted * (floor + (forShare + forTopic / 2) * share(named));
    return [...asked, { address, confidence, evidence: [...own, ...atPlace] }];
  });
}

/** The address of a topic about one role; undefined for topics that are not asked about one. */
export function addressFor(
  { topic, part }: Pick<TopicFound, "topic" | "part">,
  role: string,
  place: string | undefined,
  knowledge: Knowledge,
): Address | undefined {
  if (topic === "licence") return { topic: "requirements", role, part: "licence", place: stateOf(place, knowledge) };
  if (topic === "path") return { topic: "requirements", role };
  if (!isRoleTopic(topic)) return undefined;
  const at = topic === "salary" ? place : topic === "requirements" ? stateOf(place, knowledge) : undefined;
  return { topic, role, ...(part && { part }), ...(at && { place: at }) };
}

const isRoleTopic = (topic: string): topic is RoleTopic => (roleTopics as readonly string[]).includes(topic);

/** The state of a place: itself, or the first state of a metro area. */
export const stateOf = (place: string | undefined, knowledge: Knowledge): string | undefined =>
  place === undefined || knowledge.places.has(place) ? place : knowledge.metros.get(place)?.states.split(";")[0];

const placeName = (id: string, knowledge: Knowledge): string =>
  knowledge.places.get(id)?.name ?? knowledge.metros.get(id)?.title ?? id;

function isSilent(address: Address, knowledge: Knowledge): boolean {
  if (!("part" in address) || address.part === undefined) return false;
  const entry = knowledge.roles.get(address.role);
  return entry !== undefined && partOf(entry, address.topic, address.part) === undefined;
}
