import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
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
    const read = lines.flatMap((line, at) => {
      if (line.trim() === "") return [];
      const { success, data, error } = labeledLine.safeParse(JSON.parse(line));
      if (success) return [data];
      const [issue] = error.issues;
      problems.push(`${split}/${file}:${at + 1}: ${issue?.path.join(".")}: ${issue?.message}`);
      return [];
    });
    return { name: basename(file, ".jsonl"), lines: read };
  });
  if (problems.length > 0) throw new Error(`questions/ needs attention:\n${problems.join("\n")}`);
  return sets;
}
