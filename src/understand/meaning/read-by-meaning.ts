import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Word } from "../../text/tokens.ts";
import { type ReadByWords, secondQuestion } from "../by-words.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../reading.ts";
import { decide } from "./decide.ts";
import type { ReadQuestion } from "./features.ts";
import { headOutputs } from "./head-outputs.ts";
import type { Meanings } from "./meanings.ts";
import { optionsFor, ranked } from "./rank.ts";
import { notOurs } from "./subject-of.ts";
import { nearestWordings } from "./wording-vectors.ts";

type Read = {
  readonly words: readonly Word[];
  readonly byWords: ReadByWords;
  readonly knowledge: Knowledge;
  readonly context: Context;
  readonly meanings: Pick<Meanings, "model" | "wordings">;
};

/** Reads a question by what the encoder says of it and by its words, weighed as training found best. */
export function readByMeaning(vector: Float32Array, read: Read): Reading {
  const { ranker, decision } = read.meanings.model;
  if (ranker === undefined || decision === undefined) return read.byWords.reading;
  const question = questionOf(vector, read);
  const reading = decide(ranked(optionsFor(question), ranker), decision, question);
  const { outcome } = reading;
  return outcome.kind === "address"
    ? { ...reading, alsoAsked: secondQuestion(read.byWords.clauses, outcome.address) }
    : reading;
}

/** What both readers say of a question. */
export function questionOf(vector: Float32Array, { words, byWords, knowledge, context, meanings }: Read): ReadQuestion {
  const { whole, candidates } = byWords;
  const nearest = nearestWordings(vector, meanings.wordings);
  const outputs = headOutputs(vector, nearest, meanings.model, knowledge);
  return {
    outputs,
    nearest,
    nearestSimilarity: Math.max(...[...nearest.values()].map(({ similarity }) => similarity)),
    topSubject: [...outputs.subjects.keys()].find((subject) => !subject.startsWith(notOurs)),
    names: whole.names,
    after: context.after,
    place: context.place,
    knowledge,
    byWords: candidates,
    foreign: whole.subject,
    explained: whole.explained,
    length: words.length,
    text: words.map(({ plain }) => plain).join(" "),
  };
}
