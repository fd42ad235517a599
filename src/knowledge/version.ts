import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { Knowledge } from "./knowledge.ts";

const digits = 12;
const made = new WeakMap<Knowledge, string>();

/** A short name for what is known, the same wherever the same is known: what was made from it is stale when it changes. */
export function knowledgeVersion(knowledge: Knowledge): string {
  const known = made.get(knowledge);
  if (known) return known;
  const version = createHash("sha256").update(serialize(knowledge)).digest("hex").slice(0, digits);
  made.set(knowledge, version);
  return version;
}
