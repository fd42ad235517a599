import { type Address, parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { jsonAnswer } from "../../src/present/json-answer.ts";
import { type Verdict, verdictOf } from "./judge-answer.ts";
import type { Label, LabeledLine } from "./labeled-question.ts";
import type { LabeledSet } from "./labeled-sets.ts";

/** One question, how it was answered, and what that is worth. */
export type JudgedQuestion = {
  readonly set: string;
  readonly id: string;
  readonly kind: string;
  readonly isFollowUp: boolean;
  readonly label: Label;
  /** The address that was answered, or what was done instead. */
  readonly given: string;
  readonly verdict: Verdict;
};

/** Asks every question of a set; a conversation turn by turn, each after what was really answered before. */
export const judgeSet = ({ name, lines }: LabeledSet, knowledge: Knowledge): readonly JudgedQuestion[] =>
  lines.flatMap((line) => judgeLine(line, name, knowledge));

function judgeLine(line: LabeledLine, set: string, knowledge: Knowledge): readonly JudgedQuestion[] {
  const kind = line.kind ?? "not said";
  if (!("turns" in line)) {
    const after = line.after === undefined ? undefined : parseAddress(line.after);
    const { verdict, given } = judge(line, after, knowledge);
    return [{ set, id: line.id, kind, isFollowUp: line.after !== undefined, label: line, given, verdict }];
  }
  let last: Address | undefined;
  return line.turns.map((label, at) => {
    const { verdict, given, address } = judge(label, last, knowledge);
    last = address ?? last;
    return { set, id: `${line.id}.${at + 1}`, kind: "conversation", isFollowUp: at > 0, label, given, verdict };
  });
}

function judge(label: Label, after: Address | undefined, knowledge: Knowledge) {
  const asked = ask(label.asks, knowledge, { after });
  const answer = jsonAnswer(asked);
  const address = asked.answer.kind === "answer" ? asked.answer.address : undefined;
  return { verdict: verdictOf(label, answer), given: answer.id ?? answer.kind, address };
}
