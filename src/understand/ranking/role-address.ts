import { type Address, type RoleTopic, roleTopics } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";

/** The address of a topic about one role; undefined for topics that are not asked about one. */
export function addressFor(
  { topic, part }: { readonly topic: string; readonly part?: string | undefined },
  role: string,
  place: string | undefined,
  knowledge: Knowledge,
): Address | undefined {
  if (!isRoleTopic(topic)) return undefined;
  const at = topic === "salary" ? place : topic === "requirements" ? stateOf(place, knowledge) : undefined;
  return { topic, role, ...(part && { part }), ...(at && { place: at }) };
}

const isRoleTopic = (topic: string): topic is RoleTopic => (roleTopics as readonly string[]).includes(topic);

/** The state of a place: itself, or the first state of a metro area. */
export const stateOf = (place: string | undefined, knowledge: Knowledge): string | undefined =>
  place === undefined || knowledge.places.has(place) ? place : knowledge.metros.get(place)?.states.split(";")[0];

/** How a place is called: "Texas", "Houston-Pasadena, TX". */
export const placeName = (id: string, knowledge: Knowledge): string =>
  knowledge.places.get(id)?.name ?? knowledge.metros.get(id)?.title ?? id;
