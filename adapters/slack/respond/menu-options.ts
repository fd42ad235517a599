import type { types as slack } from "@slack/bolt";
import { suggest } from "../../../src/commands/autocomplete.ts";
import type { NamedKind } from "../../../src/commands/commands.ts";
import { topicOf } from "../../../src/commands/parse-command.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { capitalized } from "../../../src/text/format.ts";
import { plainWordsIn } from "../../../src/text/tokens.ts";
import { actionTypeOf } from "../render/action-value.ts";
import { option } from "../render/modals.ts";

const kinds: Readonly<Record<string, NamedKind>> = { role: "role", place: "place", term: "term" };

/** What a menu may be filled with while a person types: the same that every platform suggests. Total. */
export function menuOptions(actionId: string, typed: string, { knowledge }: BotContext): slack.PlainTextOption[] {
  const type = actionTypeOf(actionId);
  if (type === "topic") return topicsLike(typed, knowledge);
  const kind = kinds[type ?? ""];
  return kind === undefined ? [] : suggest(kind, typed, knowledge).map(({ id, label }) => option(label, id));
}

/** Topics whose title or example questions hold a word that begins like what was typed; each stands for the command that asks it. */
function topicsLike(typed: string, knowledge: Knowledge): slack.PlainTextOption[] {
  const begun = typed.trim().toLowerCase();
  return Object.entries(topicOf).flatMap(([command, topic]) => {
    const { title = "", asked = [] } = knowledge.topics.get(topic) ?? {};
    const label = capitalized(title.replace(/^\{role\}:? */, ""));
    const words = [command, ...label.toLowerCase().split(/\W+/), ...asked.flatMap(plainWordsIn)];
    return words.some((word) => word.startsWith(begun)) ? [option(label, command)] : [];
  });
}
