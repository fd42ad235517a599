import type { Knowledge } from "../knowledge/knowledge.ts";
import { fold, plainWords, readable, singular, synonyms, type Word, wordsTyped } from "../text/tokens.ts";

/** What a phrase of the vocabulary points to. */
type Meaning =
  | { readonly is: "role"; readonly id: string; readonly strength: "name" | "weak" | "hint" | "not" }
  | { readonly is: "outside"; readonly id: string }
  | { readonly is: "field" }
  | { readonly is: "place"; readonly id: string }
  | { readonly is: "topic"; readonly topic: string; readonly part?: string; readonly sure: boolean }
  | { readonly is: "subject"; readonly id: string; readonly sure: boolean }
  | { readonly is: "not subject"; readonly id: string }
  | { readonly is: "filter"; readonly id: string; readonly sure: boolean }
  | { readonly is: "guide"; readonly id: string; readonly sure: boolean }
  | { readonly is: "term"; readonly id: string };

/** A phrase found in a question: words from `start` up to, not including, `end`. */
export type Found = { readonly start: number; readonly end: number; readonly meaning: Meaning };

/** A phrase in two halves. */
type Gapped = { readonly before: readonly string[]; readonly after: readonly string[]; readonly meaning: Meaning };

/** All phrases of a knowledge base, ready to be looked up. */
export type Phrases = {
  /** Folded words without spaces to meanings, so that "deck hand" and "deckhand" meet. */
  readonly byKey: ReadonlyMap<string, readonly Meaning[]>;
  /** Phrases with a gap ("how much … make") by their first word. */
  readonly gapped: ReadonlyMap<string, readonly Gapped[]>;
  /** Every single word that stands in a phrase, as it is written, for the speller. */
  readonly spelled: ReadonlySet<string>;
};

/** A phrase has at most this many words. */
const longestPhrase = 7;
/** How many words a gap may hold. */
const widestGap = 6;

/** A text as words, each folded. */
export function wordsOf(text: string, knowledge: Knowledge): Word[] {
  const standsFor = synonyms(knowledge.sameWords);
  return wordsTyped(readable(text)).flatMap(({ typed, at }) =>
    plainWords(typed).map((plain) => ({ typed, at, plain, folded: fold(plain, standsFor) })),
  );
}

export function phrasesOf(knowledge: Knowledge): Phrases {
  const byKey = new Map<string, Meaning[]>();
  const gapped = new Map<string, Gapped[]>();
  const spelled = new Set<string>();
  const add = (phrase: string, meaning: Meaning) => {
    const [before = [], after] = phrase.split("…").map((half) => wordsOf(half, knowledge));
    for (const word of [...before, ...(after ?? [])]) spelled.add(word.plain).add(singular(word.plain));
    if (after) {
      const halves = { before: before.map(({ folded }) => folded), after: after.map(({ folded }) => folded), meaning };
      const first = halves.before[0] ?? "";
      gapped.set(first, [...(gapped.get(first) ?? []), halves]);
      return;
    }
    const key = before.map((word) => word.folded).join("");
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
  for (const [topic, { sure, likely, parts }] of knowledge.topics) {
    for (const phrase of sure) add(phrase, { is: "topic", topic, sure: true });
    for (const phrase of likely) add(phrase, { is: "topic", topic, sure: false });
    for (const [part, vocabulary] of Object.entries(parts)) {
      for (const phrase of vocabulary.sure) add(phrase, { is: "topic", topic, part, sure: true });
      for (const phrase of vocabulary.likely) add(phrase, { is: "topic", topic, part, sure: false });
    }
  }
  for (const [id, { sure, likely, unless }] of knowledge.subjects) {
    for (const phrase of unless) add(phrase, { is: "not subject", id });
    for (const phrase of sure) add(phrase, { is: "subject", id, sure: true });
    for (const phrase of likely) add(phrase, { is: "subject", id, sure: false });
  }
  for (const [id, { sure, likely }] of knowledge.filters) {
    for (const phrase of sure) add(phrase, { is: "filter", id, sure: true });
    for (const phrase of likely) add(phrase, { is: "filter", id, sure: false });
  }
  for (const [id, { words: own }] of knowledge.guides) {
    for (const phrase of own.sure) add(phrase, { is: "guide", id, sure: true });
    for (const phrase of own.likely) add(phrase, { is: "guide", id, sure: false });
  }
  for (const [id, term] of knowledge.terms) {
    for (const name of [term.name, ...term.names]) add(name, { is: "term", id });
  }
  for (const [name, id] of placeNames(knowledge)) add(name, { is: "place", id });
  return { byKey, gapped, spelled };
}

/** Every name of a place; a state wins over a town of the same name. */
function placeNames(knowledge: Knowledge): Map<string, string> {
  const names = new Map<string, string>();
  for (const metro of knowledge.metros.values()) {
    const [towns = ""] = metro.title.split(", ");
    for (const town of towns.split(/[-/]/)) names.set(town.toLowerCase(), metro.id);
  }
  for (const [town, id] of knowledge.towns) names.set(town, id);
  for (const [code, place] of knowledge.places) {
    for (const name of [place.name, place.inText ?? "", ...place.names]) if (name) names.set(name.toLowerCase(), code);
  }
  return names;
}

/** Every phrase that stands in the words, overlapping ones included. */
export function findPhrases(words: readonly Word[], phrases: Phrases): Found[] {
  const found: Found[] = [];
  for (let start = 0; start < words.length; start++) {
    let key = "";
    for (let end = start + 1; end <= Math.min(words.length, start + longestPhrase); end++) {
      key += words[end - 1]?.folded;
      for (const meaning of phrases.byKey.get(key) ?? []) found.push({ start, end, meaning });
    }
  }
  for (const [start, { folded }] of words.entries()) {
    for (const { before, after, meaning } of phrases.gapped.get(folded) ?? []) {
      if (!standsAt(words, start, before)) continue;
      const from = start + before.length;
      for (let next = from + 1; next <= from + widestGap && next + after.length <= words.length; next++) {
        if (!standsAt(words, next, after)) continue;
        found.push({ start, end: from, meaning }, { start: next, end: next + after.length, meaning });
        break;
      }
    }
  }
  return found;
}

const standsAt = (words: readonly Word[], start: number, phrase: readonly string[]): boolean =>
  phrase.every((word, at) => words[start + at]?.folded === word);

export type TopicMeaning = Extract<Meaning, { is: "topic" }>;
