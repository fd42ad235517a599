import type { LabeledLine } from "../../questions/score/labeled-question.ts";
import { readSets, type Split } from "../../questions/score/labeled-sets.ts";

/** A question that follows up on nothing, with its label. */
export type QuestionAlone = Exclude<LabeledLine, { readonly turns: unknown }>;

/** The questions of a split that are asked alone. */
export const questionsAlone = (split: Split = "development"): readonly QuestionAlone[] =>
  readSets(split).flatMap(({ lines }) =>
    lines.flatMap((line) => ("turns" in line || line.after !== undefined ? [] : [line])),
  );
