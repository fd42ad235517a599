import {
  type Address,
  formatAddress,
  maxCompared,
  maxFilters,
  placeOf,
  roleTopics,
  subjectsOf,
} from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Entities } from "../entities/entities.ts";
import type { HeadOutputs } from "../subjects/head-outputs.ts";
import { notOurs, subjectOf } from "../subjects/subject-of.ts";
import { addressFor, stateOf } from "./role-address.ts";

/** What candidates are made from. */
export type AskedAbout = {
  readonly outputs: HeadOutputs;
  readonly entities: Entities;
  readonly after: Address | undefined;
  /** The community's default place. */
  readonly place: string | undefined;
  readonly knowledge: Knowledge;
};

/** Subjects and roles beyond these are hardly ever what was asked. */
const mostSubjects = 10;
const leastLikely = 0.002;
const mostRoles = 3;
const mostHints = 2;
const leastRoleLogit = -3.5;
/** Of a path from one role to another. */
const mostEnds = 4;

/** Addresses that a question may ask for: subjects that the encoder finds likely, with the roles and places it may be about. */
export function candidateAddresses(asked: AskedAbout): readonly Address[] {
  const { outputs, entities, after, knowledge } = asked;
  const roles = rolesAskedAbout(asked);
  const likely = [...outputs.subjects]
    .filter(([subject, share]) => !subject.startsWith(notOurs) && share >= leastLikely)
    .slice(0, mostSubjects)
    .map(([subject]) => subject);
  // "and in Florida?" asks what was asked before, and a name alone for what there is to know of it.
  const subjects = new Set([...likely, ...(after ? [subjectOf(after)] : []), "overview"]);
  const asking = [...subjects].flatMap((subject) => addressesOf(subject, roles, asked));
  const terms = entities.terms.map(({ id }): Address => ({ topic: "term", id }));
  const once = new Map([...asking, ...terms].map((address) => [formatAddress(address), address]));
  return [...once.values()].filter((address) => isHeld(address, knowledge));
}

/** The roles a question may be about: named ones, those the encoder finds likely, those of the answer it follows. */
function rolesAskedAbout({ outputs, entities, after, knowledge }: AskedAbout): readonly string[] {
  const likely = [...outputs.roles].filter(([, logit]) => logit > leastRoleLogit).map(([id]) => id);
  const before = rolesBefore(after, knowledge);
  const [first] = outputs.roles.keys();
  const isSaid = entities.roles.length + entities.hints.length + before.length > 0;
  const all = [
    ...entities.roles.map(({ id }) => id),
    ...entities.hints.slice(0, mostHints).map(({ id }) => id),
    ...likely.slice(0, mostRoles),
    ...before,
    ...(first === undefined ? [knowledge.field.entryRole] : [first]),
    // Where nobody is named and nothing else tells, it may be asked of any of these.
    ...(isSaid || first !== undefined ? [] : knowledge.field.common.slice(0, mostRoles)),
  ];
  return [...new Set(all)];
}

/** Whom the answer before was about: by its address, or as a guide says of itself. */
export function rolesBefore(after: Address | undefined, { roles, guides }: Knowledge): readonly string[] {
  if (after === undefined) return [];
  const about = after.topic === "guide" ? (guides.get(after.id)?.about ?? []) : subjectsOf(after);
  return about.slice(0, mostRoles).filter((id) => roles.has(id));
}

function addressesOf(subject: string, roles: readonly string[], asked: AskedAbout): readonly Address[] {
  const { knowledge, entities } = asked;
  const [topic = "", part] = subject.split("/");
  switch (topic) {
    case "guide":
    case "term":
      return [{ topic, id: part ?? "" }];
    case "compare": {
      const more = { ...aspectIn(asked), ...(entities.place && { place: entities.place.id }) };
      const compared = comparisons([...roles, ...entities.outside.map(({ id }) => id)], asked);
      return compared.map((address) => ({ ...address, ...more }));
    }
    case "path":
      return pairsOf(roles.slice(0, mostEnds)).map(([from, to]) => ({ topic, from, to }));
    case "find":
      return wishSets(asked).map((filters) => ({ topic, filters }));
    case "licence":
      return placesFor(asked)
        .map((place) => [place, stateOf(place, knowledge)] as const)
        .flatMap(([named, place]) =>
          place !== undefined && knowledge.places.has(place)
            ? [{ topic, place, ...placesBeside(named, asked, (id) => stateOf(id, knowledge)) }]
            : [],
        );
    default:
      return roles.flatMap((role) =>
        placesOrNone(asked).flatMap((place) => {
          const address = addressFor({ topic, part }, role, place, knowledge);
          return address === undefined ? [] : [withMore(address, place, asked)];
        }),
      );
  }
}

/** Where it may be about: the place that is named, else that of the answer before, else the community's; then what may be one. */
function placesFor({ entities, after, place }: Pick<AskedAbout, "entities" | "after" | "place">): readonly string[] {
  const doubtful = entities.doubtfulPlaces.map(({ id }) => id);
  if (entities.isNationwide) return doubtful;
  if (entities.place !== undefined) return [entities.place.id, ...doubtful];
  const kept = after && placeOf(after);
  return [...new Set([kept, place, ...doubtful])].filter((one) => one !== undefined);
}

/** Less likely than this, a part is not what roles are compared by. */
const leastAspect = 0.05;

/** What roles are compared by: the part, or topic beside pay, that would be asked of one of them. */
function aspectIn({ outputs }: AskedAbout): { readonly part?: string } {
  const likely = [...outputs.subjects].find(([subject]) => roleTopics.some((topic) => subject.split("/")[0] === topic));
  if (likely === undefined || likely[1] < leastAspect) return {};
  const [topic = "", part] = likely[0].split("/");
  return topic === "salary" || likely[0] === "overview" ? {} : { part: part ?? topic };
}

/** Pay in several places, or of a year, where that is said. */
function withMore(address: Address, place: string | undefined, asked: AskedAbout): Address {
  if (address.topic !== "salary") return address;
  const beside = placesBeside(place, asked);
  const { year } = asked.entities;
  return { ...address, ...(beside.otherPlaces ? beside : year && { year }) };
}

/** The other places that are named, where the first one is asked about. */
function placesBeside(
  place: string | undefined,
  { entities }: AskedAbout,
  toPlace: (id: string) => string | undefined = (id) => id,
): { readonly otherPlaces?: readonly string[] } {
  if (place === undefined || entities.place?.id !== place) return {};
  const [, ...others] = new Set([place, ...entities.otherPlaces.map(({ id }) => id)].map(toPlace));
  const known = others.filter((one) => one !== undefined);
  return known.length > 0 ? { otherPlaces: known } : {};
}

/** The community's place is meant where none is said; any other may have been said of something else. */
function placesOrNone(asked: AskedAbout): readonly (string | undefined)[] {
  const places = placesFor(asked);
  const isByDefault = asked.place !== undefined && places.length === 1 && places[0] === asked.place;
  const isSaid = asked.entities.place !== undefined || (asked.after && placeOf(asked.after)) !== undefined;
  return isByDefault && !isSaid ? places : [...new Set([...places, undefined])];
}

/** Two side by side, or all that are named, those named first in the order in which they stand. */
function comparisons(ids: readonly string[], { entities, after, knowledge }: AskedAbout): readonly Address[] {
  const at = new Map([...entities.roles, ...entities.outside].map(({ id, start }) => [id, start]));
  const before = after ? subjectsOf(after) : [];
  const inOrder = [...new Set([...before, ...ids])].filter((id) => knowledge.roles.has(id) || at.has(id));
  const standing = (id: string) => at.get(id) ?? (before.includes(id) ? -1 : Number.MAX_SAFE_INTEGER);
  const sorted = inOrder.slice(0, maxCompared).sort((a, b) => standing(a) - standing(b));
  const pairs = sorted.flatMap((one, place) => sorted.slice(place + 1).map((two) => [one, two]));
  const named = sorted.filter((id) => at.has(id) || before.includes(id));
  const sets = named.length > 2 ? [...pairs, named] : pairs;
  return sets
    .filter((set) => set.some((id) => knowledge.roles.has(id)))
    .map((subjects) => ({ topic: "compare", subjects }));
}

const pairsOf = (roles: readonly string[]): readonly (readonly [string, string])[] =>
  roles.flatMap((one) => roles.flatMap((two) => (one === two ? [] : [[one, two] as const])));

/** Wishes that are more likely than not, a little more or fewer, or none at all. */
function wishSets({ outputs, entities, knowledge }: AskedAbout): readonly (readonly string[])[] {
  const order = [...knowledge.filters.keys()];
  const likely = [...outputs.wishes];
  const sets = [0, -1.5].map((least) => likely.filter(([, logit]) => logit > least).map(([id]) => id));
  sets.push(
    likely.slice(0, 1).map(([id]) => id),
    [...entities.wishes],
    [],
  );
  return sets.map((set) => set.slice(0, maxFilters).sort((a, b) => order.indexOf(a) - order.indexOf(b)));
}

function isHeld(address: Address, { guides, terms }: Knowledge): boolean {
  if (address.topic === "guide") return guides.has(address.id);
  return address.topic === "term" ? terms.has(address.id) : true;
}
