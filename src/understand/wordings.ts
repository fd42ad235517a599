import type { Knowledge } from "../knowledge/knowledge.ts";
import { commonWords, glueWords } from "./common-words.ts";
import { findNames } from "./names.ts";
import { findPhrases, type Phrases, wordsOf } from "./phrases.ts";
import type { Word } from "./words.ts";

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

/** All wordings of all guides, ready to be ranked. */
export type Wordings = {
  /** @param named the roles and occupations that the question names */
  readonly rank: (words: readonly Word[], named: ReadonlySet<string>) => WordingFound[];
  /** The guide that claims just these words, as a title or a wording. */
  readonly exactly: (words: readonly Word[]) => string | undefined;
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

/**
 * Files every guide under the words of its title and wordings, of its text, and under the thesaurus entries (parts of
 * topics.yml) that its wordings speak of.
 */
export function wordingsOf(knowledge: Knowledge, phrases: Phrases): Wordings {
  const cousins = thesaurus(knowledge);
  const spelled = new Set<string>();
  const exact = new Map<string, string>();
  const keyOf = (words: readonly Word[]): string => words.map(({ folded }) => folded).join("");
  const namesIn = new Map<ReadonlySet<string>, ReadonlySet<string>>();
  const guides = [...knowledge.guides].map(([id, guide]) => {
    const wordings = [guide.title, ...guide.asked].map((wording) => {
      const words = wordsOf(wording, knowledge);
      for (const { plain } of words) spelled.add(plain);
      exact.set(keyOf(words), id);
      const kept = new Set(words.map(({ folded }) => folded).filter((word) => !glueWords.has(word)));
      const { roles, outside } = findNames(words, findPhrases(words, phrases), knowledge);
      namesIn.set(kept, new Set([...roles, ...outside].map((one) => one.id)));
      return kept;
    });
    const text = new Set(wordsOf([guide.says, ...guide.facts].join(" "), knowledge).map(({ folded }) => folded));
    return { id, wordings, text };
  });
  const documents = new Map<string, number>();
  for (const { wordings } of guides) {
    for (const word of new Set(wordings.flatMap((wording) => [...wording])))
      documents.set(word, (documents.get(word) ?? 0) + 1);
  }
  /** Rare words count more: the logarithm of how many guides there are for each that holds the word. */
  const weight = (word: string): number =>
    Math.log(1 + (guides.length + 1) / ((documents.get(word) ?? 0) + 0.5)) *
    (commonWords.has(word) ? ordinaryCounts : 1);
  const { entryRole } = knowledge.field;
  const wordingWeight = new Map<ReadonlySet<string>, number>();
  const shelves = new Map<string, Set<number>>();
  for (const [at, { wordings, text }] of guides.entries()) {
    for (const wording of wordings) {
      wordingWeight.set(
        wording,
        [...wording].reduce((sum, word) => sum + weight(word), 0),
      );
      for (const word of wording) {
        shelve(shelves, word, at);
        for (const entry of cousins.get(word) ?? []) shelve(shelves, entry, at);
      }
    }
    for (const word of text) if (!glueWords.has(word)) shelve(shelves, word, at);
  }
  const cousinsOfWording = new Map<ReadonlySet<string>, ReadonlySet<string>>();
  for (const { wordings } of guides) {
    for (const wording of wordings) {
      cousinsOfWording.set(wording, new Set([...wording].flatMap((word) => cousins.get(word) ?? [])));
    }
  }

  const rank = (words: readonly Word[], named: ReadonlySet<string>): WordingFound[] => {
    const asked = [...words.entries()].filter(([, { folded }]) => !glueWords.has(folded));
    if (asked.length === 0) return [];
    const total = asked.reduce((sum, [, { folded }]) => sum + weight(folded), 0);
    const near = new Map<number, number>();
    for (const [, { folded }] of asked) {
      for (const key of [folded, ...(cousins.get(folded) ?? [])]) {
        for (const at of shelves.get(key) ?? []) near.set(at, (near.get(at) ?? 0) + weight(folded));
      }
    }
    const nearest = [...near].sort((a, b) => b[1] - a[1]).slice(0, most * 4);
    return nearest
      .map(([at]) => {
        const guide = guides[at];
        let best: WordingFound = { id: guide?.id ?? "", score: 0, matched: new Set(), names: new Set() };
        for (const wording of guide?.wordings ?? []) {
          const related = cousinsOfWording.get(wording);
          const matched = new Set<number>();
          let sum = 0;
          let direct = 0;
          const seen = new Set<string>();
          for (const [position, { folded }] of asked) {
            const share = wording.has(folded)
              ? 1
              : cousins.get(folded)?.some((entry) => related?.has(entry))
                ? cousinCounts
                : guide?.text.has(folded)
                  ? textCounts
                  : 0;
            if (share > 0) matched.add(position);
            sum += share * weight(folded);
            if (share === 1 && !seen.has(folded)) direct += weight(folded);
            else if (share === cousinCounts && !seen.has(folded)) direct += cousinCounts * weight(folded);
            seen.add(folded);
          }
          const ofWording = Math.min(1, direct / (wordingWeight.get(wording) ?? 1));
          const ofQuestion = sum / total;
          const names = namesIn.get(wording) ?? new Set<string>();
          const unnamed = [...names].some((name) => name !== entryRole && !named.has(name));
          const score =
            Math.min(Math.sqrt(ofQuestion * ofWording), ofWording + shortQuestion) * (unnamed ? unnamedCounts : 1);
          if (score > best.score) best = { id: best.id, score, matched, names };
        }
        return best;
      })
      .filter(({ score }) => score > 0.2)
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
  };
  return { rank, exactly: (words) => exact.get(keyOf(words)), spelled };
}

function shelve(shelves: Map<string, Set<number>>, key: string, at: number): void {
  const shelf = shelves.get(key);
  if (shelf) shelf.add(at);
  else shelves.set(key, new Set([at]));
}

/** Each single word to the thesaurus entries it stands in: the sure words of each part and subject. */
function thesaurus(knowledge: Knowledge): Map<string, string[]> {
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
