import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Guide } from "../../src/knowledge/schemas/guide.ts";
import type { Role } from "../../src/knowledge/schemas/role.ts";
import type { Term } from "../../src/knowledge/schemas/term.ts";
import { randomFrom } from "./random.ts";

/**
 * The knowledge base with many times the guides, terms and roles: each new entry is as long as a real one, in words
 * drawn as often as people used them, and speaks of something of its own under a made-up name, as real entries do.
 */
export function grownKnowledge(knowledge: Knowledge, times: number): Knowledge {
  if (times === 1) return knowledge;
  const make = writer(knowledge);
  const grown = <Entry>(entries: ReadonlyMap<string, Entry>, another: (like: Entry) => Entry, kind: string) => {
    const originals = [...entries];
    const all = new Map(originals);
    for (let copy = 2; copy <= times; copy++) {
      for (const [id, entry] of originals) all.set(`${id}-${kind}${copy}`, another(entry));
    }
    return all;
  };
  return {
    ...knowledge,
    guides: grown(knowledge.guides, make.guide, "g"),
    terms: grown(knowledge.terms, make.term, "t"),
    roles: grown(knowledge.roles, make.role, "r"),
  };
}

function writer(knowledge: Knowledge) {
  const random = randomFrom(2);
  const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(random() * things.length)] as Thing;
  const wordings = split([...knowledge.guides.values()].flatMap(({ title, asked }) => [title, ...asked]));
  const prose = split([...knowledge.guides.values()].flatMap(({ says, facts }) => [says, ...facts]));
  const kinds = split([...knowledge.roles.values()].flatMap(({ name, names }) => [name, ...names])).filter(
    (word) => word.length > 3,
  );
  const taken = new Set([...wordings, ...prose, ...kinds]);
  /** A word that nothing else is called: two to four syllables. */
  const newWord = (): string => {
    for (;;) {
      const word = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join("");
      if (!taken.has(word)) {
        taken.add(word);
        return word;
      }
    }
  };
  /** As many words as a real text has, from the words of real texts, sometimes about the entry's own subject. */
  const like = (text: string, from: readonly string[], own: string, often: number): string =>
    text
      .split(/\s+/)
      .map((_, at) => (at === 2 && random() < often ? own : pick(from)))
      .join(" ");
  const guide = (one: Guide): Guide => {
    const own = newWord();
    const asked = (text: string) => like(text, wordings, own, 0.6);
    return {
      ...one,
      title: asked(one.title),
      asked: one.asked.map(asked),
      says: like(one.says, prose, own, 1),
      facts: one.facts.map((fact) => like(fact, prose, own, 0.5)),
    };
  };
  const term = (one: Term): Term => {
    const own = newWord();
    return {
      ...one,
      name: own,
      names: one.names.map((name) => `${own} ${like(name, wordings, own, 0)}`),
      says: like(one.says, prose, own, 1),
    };
  };
  const role = (one: Role): Role => {
    const own = newWord();
    const named = (name: string) => `${own} ${like(name, kinds, own, 0)}`;
    return {
      ...rewritten(one, (text) => like(text, prose, own, 0.3)),
      name: named(one.name),
      plural: named(one.plural),
      names: one.names.map(named),
      weakNames: one.weakNames.map(named),
      hints: one.hints.map(named),
      notNames: one.notNames.map(named),
    };
  };
  return { guide, term, role };
}

const split = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []);

const syllables =
  "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran cles dron fel gart mir plo stin".split(" ");

/** A role with every "says" and "facts" rewritten. */
function rewritten(role: Role, rewrite: (text: string) => string): Role {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        key === "says" ? rewrite(String(one)) : key === "facts" ? (one as string[]).map(rewrite) : walk(one),
      ]),
    );
  };
  return walk(role) as Role;
}
