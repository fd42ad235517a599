import type { Options } from "./fake-discord.ts";

/** Markup above the answer that calls a person to it: the only message that may ping, and only that person. */
const pointing = /^<@(\d+)>, <@\d+> thought this answers your question:$/;

type Message = {
  readonly components?: readonly { readonly content?: string }[];
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly replied_user?: boolean;
  };
};

/** Whether what was sent says whom it may ping, and names nobody but the one it is pointed out to. */
export function pingsNobodyElse(body: Options): boolean {
  const message = messageIn(body);
  if (message === undefined) return true;
  const { parse, users = [], replied_user = false } = message.allowed_mentions ?? {};
  if (parse === undefined || parse.length > 0 || replied_user) return false;
  const called = pointing.exec(message.components?.[0]?.content ?? "")?.[1];
  return users.every((user) => user === called);
}

/** The message that a request or a callback holds; a form, suggestions, a command have none. */
function messageIn(body: Options): Message | undefined {
  if (Array.isArray(body)) return undefined;
  const inside = typeof body.type === "number" && body.data ? (body.data as Options) : body;
  const isForm = "title" in inside && "custom_id" in inside;
  return "components" in inside && !isForm ? (inside as Message) : undefined;
}
