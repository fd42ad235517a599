import type { Knowledge } from "../knowledge/knowledge.ts";
import { plainWordsIn } from "../text/tokens.ts";
import { type NameKind, namesOf } from "./name-index.ts";

/** Something that an option may be filled with, while a person types. */
export type Suggestion = {
  /** What is filled in. */
  readonly id: string;
  /** What is shown: the name, and in brackets the other name that was typed. */
  readonly label: string;
};

/** Discord shows 25 (https://discord.com/developers/docs/interactions/application-commands#autocomplete), Slack 100. */
const maxSuggestions = 25;
/** Discord's limit for a label; longer ones lose their brackets. */
const maxLabelLength = 100;
/** In characters; what is typed beyond this is not compared. */
const maxTypedLength = 60;

/**
 * What somebody may mean, best first: the exact name, then names that begin like it, and where there are none, names it
 * may be a slip of. Nothing typed brings the common ones. Total.
 */
export function suggest(
  kind: NameKind,
  typed: string,
  knowledge: Knowledge,
  limit = maxSuggestions,
): readonly Suggestion[] {
  const { entries, rank } = namesOf(kind, knowledge);
  const words = plainWordsIn(typed.slice(0, maxTypedLength));
  if (words.length === 0) return entries.slice(0, limit).map(({ id, name }) => ({ id, label: shortened(name) }));
  return rank(words)
    .slice(0, limit)
    .map(({ entry: { id, name }, by }) => ({ id, label: labeled(name, by) }));
}

const shortened = (name: string): string =>
  name.length <= maxLabelLength ? name : `${name.slice(0, maxLabelLength - 1)}…`;

function labeled(name: string, by: string): string {
  const both = `${name} (${by})`;
  const isSaid = name.toLowerCase().includes(by.toLowerCase());
  return isSaid || both.length > maxLabelLength ? shortened(name) : both;
}
