import type { Address } from "../../address.ts";
import type { Clause } from "../clause.ts";
import type { Candidate } from "../reading.ts";
import { floor } from "../weights.ts";

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Two names further apart than this stand in different thoughts. */
const longestBetween = 10;
const toward = wordSet("to into become becoming be being for");
const backwards = wordSet("after from already currently since being");
const sideBySide = wordSet("or versus than between compared");
/** "such as mate, cook or pilot" lists examples. */
const examples = wordSet("such like as including");
/** Topics that a comparison answers anyway. */
const answeredBeside = wordSet("compare salary overview advancement term");
/** Machines and places name their roles less surely than people do. */
const weakName = 0.9;
/** What the words explained count for here; how the two names stand to each other counts for the rest. */
const forShareOfTwo = 0.4;

/** Two subjects or three: a comparison, or the way from one to the other. */
export function aboutTwoSubjects(clause: Clause): Candidate[] {
  const { words, names, topics, named, share, evidence, knowledge } = clause;
  const hints = names.hints.filter(({ id }) => id !== names.roles[0]?.id && id !== knowledge.field.entryRole);
  const hinted = names.roles.length === 1 && names.outside.length === 0 ? hints.slice(0, 1) : [];
  const roles = [...names.roles.slice(0, 3), ...hinted];
  const subjects = [...roles, ...names.outside].sort((a, b) => a.start - b.start).slice(0, 3);
  const [first, second] = subjects;
  const ids = [...new Set(subjects.map(({ id }) => id))];
  const [one, two] = ids;
  if (!first || !second || one === undefined || two === undefined || roles.length === 0) return [];
  const between = words.slice(first.end, second.start).map(({ plain }) => plain);
  if (between.length > longestBetween) return [];
  const before = words.slice(Math.max(0, first.start - 4), first.start).map(({ plain }) => plain);

  const compare = topics.find(({ topic }) => topic === "compare");
  const path = topics.find(({ topic }) => topic === "path");
  const set = between.some((word) => sideBySide.has(word));
  const asA =
    between.some((word, at) => word === "as" && /^an?$/.test(between[at + 1] ?? "")) && !between.includes("same");
  const on = !set && between.some((word) => toward.has(word));
  const back = !set && (asA || between.some((word) => backwards.has(word)));
  const from = before.includes("from");
  const surely = roles.some(({ strength }) => strength === "weak") ? weakName : 1;
  const found = roles.map((role) => evidence(role, knowledge.roles.get(role.id)?.name ?? role.id));
  const candidates: Candidate[] = [];
  const propose = (address: Address, confidence: number) => {
    candidates.push({ address, confidence: surely * confidence, evidence: found });
  };

  const pathSpans = topics
    .filter(({ topic }) => topic === "path" || topic === "requirements")
    .flatMap(({ spans }) => spans);
  const direction = (on || back || from ? 0.35 : 0) + (path?.sure ? 0.1 : 0);
  if (knowledge.roles.has(one) && knowledge.roles.has(two) && ids.length === 2 && direction > 0) {
    const reversed = !from && (back || between.includes("from"));
    const address: Address = reversed ? { topic: "path", from: two, to: one } : { topic: "path", from: one, to: two };
    const explained = share([...named, ...pathSpans]);
    propose(address, floor + direction + forShareOfTwo * explained - (set && !from ? 0.15 : 0));
  }
  // Somebody from outside the field starts like anyone else.
  if (!knowledge.roles.has(one) && knowledge.roles.has(two) && (on || from)) {
    propose({ topic: "requirements", role: two }, floor + 0.25 + 0.35 * share([...named, ...(path?.spans ?? [])]));
  }
  // "more than the captain says" compares nobody.
  if (hinted.length > 0 && !(compare?.sure && between.some((word) => word === "or" || word === "versus")))
    return candidates;
  const listing = before.some((word) => examples.has(word)) && between.length <= 1;
  // "which earns more, a mate or a pilot": every word is about setting them side by side.
  const plainly = set && !listing && topics.every(({ topic, sure }) => !sure || answeredBeside.has(topic));
  const asked = plainly ? topics.flatMap(({ spans }) => spans) : (topics[0]?.spans ?? []);
  const strength = (set ? 0.2 : 0) + (compare?.sure ? 0.15 : 0) - (on || back ? 0.1 : 0) - (listing ? 0.35 : 0);
  const explained = share([...named, ...(compare?.spans ?? []), ...asked]);
  propose(
    { topic: "compare", subjects: ids },
    floor + 0.1 + strength + forShareOfTwo * explained + (plainly ? 0.1 : 0),
  );
  return candidates;
}
