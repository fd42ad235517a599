import { distance } from "fastest-levenshtein";

/** The way to a field: names, and numbers for places in a list. */
export type Path = readonly (string | number)[];

/** Something wrong in the knowledge folder: where it is, what it is, and how to mend it. */
export type Problem = {
  /** Relative to the knowledge folder. */
  readonly file: string;
  /** 1 is the first line; 0 when it is about the whole file. */
  readonly line: number;
  /** As in "leadsTo[2].sources[0]". */
  readonly field: string;
  readonly says: string;
  /** A warning does not stop the bot. */
  readonly warning?: boolean;
};

/**
 * ', did you mean "…"?' when a known id is close, else nothing. By edit distance: Fuse, which suggests names, finds fewer
 * mistyped ids and more for what means none (`npm run bench:suggestions`).
 */
export function didYouMean(wrong: string, known: Iterable<string>): string {
  let best = "";
  let bestDistance = Math.max(2, Math.floor(wrong.length / 3)) + 1;
  for (const one of known) {
    const far = distance(wrong, one);
    if (far < bestDistance) [best, bestDistance] = [one, far];
  }
  return best ? `; did you mean "${best}"?` : "";
}

/** All problems at once, as an author reads them. */
export function formatProblems(folder: string, problems: readonly Problem[]): string {
  const lines = [...problems]
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    .map(({ file, line, field, says, warning }) =>
      [
        `${file}${line > 0 ? `:${line}` : ""}`,
        `${warning ? "⚠" : "✖"} ${says}`,
        ...(field ? [`  → at ${field}`] : []),
      ].join("\n"),
    );
  return `${folder} needs attention:\n\n${lines.join("\n\n")}\n`;
}

/** Thrown once, when the knowledge cannot be used; its message lists everything. */
export class KnowledgeProblems extends Error {
  readonly problems: readonly Problem[];
  constructor(folder: string, problems: readonly Problem[]) {
    super(formatProblems(folder, problems));
    this.name = "KnowledgeProblems";
    this.problems = problems;
  }
}
