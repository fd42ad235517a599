import { commands } from "../../src/commands/commands.ts";
import { namesOf } from "../../src/commands/name-index.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { midSentence } from "../../src/text/format.ts";
import { plainWordsIn } from "../../src/text/tokens.ts";

const maxCompletions = 30;
const maxNameWords = 4;
const kinds = ["role", "place", "term"] as const;
/** In letters: less may be a slip of anything. */
const minMistyped = 4;

/**
 * Tab completion: command names at the start, then names of roles, places and terms for the last words typed; where none
 * begins so, the name they may be a slip of.
 */
export function completerFor(knowledge: Knowledge): (line: string) => [string[], string] {
  const names = [
    ...[...knowledge.roles.values()].flatMap((role) => [role.name, ...role.names]),
    ...[...knowledge.places.values()].map((place) => place.name),
    ...[...knowledge.terms.values()].map((term) => term.name),
  ];
  const commandNames = [...commands.map(({ name }) => `/${name} `), "/why", "/quit"];
  return (line) => {
    if (/^\/[a-z]*$/i.test(line)) return [commandNames.filter((name) => name.startsWith(line.toLowerCase())), line];
    const words = line.split(/\s+/);
    const tails = words.map((_, from) => words.slice(from).join(" ")).slice(-maxNameWords);
    // The longest tail of the line that begins a name: "how much do first ma" completes "first ma".
    for (const tail of tails) {
      if (tail.length < 2) continue;
      const hits = [...new Set(names.filter((name) => name.toLowerCase().startsWith(tail.toLowerCase())))];
      if (hits.length > 0) return [hits.sort((a, b) => a.length - b.length).slice(0, maxCompletions), tail];
    }
    for (const tail of tails) {
      const name = tail.length < minMistyped ? undefined : nearestName(tail, knowledge);
      if (name !== undefined) return [[name], tail];
    }
    return [[], line];
  };
}

function nearestName(typed: string, knowledge: Knowledge): string | undefined {
  const words = plainWordsIn(typed);
  const found = kinds.flatMap((kind) => namesOf(kind, knowledge).rank(words).slice(0, 1));
  return found[0] && midSentence(found[0].entry.name);
}
