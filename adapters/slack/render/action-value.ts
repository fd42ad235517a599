import { type Address, formatAddress, parseAddress } from "../../../src/address.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const maxValueLength = 2000;

/** What a button does: its action's id says what, its value with what. */
export const actionTypes = [
  /** Shows an answer. */
  "ask",
  /** Settles a choice that was offered to one person: for them it becomes the answer. */
  "pick",
  "page",
  "share",
  "why",
  "not",
  "again",
  /** Points a person to an answer, in the channel. */
  "point",
  /** Replies to a message with an answer. */
  "post",
  "feedback",
  /** Opens the modal to ask in. */
  "form",
  /** What is set on the Home tab, and looked up there. */
  "pay",
  "place",
  "role",
  "topic",
  "term",
] as const;
export type ActionType = (typeof actionTypes)[number];

/** What a button carries. */
export type ActionValue = {
  readonly address?: Address | undefined;
  readonly asked?: OriginalQuestion | undefined;
  readonly page?: number | undefined;
  /** Whom it was offered to, or whom to point to the answer. */
  readonly person?: string | undefined;
  readonly helpful?: boolean | undefined;
};

export type ButtonAction = ActionValue & { readonly type: ActionType };

/** The id of an action. Several of a kind in one message differ by a number, which is not read back. */
export const actionId = (type: ActionType, index?: number): string => (index === undefined ? type : `${type}.${index}`);

export const actionTypeOf = (id: string): ActionType | undefined =>
  actionTypes.find((one) => id === one || id.startsWith(`${one}.`));

/**
 * A value: an address as it is written everywhere, and all else behind a question mark. A question too long for it is
 * left out.
 */
export function formatActionValue({ address, asked, page, person, helpful }: ActionValue): string {
  if (address && asked === undefined && page === undefined && person === undefined && helpful === undefined)
    return formatAddress(address);
  const rest = {
    ...(page !== undefined && { page: `${page}` }),
    ...(person !== undefined && { person }),
    ...(helpful !== undefined && { helpful: helpful ? "yes" : "no" }),
  };
  const withQuestion = asked && {
    ...rest,
    // A lone surrogate cannot be percent-encoded.
    question: asked.question.toWellFormed(),
    ...(asked.after && { after: formatAddress(asked.after) }),
  };
  const write = (params: Record<string, string>) => {
    const written = new URLSearchParams(params).toString();
    return `${address ? formatAddress(address) : ""}${written && "?"}${written}` || "?";
  };
  const all = write(withQuestion ?? rest);
  return all.length <= maxValueLength ? all : write(rest);
}

/** Reads a value back; undefined where it holds an address that is none. Total. */
export function parseActionValue(value: string): ActionValue | undefined {
  const at = value.indexOf("?");
  const before = at < 0 ? value : value.slice(0, at);
  const params = new URLSearchParams(at < 0 ? "" : value.slice(at + 1));
  const address = before === "" ? undefined : parseAddress(before);
  if (before !== "" && address === undefined) return undefined;
  const question = params.get("question");
  const after = params.get("after");
  const page = Number(params.get("page") ?? "");
  const person = params.get("person");
  const helpful = params.get("helpful");
  return {
    address,
    ...(question !== null && { asked: { question, after: after === null ? undefined : parseAddress(after) } }),
    ...(Number.isInteger(page) && page > 0 && { page }),
    ...(person !== null && /^[A-Z0-9]{1,30}$/.test(person) && { person }),
    ...(helpful !== null && { helpful: helpful === "yes" }),
  };
}
