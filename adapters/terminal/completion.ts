import { commands } from "../../src/commands/commands.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";

const maxCompletions = 30;

/** Tab completion: command names at the start, then names of roles, places and terms for the last words typed. */
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
    // The longest tail of the line that begins a name: "how much do first ma" completes "first ma".
    for (let from = Math.max(0, words.length - 4); from < words.length; from++) {
      const tail = words.slice(from).join(" ");
      if (tail.length < 2) continue;
      const hits = [...new Set(names.filter((name) => name.toLowerCase().startsWith(tail.toLowerCase())))];
      if (hits.length > 0) return [hits.sort((a, b) => a.length - b.length).slice(0, maxCompletions), tail];
    }
    return [[], line];
  };
}
