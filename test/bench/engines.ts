import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { GivenAnswer } from "../../questions/score/judge-answer.ts";
import type { Document } from "./documents.ts";

/** Reads one question. */
type Find = (question: string) => GivenAnswer;

/** A text search over the same texts. */
export type Engine = {
  readonly name: string;
  /** Makes what it needs to know; this is what counts as index time. */
  readonly index: (documents: readonly Document[]) => Find;
};

const keys = ["title", "names", "text"];
/** As many as a reader of ours is offered. */
const shown = 3;

/** Whoever searches looks at a few hits: the first one is the answer, the others are as good as offered. */
function hits(found: readonly string[]): GivenAnswer {
  const [first] = found;
  const choices = found.slice(0, shown).map((id) => ({ id, title: id }));
  return first === undefined ? { kind: "unknown", id: null, choices } : { kind: "answer", id: first, choices };
}

const fuseWith = (options: { readonly useTokenSearch?: boolean }): Engine["index"] => {
  return (documents) => {
    const fuse = new Fuse(documents, { keys, ...options });
    return (question) => hits(fuse.search(question, { limit: shown }).map(({ item }) => item.id));
  };
};

const miniSearch: Engine["index"] = (documents) => {
  const mini = new MiniSearch<Document>({ fields: keys, searchOptions: { fuzzy: 0.2, prefix: true } });
  mini.addAll(documents);
  return (question) => hits(mini.search(question).map(({ id }) => String(id)));
};

export const peers: readonly Engine[] = [
  { name: "Fuse.js, defaults", index: fuseWith({}) },
  { name: "Fuse.js, useTokenSearch", index: fuseWith({ useTokenSearch: true }) },
  { name: "MiniSearch, fuzzy 0.2, prefix", index: miniSearch },
];
