import Fuse, { type IFuseOptions } from "fuse.js";
import type { NameKind } from "../../../src/commands/name-index.ts";
import { type NamedEntry, nameRanker } from "../../../src/commands/rank-names.ts";
import { formerGuides, formerRanker } from "./former-ranker.ts";

/** Finds ids by words, best first. */
export type Find = (words: readonly string[]) => readonly string[];

/** A way to find what is typed; made ready for all things of a kind. */
export type Ranker = {
  readonly name: string;
  readonly index: (entries: readonly NamedEntry[], kind: NameKind) => Find;
};

const former: Ranker = {
  name: "edit distance (before)",
  index: (entries, kind) => (kind === "guide" ? formerGuides(entries) : formerRanker(entries)),
};

const ours: Ranker = {
  name: "Rolecall: beginnings, then Fuse",
  index: (entries) => {
    const rank = nameRanker(entries);
    return (words) => rank(words).map(({ entry }) => entry.id);
  },
};

/** Fuse alone, over every name by itself: over the lists of names, many poor matches would outweigh a good one. */
const fuseAlone = (name: string, options: IFuseOptions<string>): Ranker => ({
  name,
  index: (entries) => {
    const own = entries.flatMap(({ id, names }) => names.slice(0, 1).map(({ plain }) => ({ id, plain })));
    const others = entries.flatMap(({ id, names }) => names.slice(1).map(({ plain }) => ({ id, plain })));
    const rows = [...own, ...others];
    const fuse = new Fuse(
      rows.map(({ plain }) => plain),
      options,
    );
    return (words) => [...new Set(fuse.search(words.join(" ")).flatMap(({ refIndex }) => rows[refIndex]?.id ?? []))];
  },
});

export const rankers: readonly Ranker[] = [
  former,
  fuseAlone("Fuse, whole names", { threshold: 0.35, distance: 200 }),
  fuseAlone("Fuse, whole names, ignoreLocation", { threshold: 0.35, ignoreLocation: true }),
  fuseAlone("Fuse, useTokenSearch, all words", { threshold: 0.3, useTokenSearch: true, tokenMatch: "all" }),
  ours,
];
