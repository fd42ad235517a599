import { createHash } from "node:crypto";
import { type Address, formatAddress, parseAddress } from "../../../src/address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";

/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id */
export const longestButtonId = 100;

/** What a button does. Everything it needs stands in its id, so it works after any restart, in any copy of the bot. */
export type Press =
  /** Shows an answer. */
  | { readonly does: "ask"; readonly address: Address }
  /** Settles a choice that was offered to one person: for them it becomes the answer. */
  | { readonly does: "pick"; readonly person: string; readonly address: Address }
  | { readonly does: "page"; readonly page: number; readonly address: Address }
  | { readonly does: "share"; readonly address: Address }
  /** The previous answer, where the question was a follow-up. */
  | { readonly does: "why"; readonly after: Address | undefined }
  /** The same, where the question was too long to be kept. */
  | { readonly does: "lost" }
  | { readonly does: "not"; readonly address: Address }
  | { readonly does: "again" }
  /** Points a person to an answer, in the channel. */
  | { readonly does: "point"; readonly person: string; readonly address: Address }
  /** Replies to a message with an answer. */
  | { readonly does: "post"; readonly message: string; readonly address: Address };

const between = ":";
const snowflake = /^\d{1,20}$/;

/** The id of a button, at most 100 characters. An address alone asks for its answer. */
export function formatPress(press: Press): string {
  switch (press.does) {
    case "ask":
      return shortAddress(press.address, longestButtonId);
    case "pick":
    case "point":
      return withAddress([press.does, press.person], press.address);
    case "page":
      return withAddress([press.does, `${press.page}`], press.address);
    case "post":
      return withAddress([press.does, press.message], press.address);
    case "share":
    case "not":
      return withAddress([press.does], press.address);
    case "why":
      return press.after ? withAddress([press.does], press.after) : press.does;
    case "again":
    case "lost":
      return press.does;
  }
}

/** What a button's id says; undefined when it is none of ours, or of a version that wrote them otherwise. */
export function parsePress(id: string, knowledge: Knowledge): Press | undefined {
  const parts = id.split(between);
  const [does, second = "", third = ""] = parts;
  const address = longAddress(parts.at(-1) ?? "", knowledge);
  if (parts.length === 1 && (does === "again" || does === "lost")) return { does };
  if (parts.length === 1 && does === "why") return { does, after: undefined };
  if (address === undefined) return undefined;
  if (parts.length === 1) return { does: "ask", address };
  if (parts.length === 2) {
    if (does === "share" || does === "not") return { does, address };
    return does === "why" ? { does, after: address } : undefined;
  }
  if (parts.length !== 3 || third === "" || !snowflake.test(second)) return undefined;
  if (does === "pick" || does === "point") return { does, person: second, address };
  if (does === "post") return { does, message: second, address };
  return does === "page" ? { does, page: Number(second), address } : undefined;
}

function withAddress(parts: readonly string[], address: Address): string {
  const before = parts.map((part) => part + between).join("");
  return before + shortAddress(address, longestButtonId - before.length);
}

/**
 * An address in so many characters: where it is too long, its longest ids are written as a hash, which the knowledge
 * base turns into the id again. A renamed id is found through its redirect, so the button lives on.
 */
function shortAddress(address: Address, room: number): string {
  const written = formatAddress(address);
  if (written.length <= room) return written;
  const [topic = "", ...rest] = written.split(/(?<=[/+])/);
  const ids = rest.map((part) => /^([^/+]*)([/+]?)$/.exec(part)).map((found) => [found?.[1] ?? "", found?.[2] ?? ""]);
  const longestFirst = ids.map((_, at) => at).sort((a, b) => (ids[b]?.[0]?.length ?? 0) - (ids[a]?.[0]?.length ?? 0));
  const text = () => topic + ids.map((pair) => pair.join("")).join("");
  for (const at of longestFirst) {
    if (text().length <= room) break;
    ids[at] = [hashMark + hashOf(ids[at]?.[0] ?? ""), ids[at]?.[1] ?? ""];
  }
  return text();
}

const hashMark = "~";
/** Forty bits tell a million ids apart with less than one chance in two of a double; a test looks for doubles. */
const hashLetters = 8;
const hashOf = (id: string): string =>
  createHash("sha256").update(id).digest().readUIntBE(0, 6).toString(36).padStart(hashLetters, "0").slice(-hashLetters);

function longAddress(text: string, knowledge: Knowledge): Address | undefined {
  if (!text.includes(hashMark)) return parseAddress(text);
  let known = true;
  const written = text.replace(/~([0-9a-z]+)/g, (_, hash: string) => {
    const id = idsByHash(knowledge).get(hash);
    known &&= id !== undefined;
    return id ?? "";
  });
  return known ? parseAddress(written) : undefined;
}

const made = new WeakMap<Knowledge, ReadonlyMap<string, string>>();

/** Every id that an address may hold, by its hash; ids that entries had before among them. */
export function idsByHash(knowledge: Knowledge): ReadonlyMap<string, string> {
  const known = made.get(knowledge);
  if (known) return known;
  const { roles, guides, terms, metros, filters, occupations, redirects } = knowledge;
  const ids = [
    ...[roles, guides, terms, metros, filters].flatMap((entries) => [...entries.keys()]),
    ...[...occupations.values()].map(({ id }) => id),
    ...[...redirects.keys()].map((before) => before.split("/")[1] ?? ""),
  ];
  const byHash = new Map(ids.map((id) => [hashOf(id), id]));
  made.set(knowledge, byHash);
  return byHash;
}
