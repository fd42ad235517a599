import { type Address, roleTopics } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { partOf, partsByTopic } from "../knowledge/parts.ts";

/** Every address that a knowledge base can answer. */
export function* everyAddress(knowledge: Knowledge): Generator<Address> {
  const roles = [...knowledge.roles];
  const places = [...knowledge.places.keys(), ...knowledge.metros.keys()];
  for (const [role, entry] of roles) {
    for (const topic of roleTopics) {
      yield { topic, role };
      for (const part of partsByTopic[topic]) if (partOf(entry, topic, part)) yield { topic, role, part };
    }
    for (const place of places) yield { topic: "salary", role, place };
    for (const place of knowledge.places.keys()) yield { topic: "requirements", role, place };
    for (const [other] of roles) {
      yield { topic: "path", from: role, to: other };
      if (role < other) yield { topic: "compare", subjects: [role, other] };
    }
    for (const { id, outside } of knowledge.occupations.values()) {
      if (outside === "yes") yield { topic: "compare", subjects: [role, id] };
    }
  }
  for (const id of knowledge.guides.keys()) yield { topic: "guide", id };
  for (const id of knowledge.terms.keys()) yield { topic: "term", id };
  for (const place of knowledge.places.keys()) yield { topic: "licence", place };
  yield { topic: "find", filters: [] };
  for (const one of knowledge.filters.keys()) {
    yield { topic: "find", filters: [one] };
    for (const other of knowledge.filters.keys()) if (one < other) yield { topic: "find", filters: [one, other] };
  }
}
