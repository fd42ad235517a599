import { maxFilters } from "../../address.ts";
import type { Clause } from "../clause.ts";
import { longestOf, type Span } from "../names.ts";
import type { Candidate, Evidence } from "../reading.ts";
import { floor, forShare, nearlyAll } from "../weights.ts";

const fieldAlone = 0.7;
/** A wish says which roles are looked for; asking for jobs, or a second wish, leaves less doubt. */
const oneWish = 0.16;
const surelyLooking = 0.3;

/** Roles by wish ("no nights", "shortest school"), all roles ("which jobs are there"), or the field's name alone. */
export function aboutFinding(clause: Clause): Candidate[] {
  const { names, topics, best, named, share, evidence, knowledge } = clause;
  const lists = topics.find(({ topic, sure }) => topic === "find" && sure);
  // A wish beside a role asks about that role: "is it monday to friday in the galley?"
  if (names.roles.some(({ strength }) => strength === "name") || (names.roles.length > 0 && !lists)) return [];
  const listSpans = lists?.spans ?? [];
  const wishes = wishesIn(clause);
  if (wishes.length > 0) {
    const spans = wishes.flatMap((wish) => wish.spans);
    const looking = lists || wishes.length > 1 || names.field.length > 0 ? surelyLooking : oneWish;
    const told = wishes.flatMap(({ id, spans: own }): Evidence[] =>
      own.map((span) => evidence(span, knowledge.filters.get(id)?.title ?? id)),
    );
    return [
      {
        address: { topic: "find", filters: wishes.map(({ id }) => id) },
        confidence: floor + looking + forShare * share([...named, ...listSpans, ...spans]),
        evidence: told,
      },
    ];
  }
  if (names.roles.length > 0) return [];
  const all = { topic: "find", filters: [] } as const;
  if (lists) {
    const confidence = floor + 0.05 + 0.6 * share([...named, ...listSpans]);
    return [{ address: all, confidence, evidence: listSpans.map((span) => evidence(span, "find")) }];
  }
  if (names.field.length === 0 || best?.sure || share(named) <= nearlyAll) return [];
  return [
    { address: all, confidence: fieldAlone, evidence: names.field.map((span) => evidence(span, knowledge.field.name)) },
  ];
}

type Wish = { readonly id: string; readonly spans: readonly Span[] };

/** The wishes that the words surely speak of, in the order of filters.yml, so that one set of wishes has one address. */
function wishesIn({ found, knowledge }: Clause): Wish[] {
  const all = found.flatMap(({ start, end, meaning }) =>
    meaning.is === "filter" && meaning.sure ? [{ start, end, id: meaning.id }] : [],
  );
  const longest = longestOf(all);
  return [...knowledge.filters.keys()]
    .flatMap((id) => {
      const spans = longest.filter((one) => one.id === id);
      return spans.length > 0 ? [{ id, spans }] : [];
    })
    .slice(0, maxFilters);
}
