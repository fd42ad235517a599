import { type Address, formatAddress, placeOf } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { readable } from "../text/tokens.ts";
import type { Context } from "./context.ts";
import type { Entities } from "./entities/entities.ts";
import type { Reading } from "./interpretation.ts";
import { decide } from "./ranking/decide.ts";
import type { ReadQuestion } from "./ranking/features.ts";
import { optionsFor, type RankedOption, ranked } from "./ranking/rank.ts";
import { stateOf } from "./ranking/role-address.ts";
import { readingByWords } from "./ranking/words-ranker.ts";
import { type Clause, clausesOf, quotedLines } from "./split-clauses.ts";
import { headOutputs } from "./subjects/head-outputs.ts";
import { notOurs, subjectOf } from "./subjects/subject-of.ts";
import { nearestByWords, termsOf } from "./subjects/word-nearness.ts";
import { wordOutputs } from "./subjects/word-outputs.ts";
import { nearestWordings } from "./subjects/wording-vectors.ts";
import { entitiesIn, type MendedWords, vocabularyOf } from "./vocabulary.ts";

/** A second question in a message is offered when it would be answered as surely as this by itself. */
const clearlyAsked = 0.6;
/** Of a message with more sentences that ask, these are read by themselves too. */
const mostAsking = 3;
/** In so long a message the one sentence that asks is read by itself too. */
const longMessage = 20;

/**
 * Reads a question by what the encoder says of it and by its words, weighed as training found best; by its words alone
 * where no encoder has read it. Pure and total.
 * @param text as it was typed
 */
export function readQuestion(text: string, read: MendedWords, knowledge: Knowledge, context: Context): Reading {
  const whole = questionOf(text, read, knowledge, context);
  const reading = settled(whole, context);
  const { outcome } = reading;
  if (outcome.kind !== "address") return reading;
  const clear = whole.parts.flatMap((part) => {
    const found = settled(part, context);
    return found.outcome.kind === "address" && found.confidence >= clearlyAsked
      ? [{ found, asks: found.outcome.address }]
      : [];
  });
  const isAsked = clear.some(({ asks }) => formatAddress(asks) === formatAddress(outcome.address));
  const [first, ...later] = clear;
  const besides = (all: typeof clear, answered: Address) =>
    all.find(({ asks }) => subjectOf(asks) !== subjectOf(answered))?.asks;
  // What no sentence asks by itself, where each clearly asks something, is a mix of them: the first one is answered.
  // A follow-up has its meaning from the answer before, which its sentences by themselves are read without.
  if (first !== undefined && later.length > 0 && !isAsked && context.after === undefined) {
    return { ...first.found, alsoAsked: besides(later, first.asks) };
  }
  return { ...reading, alsoAsked: besides(clear, outcome.address) };
}

function settled(question: ReadQuestion, { meanings }: Context): Reading {
  const { ranker, decision } = meanings?.model ?? {};
  return question.isByMeaning && ranker && decision
    ? decide(rankedFor(question, ranker), decision, question)
    : decide(rankedFor(question, readingByWords.ranker), readingByWords.decision, question);
}

const rankedFor = (question: ReadQuestion, ranker: Parameters<typeof ranked>[1]): RankedOption[] =>
  ranked(optionsFor(question), ranker);

/**
 * What both readers say of a question, and of each of its sentences that ask.
 * @param text as it was typed
 */
export function questionOf(text: string, read: MendedWords, knowledge: Knowledge, context: Context): ReadQuestion {
  const asking = askingParts(text, withoutQuote(text, read).own);
  // Every vector is asked for before the first is used, so that all of them can be had at once.
  const vector = context.meanings?.of(text, context.after);
  const vectors = asking.map(({ part }) => context.meanings?.of(part, undefined));
  const whole = readTogether(text, read, vector, knowledge, context);
  const parts = asking.map(({ part, words }, at) => {
    const inPart = readTogether(part, words, vectors[at], knowledge, context, whole.entities);
    return { ...inPart, after: undefined };
  });
  return { ...whole, parts };
}

/**
 * What both readers say of a text.
 * @param vector what the encoder says of it; undefined where it has not been read
 * @param around whom and where the message as a whole names, for a part of it that names nobody or no place
 */
function readTogether(
  text: string,
  read: MendedWords,
  vector: Float32Array | undefined,
  knowledge: Knowledge,
  { after, place, meanings }: Pick<Context, "after" | "place" | "meanings">,
  around?: Entities,
): ReadQuestion {
  const {
    own: { words, mended },
    quoted,
  } = withoutQuote(text, read);
  const spokenOf = stateOf((after && placeOf(after)) ?? place, knowledge);
  const own = entitiesIn(words, knowledge, spokenOf);
  const names = around ?? (quoted && entitiesIn(quoted.words, knowledge, spokenOf));
  const entities = names === undefined ? own : withNamesAround(own, names);
  const byWords = nearestByWords(termsOf(words, entities), vocabularyOf(knowledge).wordings);
  const isByMeaning = meanings !== undefined && vector !== undefined;
  const nearest = isByMeaning ? nearestWordings(vector, meanings.wordings) : byWords;
  const outputs = isByMeaning
    ? headOutputs(vector, nearest, meanings.model, knowledge)
    : wordOutputs(byWords, entities, knowledge);
  return {
    isByMeaning,
    outputs,
    nearest,
    nearestSimilarity: mostOf(nearest),
    byWords,
    byWordsSimilarity: mostOf(byWords),
    topSubject: [...outputs.subjects.keys()].find((subject) => !subject.startsWith(notOurs)),
    entities,
    after,
    place,
    knowledge,
    words,
    mended,
    asking: clausesOf(text, words).filter(({ asks }) => asks),
    parts: [],
  };
}

const mostOf = (nearest: ReadQuestion["nearest"]): number =>
  [...nearest.values()].reduce((most, { similarity }) => Math.max(most, similarity), 0);

/** What a message quotes is what it speaks of, and its own words ask: they are read apart, unless there are none. */
function withoutQuote(text: string, read: MendedWords): { readonly own: MendedWords; readonly quoted?: MendedWords } {
  const lines = quotedLines(text);
  if (lines.length === 0) return { own: read };
  const isQuoted = ({ at }: MendedWords["words"][number]) => lines.some(({ start, end }) => at >= start && at < end);
  const [own, quoted] = [picked(read, (word) => !isQuoted(word)), picked(read, isQuoted)];
  return own.words.length === 0 ? { own: read } : { own, quoted };
}

function picked(
  { words, mended }: MendedWords,
  isPicked: (word: MendedWords["words"][number]) => boolean,
): MendedWords {
  const kept = [...words.entries()].filter(([, word]) => isPicked(word));
  const slips = kept.flatMap(([at], position) => (mended.has(at) ? [position] : []));
  return { words: kept.map(([, word]) => word), mended: new Set(slips) };
}

/** Names that stand elsewhere in the message hold none of the part's own words. */
function withNamesAround(own: Entities, around: Entities): Entities {
  const elsewhere = <One extends object>(one: One): One => ({ ...one, start: 0, end: 0 });
  const namesSomebody = own.roles.length + own.outside.length > 0;
  return {
    ...own,
    ...(!namesSomebody && { roles: around.roles.map(elsewhere), outside: around.outside.map(elsewhere) }),
    ...(own.place === undefined && {
      place: around.place && elsewhere(around.place),
      otherPlaces: around.otherPlaces.map(elsewhere),
    }),
  };
}

/** The sentences of a message that ask, each with its words, where there are several, or one in a long story. */
function askingParts(text: string, { words, mended }: MendedWords): readonly { part: string; words: MendedWords }[] {
  const asking = clausesOf(text, words).filter(({ asks }) => asks);
  const isStory = asking.length === 1 && words.length >= longMessage;
  return asking.length < 2 && !isStory
    ? []
    : asking.slice(0, mostAsking).map((clause) => partOf(text, clause, { words, mended }));
}

function partOf(text: string, { start, end }: Clause, { words, mended }: MendedWords) {
  const cut = readable(text);
  const slips = new Set([...mended].filter((at) => at >= start && at < end).map((at) => at - start));
  return {
    part: cut.slice(words[start]?.at ?? 0, words[end]?.at ?? cut.length).trim(),
    words: { words: words.slice(start, end), mended: slips },
  };
}
