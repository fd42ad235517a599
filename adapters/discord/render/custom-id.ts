import type { Address } from "../../../src/address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { parseShortAddress, shortAddress } from "./short-address.ts";

/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id */
export const maxCustomIdLength = 100;

/** What a button does. Everything it needs stands in its id, so it works after any restart, in any instance of the bot. */
export type ButtonAction =
  /** Shows an answer. */
  | { readonly type: "ask"; readonly address: Address }
  /** Settles a choice that was offered to one person: for them it becomes the answer. */
  | { readonly type: "pick"; readonly person: string; readonly address: Address }
  | { readonly type: "page"; readonly page: number; readonly address: Address }
  | { readonly type: "share"; readonly address: Address }
  /** The previous answer, where the question was a follow-up. */
  | { readonly type: "why"; readonly after: Address | undefined }
  /** The same, where the question was too long to be stored. */
  | { readonly type: "lost" }
  | { readonly type: "not"; readonly address: Address }
  | { readonly type: "again" }
  /** Points a person to an answer, in the channel. */
  | { readonly type: "point"; readonly person: string; readonly address: Address }
  /** Replies to a message with an answer. */
  | { readonly type: "post"; readonly message: string; readonly address: Address };

const separator = ":";
const snowflake = /^\d{1,20}$/;

/** The id of a button, at most 100 characters. An address alone asks for its answer. */
export function formatCustomId(action: ButtonAction): string {
  switch (action.type) {
    case "ask":
      return shortAddress(action.address, maxCustomIdLength);
    case "pick":
    case "point":
      return withAddress([action.type, action.person], action.address);
    case "page":
      return withAddress([action.type, `${action.page}`], action.address);
    case "post":
      return withAddress([action.type, action.message], action.address);
    case "share":
    case "not":
      return withAddress([action.type], action.address);
    case "why":
      return action.after ? withAddress([action.type], action.after) : action.type;
    case "again":
    case "lost":
      return action.type;
  }
}

/** What a button's id says; undefined when it is none of ours, or of a version that wrote them otherwise. */
export function parseCustomId(id: string, knowledge: Knowledge): ButtonAction | undefined {
  const parts = id.split(separator);
  const [type, second = "", third = ""] = parts;
  const address = parseShortAddress(parts.at(-1) ?? "", knowledge);
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
  const before = parts.map((part) => part + separator).join("");
  return before + shortAddress(address, maxCustomIdLength - before.length);
}
