import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { knowledgeFolder } from "../support/knowledge-of.ts";

/** A day on which nothing in the tiny field is overdue. */
export const today = new Date("2026-11-22");

/** A change to one file of the tiny field, and what must be told about it. */
export type Reported = {
  readonly name: string;
  readonly file: string;
  /** A text to put for another, the whole new text, or undefined to leave the file out. */
  readonly change: readonly [before: string | RegExp, after: string] | string | undefined;
  /** Where the problem is told, when that is another file. */
  readonly toldOf?: string;
  /** Some text of the line that is named; left out when no line is. */
  readonly line?: string;
  readonly field?: string;
  readonly says: string | RegExp;
  readonly warning?: boolean;
};

/** Fails unless the change is reported as it must be. */
export function expectReported({ file, change, toldOf = file, line, field = "", says, warning }: Reported): void {
  const changed = typeof change === "object" ? (text: string) => text.replace(change[0], () => change[1]) : change;
  const folder = knowledgeFolder({ [file]: changed });
  const { problems } = readKnowledge(folder, today);
  const lines = existsSync(join(folder, toldOf)) && line ? readFileSync(join(folder, toldOf), "utf8").split("\n") : [];
  const told = problems.map((problem) => ({
    ...problem,
    // The line's text rather than its number, which would change with every change to the tiny field.
    line: problem.line === 0 ? undefined : lines[problem.line - 1],
  }));
  expect(told).toContainEqual({
    file: toldOf,
    line: line === undefined ? undefined : expect.stringContaining(line),
    field,
    says: typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says),
    ...(warning && { warning }),
  });
}
