import { createHash } from "node:crypto";
import { type Address, formatAddress, parseAddress } from "../../../src/address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";

const hashMark = "~";
/** Forty bits tell a million ids apart with less than one chance in two of a double; a test looks for doubles. */
const hashLength = 8;

const hashOf = (id: string): string =>
  createHash("sha256").update(id).digest().readUIntBE(0, 6).toString(36).padStart(hashLength, "0").slice(-hashLength);

/**
 * An address in at most so many characters: where it is too long, its longest ids are written as a hash, which the
 * knowledge base turns into the id again. A renamed id is found through its redirect, so an old button still works.
 */
export function shortAddress(address: Address, maxLength: number): string {
  const written = formatAddress(address);
  if (written.length <= maxLength) return written;
  const [topic = "", ...rest] = written.split(/(?<=[/+])/);
  const parts = rest.map((part) => {
    const [, id = "", separator = ""] = /^([^/+]*)([/+]?)$/.exec(part) ?? [];
    return { id, separator };
  });
  const text = () => topic + parts.map(({ id, separator }) => id + separator).join("");
  for (const part of parts.toSorted((a, b) => b.id.length - a.id.length)) {
    if (text().length <= maxLength) break;
    part.id = hashMark + hashOf(part.id);
  }
  return text();
}

/** Reads an address back; undefined where it is none, or names by hash what the knowledge base does not have. */
export function parseShortAddress(text: string, knowledge: Knowledge): Address | undefined {
  if (!text.includes(hashMark)) return parseAddress(text);
  let isKnown = true;
  const written = text.replace(/~([0-9a-z]+)/g, (_, hash: string) => {
    const id = idsByHash(knowledge).get(hash);
    isKnown &&= id !== undefined;
    return id ?? "";
  });
  return isKnown ? parseAddress(written) : undefined;
}

const idsByKnowledge = new WeakMap<Knowledge, ReadonlyMap<string, string>>();

/** Every id that an address may hold, by its hash; ids that entries had before among them. */
export function idsByHash(knowledge: Knowledge): ReadonlyMap<string, string> {
  const known = idsByKnowledge.get(knowledge);
  if (known) return known;
  const { roles, guides, terms, metros, filters, occupations, redirects } = knowledge;
  const ids = [
    ...[roles, guides, terms, metros, filters].flatMap((entries) => [...entries.keys()]),
    ...[...occupations.values()].map(({ id }) => id),
    ...[...redirects.keys()].map((before) => before.split("/")[1] ?? ""),
  ];
  const byHash = new Map(ids.map((id) => [hashOf(id), id]));
  idsByKnowledge.set(knowledge, byHash);
  return byHash;
}
