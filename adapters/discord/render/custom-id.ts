import { createHash } from "node:crypto";
import { type Address, formatAddress, parseAddress } from "../../../src/address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";

/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id */
export const maxCustomIdLength = 100;

/** What a button does. Everything it needs stands in its id, so it works after any restart, in any copy of the bot. */
export type ButtonAction =
  /** Shows an answer. */
  | { readonly type: "ask"; readonly address: Address }
  /** Settles a choice that was offered to one person: for them it becomes the answer. */
  | { readonly type: "pick"; readonly person: string; readonly address: Address }
  | { readonly type: "page"; readonly page: number; readonly address: Address }
  | { readonly type: "share"; readonly address: Address }
  /** The previous answer, where the question was a follow-up. */
  | { readonly type: "why"; readonly after: Address | undefined }
  /** The same, where the question was too long to be kept. */
  | { readonly type: "lost" }
  | { readonly type: "not"; readonly address: Address }
  | { readonly type: "again" }
  /** Points a person to an answer, in the channel. */
  | { readonly type: "point"; readonly person: string; readonly address: Address }
  /** Replies to a message with an answer. */
  | { readonly type: "post"; readonly message: string; readonly address: Address };

const between = ":";
const snowflake = /^\d{1,20}$/;

/** The id of a button, at most 100 characters. An address alone asks for its answer. */
export function formatCustomId(press: ButtonAction): string {
  switch (press.type) {
    case "ask":
      return shortAddress(press.address, maxCustomIdLength);
    case "pick":
    case "point":
      return withAddress([press.type, press.person], press.address);
    case "page":
      return withAddress([press.type, `${press.page}`], press.address);
    case "post":
      return withAddress([press.type, press.message], press.address);
    case "share":
    case "not":
      return withAddress([press.type], press.address);
    case "why":
      return press.after ? withAddress([press.type], press.after) : press.type;
    case "again":
    case "lost":
      return press.type;
  }
}

/** What a button's id says; undefined when it is none of ours, or of a version that wrote them otherwise. */
export function parseCustomId(id: string, knowledge: Knowledge): ButtonAction | undefined {
  const parts = id.split(between);
  const [type, second = "", third = ""] = parts;
  const address = longAddress(parts.at(-1) ?? "", knowledge);
  if (parts.length === 1 && (type === "again" || type === "lost")) return { type };
  if (parts.length === 1 && type === "why") return { type, after: undefined };
  if (address === undefined) return undefined;
  if (parts.length === 1) return { type: "ask", address };
  if (parts.length === 2) {
    if (type === "share" || type === "not") return { type, address };
    return type === "why" ? { type, after: address } : undefined;
  }
  if (parts.length !== 3 || third === "" || !snowflake.test(second)) return undefined;
  if (type === "pick" || type === "point") return { type, person: second, address };
  if (type === "post") return { type, message: second, address };
  return type === "page" ? { type, page: Number(second), address } : undefined;
}

function withAddress(parts: readonly string[], address: Address): string {
  const before = parts.map((part) => part + between).join("");
  return before + shortAddress(address, maxCustomIdLength - before.length);
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
