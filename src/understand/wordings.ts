import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Word } from "../text/tokens.ts";
import { commonWords, glueWords } from "./common-words.ts";
import { findNames } from "./names.ts";
import { findPhrases, type Phrases, wordsOf } from "./phrases.ts";

/** A guide whose wordings are near a question. */
type WordingFound = {
  readonly id: string;
  /** 0 to 1: how much of the question and of the wording match, rare words counting more. */
  readonly score: number;
  /** The question's words that matched, by position. */
  readonly matched: ReadonlySet<number>;
  /** The roles and occupations that the wording names. */
  readonly names: ReadonlySet<string>;
};

/** One title or wording of a guide, glue words left out. */
type Wording = {
  /** The roles and occupations it names. */
  readonly names: ReadonlySet<string>;
  /** What its words weigh together. */
  readonly weight: number;
};

type FiledGuide = {
  readonly id: string;
  readonly wordings: readonly Wording[];
  /** Words to the wordings they stand in, by position. */
  readonly holding: ReadonlyMap<string, readonly number[]>;
  /** Thesaurus entries to the wordings that one of their words stands in. */
  readonly related: ReadonlyMap<string, readonly number[]>;
  readonly text: ReadonlySet<string>;
};

/** All wordings of all guides, ready to be ranked. */
export type Wordings = {
  readonly guides: readonly FiledGuide[];
  /** Words and thesaurus entries to the guides filed under them, by position. */
  readonly shelves: ReadonlyMap<string, readonly number[]>;
  /** Words to the thesaurus entries they stand in. */
  readonly thesaurus: ReadonlyMap<string, readonly string[]>;
  /** What words weigh that stand in a wording; rarer is heavier. */
  readonly weights: ReadonlyMap<string, number>;
  /** The guide that claims just these words, folded and run together. */
  readonly exact: ReadonlyMap<string, string>;
  /** Every word that stands in a wording, as it is spelled. */
  readonly spelled: ReadonlySet<string>;
};

/** A word that shares a thesaurus entry with a word of the wording counts this much of a direct hit. */
const cousinCounts = 0.4;
/** A word that stands only in the guide's text counts this much. */
const textCounts = 0.3;
/** A wording that names a role or an occupation which the question does not name is about something else. */
const unnamedCounts = 0.55;
/** Ordinary words say little about which guide is meant. */
const ordinaryCounts = 0.5;
/** One word of a wording does not make it: a short question must hold about as much of it as its score says. */
const shortQuestion = 0.1;
/** Guides worth looking at. */
const most = 5;

/** Rare words weigh more: by the logarithm of how many guides there are for each that holds the word. */
const weightOf = (word: string, guides: number, holding: number): number =>
  Math.log(1 + (guides + 1) / (holding + 0.5)) * (commonWords.has(word) ? ordinaryCounts : 1);

const keyOf = (words: readonly Word[]): string => words.map(({ folded }) => folded).join("");

/**
 * Files every guide under the words of its title and wordings, of its text, and under the thesaurus entries (parts of
 * topics.yml) that its wordings speak of.
 */
export function wordingsOf(knowledge: Knowledge, phrases: Phrases): Wordings {
  const entries = thesaurusOf(knowledge);
  const spelled = new Set<string>();
  const exact = new Map<string, string>();
  const read = [...knowledge.guides].map(([id, guide]) => {
    const wordings = [guide.title, ...guide.asked].map((wording) => {
      const words = wordsOf(wording, knowledge);
      for (const { plain } of words) spelled.add(plain);
      exact.set(keyOf(words), id);
      const { roles, outside } = findNames(words, findPhrases(words, phrases), knowledge);
      const telling = words.map(({ folded }) => folded).filter((word) => !glueWords.has(word));
      return { words: new Set(telling), names: new Set([...roles, ...outside].map((one) => one.id)) };
    });
    const text = new Set(wordsOf([guide.says, ...guide.facts].join(" "), knowledge).map(({ folded }) => folded));
    return { id, wordings, text };
  });
  const holding = new Map<string, number>();
  for (const { wordings } of read) {
    for (const word of new Set(wordings.flatMap(({ words }) => [...words]))) {
      holding.set(word, (holding.get(word) ?? 0) + 1);
    }
  }
  const weights = new Map([...holding].map(([word, count]) => [word, weightOf(word, read.length, count)]));
  const shelves = new Map<string, number[]>();
  const guides = read.map(({ id, wordings, text }, at): FiledGuide => {
    for (const word of text) if (!glueWords.has(word)) shelve(shelves, word, at);
    const inWordings = new Map<string, number[]>();
    const related = new Map<string, number[]>();
    for (const [wording, { words }] of wordings.entries()) {
      for (const word of words) shelve(inWordings, word, wording);
      for (const entry of [...words].flatMap((word) => entries.get(word) ?? [])) shelve(related, entry, wording);
    }
    for (const key of [...inWordings.keys(), ...related.keys()]) shelve(shelves, key, at);
    return {
      id,
      text,
      holding: inWordings,
      related,
      wordings: wordings.map(({ words, names }) => {
        return { names, weight: [...words].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) };
      }),
    };
  });
  return { guides, shelves, thesaurus: entries, weights, exact, spelled };
}

/** The guide that claims just these words, as a title or a wording. */
export const guideWorded = (words: readonly Word[], { exact }: Wordings): string | undefined => exact.get(keyOf(words));

/**
 * The guides nearest to a question, nearest first.
 * @param named the roles and occupations that the question names
 */
export function rankGuides(
  words: readonly Word[],
  named: ReadonlySet<string>,
  wordings: Wordings,
  entryRole: string,
): WordingFound[] {
  const { guides, shelves, thesaurus, weights } = wordings;
  const asked = [...words.entries()]
    .filter(([, { folded }]) => !glueWords.has(folded))
    .map(([position, { folded }], at, all) => ({
      position,
      word: folded,
      isFirst: all.findIndex(([, other]) => other.folded === folded) === at,
      entries: thesaurus.get(folded) ?? [],
      weight: weights.get(folded) ?? weightOf(folded, guides.length, 0),
    }));
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const near = new Map<number, { at: number; weight: number }>();
  // The rarest words first: in a large knowledge base a common word alone brings thousands of guides and tells nothing.
  const filed = asked
    .flatMap(({ word, entries, weight }) =>
      [word, ...entries].map((key) => ({ shelf: shelves.get(key) ?? [], weight })),
    )
    .sort((a, b) => a.shelf.length - b.shelf.length);
  for (const { shelf, weight } of filed) {
    if (near.size > 0 && near.size + shelf.length > mostLookedAt) break;
    for (const at of shelf) {
      const known = near.get(at);
      if (known) known.weight += weight;
      else near.set(at, { at, weight });
    }
  }
  return heaviest(near.values(), most * 3)
    .flatMap(({ at }) => guides[at] ?? [])
    .map((guide) => nearestWording(guide, asked, total, named, entryRole))
    .filter(({ score }) => score > leastWorth)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

/** The first so many by weight; of equals the earlier. Sorting hundreds for a dozen would take longer than all the rest. */
function heaviest<One extends { readonly weight: number }>(all: Iterable<One>, most: number): One[] {
  const first: One[] = [];
  for (const one of all) {
    if (first.length === most && one.weight <= (first.at(-1)?.weight ?? 0)) continue;
    let place = first.length;
    while (place > 0 && (first[place - 1]?.weight ?? 0) < one.weight) place--;
    first.splice(place, 0, one);
    if (first.length > most) first.pop();
  }
  return first;
}

type AskedWord = {
  position: number;
  word: string;
  entries: readonly string[];
  weight: number;
  /** False where the same word was asked before. */
  isFirst: boolean;
};

/** Room to add up in, used again for every guide: making it anew would take longer than the sums. */
const scratch = { share: new Float64Array(64), ofQuestion: new Float64Array(64), ofWording: new Float64Array(64) };

function scratchFor(wordings: number): typeof scratch {
  if (scratch.share.length < wordings) {
    for (const key of ["share", "ofQuestion", "ofWording"] as const) scratch[key] = new Float64Array(wordings * 2);
  }
  scratch.ofQuestion.fill(0, 0, wordings);
  scratch.ofWording.fill(0, 0, wordings);
  return scratch;
}

/** The wording of a guide that fits best: it holds much of the question, and the question much of it. */
function nearestWording(
  guide: FiledGuide,
  asked: readonly AskedWord[],
  total: number,
  named: ReadonlySet<string>,
  entryRole: string,
): WordingFound {
  const { id, wordings } = guide;
  const { share, ofQuestion, ofWording } = scratchFor(wordings.length);
  // Word by word, since a word stands in few of the wordings.
  for (const word of asked) {
    if (!fillShares(share, word, guide)) continue;
    for (let at = 0; at < wordings.length; at++) {
      const counts = (share[at] ?? 0) * word.weight;
      ofQuestion[at] = (ofQuestion[at] ?? 0) + counts;
      if (word.isFirst && share[at] !== textCounts) ofWording[at] = (ofWording[at] ?? 0) + counts;
    }
  }
  let best = -1;
  let bestScore = 0;
  for (let at = 0; at < wordings.length; at++) {
    const { names, weight: whole } = wordings[at] ?? nothing;
    const part = Math.min(1, (ofWording[at] ?? 0) / (whole || 1));
    const nearness = Math.min(Math.sqrt(((ofQuestion[at] ?? 0) / total) * part), part + shortQuestion);
    const score = nearness * (namesAnother(names, named, entryRole) ? unnamedCounts : 1);
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  const isMatched = (word: AskedWord) => fillShares(share, word, guide) && (share[best] ?? 0) > 0;
  return {
    id,
    score: bestScore,
    matched: new Set(asked.filter(isMatched).map(({ position }) => position)),
    names: wordings[best]?.names ?? nothing.names,
  };
}

const nothing: Wording = { names: new Set(), weight: 0 };

/** How much a word counts in each wording of a guide; false where it counts in none. */
function fillShares(
  share: Float64Array,
  { word, entries }: AskedWord,
  { wordings, holding, related, text }: FiledGuide,
): boolean {
  const inText = text.has(word);
  const direct = holding.get(word);
  let counts = inText || direct !== undefined;
  share.fill(inText ? textCounts : 0, 0, wordings.length);
  for (const entry of entries) {
    const cousins = related.get(entry);
    if (cousins === undefined) continue;
    counts = true;
    for (const at of cousins) share[at] = cousinCounts;
  }
  if (direct) for (const at of direct) share[at] = 1;
  return counts;
}

/** Whether a wording names somebody whom the question does not name. */
function namesAnother(names: ReadonlySet<string>, named: ReadonlySet<string>, entryRole: string): boolean {
  for (const name of names) if (name !== entryRole && !named.has(name)) return true;
  return false;
}

/** Guides looked at more closely are chosen from at most so many. */
const mostLookedAt = 600;
/** Guides less near than this have hardly anything to do with the question. */
const leastWorth = 0.2;

function shelve(shelves: Map<string, number[]>, key: string, at: number): void {
  const shelf = shelves.get(key);
  if (shelf === undefined) shelves.set(key, [at]);
  else if (shelf.at(-1) !== at) shelf.push(at);
}

/** Each single word to the thesaurus entries it stands in: the sure words of each part and subject. */
function thesaurusOf(knowledge: Knowledge): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  const add = (phrases: readonly string[], entry: string) => {
    for (const phrase of phrases) {
      const [word, further] = wordsOf(phrase, knowledge);
      if (word === undefined || further !== undefined || glueWords.has(word.folded)) continue;
      entries.set(word.folded, [...(entries.get(word.folded) ?? []), entry]);
    }
  };
  for (const [topic, { sure, parts }] of knowledge.topics) {
    add(sure, `${topic}/`);
    for (const [part, vocabulary] of Object.entries(parts)) add(vocabulary.sure, `${topic}/${part}`);
  }
  return entries;
}
