import type { jsonAnswer } from "../../src/present/json-answer.ts";
import type { Label } from "./labeled-question.ts";

/** What an answer is judged by. */
export type GivenAnswer = Pick<ReturnType<typeof jsonAnswer>, "kind" | "id" | "choices">;

/** In scope: the first five. Out of scope: the last three. */
export type Verdict = "right" | "offered" | "wrong" | "missed" | "gap" | "refused" | "asked back" | "answered";

/** As many choices are looked at as a person looks at. */
const maxChoices = 3;

/**
 * Judges an answer by its address. A question in scope is right when the address begins with `best` or one of `accept`
 * (whole steps; more said than asked is right, less is not), offered when one of the first three choices does. One out of
 * scope is refused when nothing is told as fact, or when what is told stands in `accept`. A fair question that no entry
 * answers is a gap, unless something was answered all the same. Whether the words answer the point is for a reader to say.
 */
export function verdictOf(label: Label, { kind, id, choices }: GivenAnswer): Verdict {
  const offered = kind === "choices" ? choices.slice(0, maxChoices).map((one) => one.id) : [];
  const isAccepted = (given: string | null): boolean => given !== null && fits(given, label);
  if (label.decline !== null) {
    if (kind === "answer") return isAccepted(id) ? "refused" : "answered";
    return kind === "choices" && !offered.some(isAccepted) ? "asked back" : "refused";
  }
  if (label.best === null && label.accept.length === 0) return kind === "answer" ? "wrong" : "gap";
  if (kind === "answer") return isAccepted(id) ? "right" : "wrong";
  if (kind === "choices") return offered.some(isAccepted) ? "offered" : "wrong";
  return "missed";
}

function fits(given: string, { best, accept }: Label): boolean {
  const address = inOrder(given);
  return [best, ...accept].some((wanted) => {
    if (wanted === null) return false;
    const label = inOrder(wanted);
    return address === label || address.startsWith(`${label}/`);
  });
}

/** Comparisons and wishes mean the same in any order. */
function inOrder(address: string): string {
  const [topic = "", ids = "", ...rest] = address.split("/");
  if (topic !== "compare" && topic !== "find") return address;
  return [topic, ids.split("+").sort().join("+"), ...rest].join("/");
}
