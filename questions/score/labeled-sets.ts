import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { type LabeledLine, labeledLine } from "./labeled-question.ts";

/** What questions are for: to learn from, to look at while working, and to measure with (in sums only). */
export const splits = ["train", "development", "test"] as const;
export type Split = (typeof splits)[number];

/** The questions of one writer. */
export type LabeledSet = { readonly name: string; readonly lines: readonly LabeledLine[] };

const questionsFolder = join(import.meta.dirname, "..");

/**
 * Reads the sets of a split, a file for each writer.
 * @throws Error naming every line that is not as `labeledLine` wants it
 */
export function readSets(split: Split): readonly LabeledSet[] {
  const folder = join(questionsFolder, split);
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  const problems: string[] = [];
  const sets = files.sort().map((file): LabeledSet => {
    const lines = readFileSync(join(folder, file), "utf8").split("\n");
    const read = lines.map((line, at) => {
      const labeled = line.trim() === "" ? undefined : readLine(line);
      if (typeof labeled === "string") problems.push(`${split}/${file}:${at + 1}: ${labeled}`);
      return labeled;
    });
    return { name: basename(file, ".jsonl"), lines: read.filter((line) => typeof line === "object") };
  });
  if (problems.length > 0) throw new Error(`questions/ needs attention:\n${problems.join("\n")}`);
  return sets;
}

/** The labeled line, or what is wrong with it. */
export function readLine(text: string): LabeledLine | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "this is not JSON; write one JSON object a line";
  }
  const { success, data, error } = labeledLine.safeParse(json);
  return success ? data : z.prettifyError(error);
}
