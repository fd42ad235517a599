import type { types as slack } from "@slack/bolt";
import { type Command, commands, type NamedKind } from "../../src/commands.ts";
import { suggest } from "../../src/suggest.ts";
import type { World } from "../../src/world.ts";
import { doesOf } from "./press.ts";
import { option } from "./windows.ts";

const kinds: Readonly<Record<string, NamedKind>> = { role: "role", place: "place", term: "term" };

/** Commands that ask one thing about one role: what the form offers as a topic. */
export const topics: readonly Command[] = commands.filter(
  ({ options }: Command) => options[0]?.name === "role" && options.slice(1).every(({ kind }) => kind === "place"),
);

/** What a menu may be filled with while a person types: the same that every platform suggests. Total. */
export function suggestions(actionId: string, typed: string, { knowledge }: World): slack.PlainTextOption[] {
  const does = doesOf(actionId);
  if (does === "topic") return topicsLike(typed);
  const kind = kinds[does ?? ""];
  return kind === undefined ? [] : suggest(kind, typed, knowledge).map(({ id, label }) => option(label, id));
}

function topicsLike(typed: string): slack.PlainTextOption[] {
  const begun = typed.trim().toLowerCase();
  const words = (text: string) => text.toLowerCase().split(/\W+/);
  return topics
    .filter(({ name, description }) => [name, ...words(description)].some((word) => word.startsWith(begun)))
    .map(({ name, description }) => option(description, name));
}
