import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { goneHeads } from "../../understand/subjects/head-outputs.ts";
import { headsFile, type ReadingModel, readingModelOf } from "../../understand/subjects/reading-model.ts";
import { wordingsOf } from "../../understand/subjects/wordings.ts";
import { ChildEncoder } from "./child-encoder.ts";
import { QuestionMeanings } from "./question-meanings.ts";
import type { EncodedText } from "./text-encoder.ts";
import { encodeMissing, readWordingRows, wordingKey, wordingVectors, writeWordingRows } from "./wordings-file.ts";

/** Where a knowledge folder keeps its model. */
const modelFolder = "model";
const wordingsFile = "wordings.bin";

/** What reads meanings, and what ends it. */
export type OpenModel = {
  readonly meanings: QuestionMeanings;
  /** When the wordings that no vector was stored for have one. */
  readonly isComplete: Promise<void>;
  /** Stores the vectors of all wordings beside the model; how many. */
  readonly storeWordings: () => Promise<number>;
  readonly close: () => void;
};

export type ModelOptions = {
  /** Told what is wrong with the model, in a sentence with the cure. */
  readonly onProblem: (problem: string) => void;
  /** Told that there is no model, in a sentence with the cure. */
  readonly onAbsent?: ((notice: string) => void) | undefined;
  /** How long a question's vector is waited for, where that is not what platforms allow. */
  readonly patienceMs?: number | undefined;
};

/** For programs in which nobody else waits. */
export const patient = 60_000;

/**
 * Opens the model of a knowledge folder; its encoder is loaded meanwhile. undefined where there is none, or none that
 * can be used: then questions are read by their words alone.
 */
export function openModel(
  knowledgeFolder: string,
  knowledge: Knowledge,
  { onProblem, onAbsent, patienceMs }: ModelOptions,
): OpenModel | undefined {
  const folder = join(knowledgeFolder, modelFolder);
  if (!existsSync(folder)) {
    onAbsent?.(`There is no model at ${folder}. Questions are read by their words alone; “npm run train” makes one.`);
    return undefined;
  }
  const model = readModel(folder, onProblem);
  if (model === undefined) return undefined;
  const encoder = new ChildEncoder({ folder, hashes: model.files, limits: model.tokens, onProblem, patienceMs });
  const encode = (text: EncodedText) => encoder.encode(text);
  const wordings = wordingsOf(knowledge);
  const hash = model.files["encoder.onnx"] ?? "";
  const stored = readWordingRows(join(folder, wordingsFile), model.size);
  const meanings = new QuestionMeanings(model, wordingVectors(wordings, stored, hash, model.size), encode);
  // What is new is not found by its meaning until it is encoded, a moment after the start. Nobody waits for that.
  const encoded = encodeMissing(wordings, stored, hash, (text) => encoder.encode(text, patient)).then((added) => {
    if (added.size === 0) return stored;
    const rows = new Map([...stored, ...added]);
    meanings.wordings = wordingVectors(wordings, rows, hash, model.size);
    return rows;
  });
  return {
    meanings,
    isComplete: encoded.then(() => undefined),
    storeWordings: async () => {
      const used = new Set(wordings.map(({ text }) => wordingKey(text, hash)));
      const rows = new Map([...(await encoded)].filter(([key]) => used.has(key)));
      writeWordingRows(join(folder, wordingsFile), rows);
      return rows.size;
    },
    close: () => encoder.close(),
  };
}

/** What the model of a knowledge folder was trained for and the folder no longer holds; none where there is no model. */
export function headsWithoutEntry(knowledgeFolder: string, knowledge: Knowledge): readonly string[] {
  const folder = join(knowledgeFolder, modelFolder);
  const model = existsSync(folder) ? readModel(folder, () => undefined) : undefined;
  return model === undefined ? [] : goneHeads(model, knowledge);
}

function readModel(folder: string, onProblem: (problem: string) => void): ReadingModel | undefined {
  const file = join(folder, "heads.json");
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    onProblem(unreadable(file));
    return undefined;
  }
  try {
    return readingModelOf(headsFile.parse(JSON.parse(content)));
  } catch {
    onProblem(unreadable(file));
    return undefined;
  }
}

const unreadable = (file: string): string =>
  `${file} cannot be read. Get the folder from the repository again, or run “npm run train”. Questions are read by their words alone.`;
