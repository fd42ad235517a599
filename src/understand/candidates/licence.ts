import type { Clause } from "../clause.ts";
import type { Candidate } from "../reading.ts";
import { floor, forShare, forTopic } from "../weights.ts";

/** Moving a license from one place to another is a question of its own, for a guide. */
const moving = new Set(["transfer", "move", "moving", "relocate", "relocating", "reciprocity"]);

/** A state's rule, when a state is named and no role to which another rule applies. */
export function aboutLicence({ words, names, topics, roles, named, share, evidence, knowledge }: Clause): Candidate[] {
  const asked = topics.find(({ topic, part }) => topic === "licence" || part === "licence");
  const { place } = names;
  if (!asked?.sure || place === undefined || !knowledge.places.has(place.id)) return [];
  if (names.placesNamed > 1 || words.some(({ plain }) => moving.has(plain))) return [];
  const [role] = roles;
  if (role?.span && !knowledge.roles.get(role.id)?.stateLicence) return [];
  return [
    {
      address: { topic: "licence", place: place.id },
      confidence: floor + forTopic + forShare * share([...named, ...asked.spans]),
      evidence: [...asked.spans.map((span) => evidence(span, "licence")), evidence(place, place.id)],
    },
  ];
}
