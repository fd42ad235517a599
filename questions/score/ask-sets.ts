import { type Address, parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { jsonAnswer } from "../../src/present/json-answer.ts";
import { type QuestionMeanings, whenRead } from "../../src/runtime/encoder/question-meanings.ts";
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
  /** The answer that it follows: the one its line names, or in a conversation the last that was really given. */
  readonly after: Address | undefined;
  /** The address that was answered, or what was done instead. */
  readonly given: string;
  readonly verdict: Verdict;
};

/** What questions are asked with: the knowledge, and what reads meanings, where that is to be measured. */
export type AskedWith = { readonly knowledge: Knowledge; readonly meanings: QuestionMeanings | undefined };

/** Asks every question of a set; a conversation turn by turn, each after what was really answered before. */
export async function judgeSet({ name, lines }: LabeledSet, asked: AskedWith): Promise<readonly JudgedQuestion[]> {
  const judged: JudgedQuestion[] = [];
  for (const line of lines) judged.push(...(await judgeLine(line, name, asked)));
  return judged;
}

async function judgeLine(line: LabeledLine, set: string, asked: AskedWith): Promise<readonly JudgedQuestion[]> {
  const kind = line.kind ?? "not said";
  if (!("turns" in line)) {
    const after = line.after === undefined ? undefined : parseAddress(line.after);
    const { verdict, given } = await judgeQuestion(line, after, asked);
    return [{ set, id: line.id, kind, isFollowUp: line.after !== undefined, label: line, after, given, verdict }];
  }
  let last: Address | undefined;
  const judged: JudgedQuestion[] = [];
  for (const [at, label] of line.turns.entries()) {
    const { verdict, given, address } = await judgeQuestion(label, last, asked);
    const id = `${line.id}.${at + 1}`;
    judged.push({ set, id, kind: "conversation", isFollowUp: at > 0, label, after: last, given, verdict });
    last = address ?? last;
  }
  return judged;
}

/** Asks one question after the answer that it follows. */
export async function judgeQuestion(label: Label, after: Address | undefined, { knowledge, meanings }: AskedWith) {
  const asked = await whenRead(meanings, () => ask(label.asks, knowledge, { after, meanings }));
  const answer = jsonAnswer(asked);
  const address = asked.answer.kind === "answer" ? asked.answer.address : undefined;
  return { verdict: verdictOf(label, answer), given: answer.id ?? answer.kind, address };
}
