import { type Address, formatAddress, parseAddress, placeOf } from "../address.ts";
import { type Choice, choicesIn } from "../answer.ts";
import type { AnsweredQuestion } from "../ask.ts";
import { plainText } from "./plain-text.ts";

/** An answer as other programs read it. The shape is a contract: fields may be added, never renamed. */
export type JsonAnswer = {
  readonly question: string;
  readonly kind: "answer" | "choices" | "unknown" | "declined" | "welcome";
  /** The address; null when the question led to none. */
  readonly id: string | null;
  readonly topic: string | null;
  readonly roles: readonly string[];
  /** A state's code or a metro area's id. */
  readonly place: string | null;
  readonly title: string;
  /** The complete plain text. */
  readonly text: string;
  readonly sources: readonly { id: string; title: string; publisher: string; url: string; asOf: string }[];
  /** Likely meanings, or what to ask next. */
  readonly choices: readonly { id: string; title: string }[];
  /** 0 to 1. */
  readonly confidence: number;
};

const choiceList = (choices: readonly Choice[]) =>
  choices.map(({ address, title }) => ({ id: formatAddress(address), title }));

/** The contract's shape of a question that was asked. */
export function jsonAnswer({ question, reading, answer }: AnsweredQuestion): JsonAnswer {
  const address: Address | undefined = answer.kind === "answer" ? answer.address : undefined;
  return {
    question,
    kind: answer.kind,
    id: address ? formatAddress(address) : null,
    topic: address?.topic ?? null,
    roles: answer.kind === "answer" ? answer.roles : [],
    place: (address && placeOf(address)) ?? null,
    title: answer.title,
    text: plainText(answer),
    sources: answer.kind === "answer" ? answer.sources : [],
    confidence: Math.round(reading.confidence * 1000) / 1000,
    choices: choiceList(choicesIn(answer)),
  };
}

/** One line of --jsonl: plain words, or {"question", "after"}. */
export function jsonQuestion(line: string): { question: string; after?: Address | undefined } {
  if (!line.trimStart().startsWith("{")) return { question: line };
  try {
    const written: unknown = JSON.parse(line);
    if (typeof written !== "object" || written === null) return { question: line };
    if (!("question" in written) || typeof written.question !== "string") return { question: line };
    const after = "after" in written && typeof written.after === "string" ? parseAddress(written.after) : undefined;
    return { question: written.question, ...(after && { after }) };
  } catch {
    return { question: line };
  }
}
