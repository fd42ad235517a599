import { type Address, placeOf, roleTopics, subjectsOf } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { addressFor, type ClauseRead } from "./clause.ts";
import type { Candidate, Evidence } from "./reading.ts";
import type { Word } from "./words.ts";

const opensFollowUp = new Set([
  "and",
  "what",
  "how",
  "for",
  "in",
  "or",
  "same",
  "also",
  "ok",
  "okay",
  "then",
  "but",
  "why",
  "so",
]);
const pointsBack = new Set(["it", "they", "them", "that", "those", "there", "this", "its", "their", "one"]);
/** A follow-up is short; a longer message stands by itself. */
const longest = 9;
const sure = 0.9;
const likely = 0.8;

/**
 * Reads a short message in the light of the previous answer: a place ("and in Florida?"), another role ("what about
 * MRI?") or another topic ("how long does it take?") changes one thing and keeps the rest.
 */
export function followUp(
  words: readonly Word[],
  read: ClauseRead,
  after: Address,
  knowledge: Knowledge,
): Candidate | undefined {
  if (words.length > longest && !words.some(({ plain }) => pointsBack.has(plain))) return undefined;
  const opens = opensFollowUp.has(words[0]?.plain ?? "");
  const { names, topics } = read;
  const topic =
    topics.find((one) => one.sure && !["compare", "path", "term", "find", "overview"].includes(one.topic)) ??
    topics.find((one) => one.sure && one.part !== undefined);
  const [role] = names.roles;
  const previous = subjectsOf(after).find((id) => knowledge.roles.has(id));
  const place = names.place?.id;
  const evidence: Evidence[] = [{ words: words.map(({ plain }) => plain).join(" "), means: "a follow-up" }];
  const as = (address: Address, confidence: number): Candidate => ({ address, confidence, evidence });

  if (role !== undefined && names.roles.length === 1 && !topic && names.outside.length === 0) {
    // "what about MRI?" keeps the topic; the name alone is a question of its own.
    if (!opens || words.length > 6) return undefined;
    if (after.topic === "compare" && after.subjects.length === 2 && words[0]?.plain === "and") {
      return after.subjects.includes(role.id)
        ? undefined
        : as({ topic: "compare", subjects: [...after.subjects, role.id] }, likely);
    }
    if (!isRoleTopic(after)) return undefined;
    return as({ ...after, role: role.id, ...(place && { place }) }, sure);
  }
  if (role !== undefined || names.outside.length > 0) return undefined;
  if (place !== undefined && !topic) {
    if (after.topic === "licence" && knowledge.places.has(place)) return as({ topic: "licence", place }, sure);
    if (previous === undefined) return undefined;
    const kept =
      after.topic === "requirements"
        ? addressFor({ topic: "requirements", part: after.part }, previous, place, knowledge)
        : undefined;
    return as(kept ?? { topic: "salary", role: previous, place }, sure);
  }
  if (topic === undefined || previous === undefined) return undefined;
  if (after.topic === "compare") return as(after, 0.6);
  const last = after.topic === "path" ? after.to : previous;
  const address = addressFor(topic, last, place ?? placeOf(after), knowledge);
  return (
    address &&
    as(address, opens || words.some(({ plain }) => pointsBack.has(plain)) || words.length <= 6 ? sure : likely * 0.8)
  );
}

const isRoleTopic = (address: Address): address is Extract<Address, { role: string }> =>
  (roleTopics as readonly string[]).includes(address.topic);
