import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { vocabularyOf } from "../../src/understand/vocabulary.ts";
import type { Document } from "./documents.ts";
import type { Outcome } from "./questions.ts";

/** Reads one question. */
export type Find = (question: string, after?: string) => Outcome;

/** A way to answer questions. */
export type Engine = {
  readonly name: string;
  /** Makes what it needs to know; this is what counts as index time. */
  readonly index: (knowledge: Knowledge, documents: readonly Document[]) => Find;
};

export const rolecall: Engine = {
  name: "Rolecall",
  index: (knowledge) => {
    // A copy has no vocabulary yet, so that making it is measured.
    const own = { ...knowledge, sameWords: [...knowledge.sameWords] };
    vocabularyOf(own);
    return (question, after) => {
      const { reading, answer } = ask(question, own, after === undefined ? {} : { after: parseAddress(after) });
      const { outcome } = reading;
      if (outcome.kind === "address" && answer.kind === "answer") {
        return { kind: answer.kind, address: formatAddress(outcome.address) };
      }
      return { kind: answer.kind, ...(outcome.kind === "declined" && { subject: outcome.subject }) };
    };
  },
};

const keys = ["title", "names", "text"];
const hit = (address: string | undefined): Outcome =>
  address === undefined ? { kind: "unknown" } : { kind: "answer", address };

const fuseDefaults: Engine = {
  name: "Fuse.js, defaults",
  index: (_, documents) => {
    const fuse = new Fuse(documents, { keys });
    return (question) => hit(fuse.search(question, { limit: 1 })[0]?.item.id);
  },
};

const fuseTokens: Engine = {
  name: "Fuse.js, useTokenSearch",
  index: (_, documents) => {
    const fuse = new Fuse(documents, { keys, useTokenSearch: true });
    return (question) => hit(fuse.search(question, { limit: 1 })[0]?.item.id);
  },
};

const miniSearch: Engine = {
  name: "MiniSearch, fuzzy 0.2, prefix",
  index: (_, documents) => {
    const mini = new MiniSearch<Document>({ fields: keys, searchOptions: { fuzzy: 0.2, prefix: true } });
    mini.addAll(documents);
    return (question) => hit(mini.search(question)[0]?.id as string | undefined);
  },
};

export const peers: readonly Engine[] = [fuseDefaults, fuseTokens, miniSearch];
