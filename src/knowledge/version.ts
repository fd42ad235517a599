import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { Knowledge } from "./knowledge.ts";

/** Hexadecimal digits of the hash. */
const digits = 12;
const versions = new WeakMap<Knowledge, string>();

/** A hash of the knowledge, the same on every machine that has the same: what was cached from it is stale when it differs. */
export function knowledgeVersion(knowledge: Knowledge): string {
  const known = versions.get(knowledge);
  if (known) return known;
  const version = createHash("sha256").update(serialize(knowledge)).digest("hex").slice(0, digits);
  versions.set(knowledge, version);
  return version;
}
