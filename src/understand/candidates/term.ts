import type { Clause } from "../clause.ts";
import { within } from "../names.ts";
import type { Candidate } from "../reading.ts";
import { floor, nearlyAll } from "../weights.ts";

/** How surely a term is what is asked for. */
const trust = { meaningAsked: 1, meaningOfRoleAsked: 0.95, alone: 0.88, roleAlone: 0.7, inPassing: 0.5 };
const ownTopics = new Set(["term", "overview"]);

/** The meaning of a word: "what is a bosun's chair". A word in passing is not what the question is about. */
export function aboutTerm({ names, topics, share, evidence, knowledge }: Clause): Candidate[] {
  const asks = topics.find(({ topic }) => topic === "term");
  return names.terms.flatMap((term): Candidate[] => {
    // A credential may name the role that holds it; its meaning is only meant when that is asked.
    if (!asks?.sure && names.roles.some((role) => role.strength === "name" && within(term, role))) return [];
    const explained = share([term, ...(asks?.spans ?? [])]);
    const otherTopic = topics.some(
      ({ topic, sure, spans }) => sure && !ownTopics.has(topic) && !spans.every((span) => within(span, term)),
    );
    const isRole = names.roles.some((role) => within(term, role));
    const asked = asks?.sure && !otherTopic;
    const passing = otherTopic || explained < nearlyAll;
    const surely = asked
      ? isRole
        ? trust.meaningOfRoleAsked
        : trust.meaningAsked
      : passing
        ? trust.inPassing
        : isRole
          ? trust.roleAlone
          : trust.alone;
    const name = knowledge.terms.get(term.id)?.name ?? term.id;
    return [
      {
        address: { topic: "term", id: term.id },
        confidence: surely * (floor + (1 - floor) * explained),
        evidence: [evidence(term, name)],
      },
    ];
  });
}
