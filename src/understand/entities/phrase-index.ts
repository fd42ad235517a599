import type { Knowledge } from "../../knowledge/knowledge.ts";
import { fold, plainWords, readable, singular, synonyms, type Word, wordsTyped } from "../../text/tokens.ts";

/** What a name of the vocabulary points to. */
type Meaning =
  | { readonly is: "role"; readonly id: string; readonly strength: "name" | "weak" | "hint" | "not" }
  | { readonly is: "outside"; readonly id: string }
  | { readonly is: "field" }
  | { readonly is: "country" }
  | { readonly is: "place"; readonly id: string }
  | { readonly is: "wish"; readonly id: string }
  | { readonly is: "term"; readonly id: string };

/** A name found in a question: words from `start` up to, not including, `end`. */
export type Found = { readonly start: number; readonly end: number; readonly meaning: Meaning };

/** All names of a knowledge base, ready to be looked up. */
export type PhraseIndex = {
  /** Folded words without spaces to meanings, so that "deck hand" and "deckhand" meet. */
  readonly byKey: ReadonlyMap<string, readonly Meaning[]>;
  /** Every single word that stands in a name, as it is written, for the speller. */
  readonly spelled: ReadonlySet<string>;
};

/** A name has at most this many words. */
const longestPhrase = 7;

/** A text as words, each folded. */
export function wordsOf(text: string, knowledge: Knowledge): Word[] {
  const standsFor = synonyms(knowledge.sameWords);
  return wordsTyped(readable(text)).flatMap(({ typed, at }) =>
    plainWords(typed).map((plain) => ({ typed, at, plain, folded: fold(plain, standsFor) })),
  );
}

export function phraseIndexOf(knowledge: Knowledge): PhraseIndex {
  const byKey = new Map<string, Meaning[]>();
  const spelled = new Set<string>();
  const add = (phrase: string, meaning: Meaning) => {
    const words = wordsOf(phrase, knowledge);
    for (const { plain } of words) spelled.add(plain).add(singular(plain));
    const key = words.map(({ folded }) => folded).join("");
    if (key === "") return;
    const meanings = byKey.get(key);
    if (meanings) meanings.push(meaning);
    else byKey.set(key, [meaning]);
  };
  for (const [id, role] of knowledge.roles) {
    for (const name of [role.name, role.plural, ...role.names, id]) add(name, { is: "role", id, strength: "name" });
    for (const name of role.weakNames) add(name, { is: "role", id, strength: "weak" });
    for (const name of role.hints) add(name, { is: "role", id, strength: "hint" });
    for (const name of role.notNames) add(name, { is: "role", id, strength: "not" });
  }
  for (const occupation of knowledge.occupations.values()) {
    if (occupation.outside === "no") continue;
    for (const name of [occupation.name, occupation.plural, ...occupation.names.split(";")]) {
      if (name) add(name, { is: "outside", id: occupation.id });
    }
  }
  for (const name of knowledge.field.names) add(name, { is: "field" });
  for (const [id, { names }] of knowledge.filters) for (const name of names) add(name, { is: "wish", id });
  for (const [id, term] of knowledge.terms) {
    for (const name of [term.name, ...term.names]) add(name, { is: "term", id });
  }
  for (const name of knowledge.country) add(name, { is: "country" });
  for (const [name, ids] of placeNames(knowledge)) for (const id of ids) add(name, { is: "place", id });
  return { byKey, spelled };
}

/** Every name of a place with the places that have it, the one that is meant most first: a state, then as `towns` says. */
function placeNames(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, ReadonlySet<string>>();
  const addFirst = (name: string, id: string) => names.set(name, new Set([id, ...(names.get(name) ?? [])]));
  for (const metro of knowledge.metros.values()) {
    const [towns = ""] = metro.title.split(", ");
    for (const town of towns.split(/[-/]/)) addFirst(town.toLowerCase(), metro.id);
  }
  for (const [town, id] of knowledge.towns) addFirst(town, id);
  for (const [code, place] of knowledge.places) {
    for (const name of [place.name, place.inText ?? "", ...place.names]) if (name) addFirst(name.toLowerCase(), code);
  }
  return names;
}

/** Every name that stands in the words, overlapping ones included. */
export function findPhrases(words: readonly Word[], { byKey }: PhraseIndex): Found[] {
  const found: Found[] = [];
  for (let start = 0; start < words.length; start++) {
    let key = "";
    for (let end = start + 1; end <= Math.min(words.length, start + longestPhrase); end++) {
      key += words[end - 1]?.folded;
      for (const meaning of byKey.get(key) ?? []) found.push({ start, end, meaning });
    }
  }
  return found;
}
