import { maxPlaces } from "../../address.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Word } from "../../text/tokens.ts";
import { commonWords, glueWords, isEnglish } from "../../text/word-lists.ts";
import type { Found } from "./phrase-index.ts";

/** A place found in the words. */
export type PlaceFound = { readonly id: string; readonly start: number; readonly end: number };

/** Words after which a place is the one that is not meant, where another is named: "not Texas", "from Ohio to Texas". */
const beforeLeft: ReadonlySet<string> = new Set(["not", "from", "leaving", "left", "besides", "than"]);

/** Words before which a place is likely: "in Texas", "near Houston". */
export const beforePlaces: ReadonlySet<string> = new Set([
  "in",
  "near",
  "around",
  "from",
  "at",
  "for",
  "to",
  "of",
  "across",
  "outside",
  "within",
]);

/** Codes that are also words, titles or machines: they need "in" before them or a town's comma. */
const doubtfulCodes = new Set("in or me hi ok oh id la ma pa md ms de al ar co ct mt mo va ri".split(" "));
/** Codes that even after "in" are rather the word. */
const neverAlone = new Set(["me", "in", "or", "hi", "oh"]);

/**
 * The places that a question speaks of, in the order in which they stand: one, or several side by side ("Texas or
 * Florida"). What stands behind "not" or "from" is none of several.
 * @param spokenOf the state that the conversation is about, which decides among towns of one name
 */
export function findPlaces(
  words: readonly Word[],
  found: readonly Found[],
  knowledge: Knowledge,
  taken: (start: number, end: number) => boolean,
  spokenOf?: string,
): readonly PlaceFound[] {
  const places: PlaceFound[] = [];
  const isTaken = (start: number, end: number) =>
    taken(start, end) || places.some((one) => start < one.end && end > one.start);
  while (places.length < maxPlaces) {
    const next = findPlace(words, found, knowledge, isTaken, spokenOf);
    const isOther = next !== undefined && !places.some(({ id }) => id === next.id) && !isLeft(next, words);
    if (next === undefined || (places.length > 0 && !isOther)) break;
    places.push(next);
  }
  return places.sort((a, b) => a.start - b.start);
}

const isLeft = ({ start }: PlaceFound, words: readonly Word[]): boolean =>
  beforeLeft.has(words[start - 1]?.plain ?? "");

/**
 * Picks the place a question speaks of. Names that are also ordinary words ("mobile", "reading") need a preposition or
 * a state after them; two-letter codes that are words need even more.
 */
function findPlace(
  words: readonly Word[],
  found: readonly Found[],
  knowledge: Knowledge,
  taken: (start: number, end: number) => boolean,
  spokenOf?: string,
): PlaceFound | undefined {
  const left = (place: PlaceFound) => (isLeft(place, words) ? 1 : 0);
  const elsewhere = ({ id }: PlaceFound) => (isTownElsewhere(id, spokenOf, knowledge) ? 1 : 0);
  const named = found
    .flatMap(({ start, end, meaning }) => (meaning.is === "place" ? [{ id: meaning.id, start, end }] : []))
    .filter(({ start, end }) => !taken(start, end))
    .filter((place) => isSure(place, words, knowledge))
    .sort(
      (a, b) =>
        left(a) - left(b) || b.end - b.start - (a.end - a.start) || a.start - b.start || elsewhere(a) - elsewhere(b),
    );
  const code = findCode(words, named[0], knowledge, taken);
  const [best] = named;
  if (best === undefined) return code;
  // "Springfield, IL": the state says which Springfield.
  const follows = ({ start }: PlaceFound) => start >= best.end && start <= best.end + 1;
  const state =
    named.find((one) => knowledge.places.has(one.id) && follows(one)) ?? (code && follows(code) ? code : undefined);
  if (!knowledge.metros.has(best.id) || state === undefined) return best;
  const metro = knowledge.metros.get(best.id);
  if (metro?.states.split(";").includes(state.id)) return { ...best, end: Math.max(best.end, state.end) };
  const town = words
    .slice(best.start, best.end)
    .map((word) => word.plain)
    .join(" ");
  const sameTown = [...knowledge.metros.values()].find(
    (other) => other.states.split(";").includes(state.id) && other.title.toLowerCase().includes(town),
  );
  return sameTown ? { ...best, id: sameTown.id, end: Math.max(best.end, state.end) } : state;
}

/** A town that lies in the state that is spoken of wins over others of its name: "and in Portland?" after Maine. */
const isTownElsewhere = (id: string, spokenOf: string | undefined, { metros }: Knowledge): boolean =>
  spokenOf !== undefined && metros.has(id) && !metros.get(id)?.states.split(";").includes(spokenOf);

const mostDoubtful = 4;

/** Every other place that the words may name: a state's code in any letters, and names that are also ordinary words. */
export function doubtfulPlaces(
  words: readonly Word[],
  found: readonly Found[],
  sure: readonly PlaceFound[],
  knowledge: Knowledge,
): readonly PlaceFound[] {
  const named = found.flatMap(({ start, end, meaning }) =>
    meaning.is === "place" && mayBeName(words.slice(start, end), words[start - 1])
      ? [{ id: meaning.id, start, end }]
      : [],
  );
  const codes = words.flatMap(({ typed, plain }, start) => {
    // "in", "or", "me" and their like are codes only when they are written as one.
    const isCode = knowledge.places.has(plain) && (!neverAlone.has(plain) || typed === typed.toUpperCase());
    return plain.length === 2 && isCode ? [{ id: plain, start, end: start + 1 }] : [];
  });
  // "washington" in "washington dc" and the other towns of its name are no places of their own.
  const others = [...codes, ...named].filter(
    ({ start, end, id }) => !sure.some((one) => one.id === id || (start >= one.start && end <= one.end)),
  );
  const once = new Map(others.map((place) => [place.id, place]));
  return [...once.values()].slice(0, mostDoubtful);
}

/** "college" is a town in Alaska, and hardly ever meant: an ordinary word must be written or introduced as a name. */
function mayBeName([word, ...others]: readonly Word[], before: Word | undefined): boolean {
  if (word === undefined || others.length > 0) return true;
  if (!commonWords.has(word.plain) && !alsoOrdinary.has(word.plain)) return true;
  return beforePlaces.has(before?.plain ?? "") || /^\p{Lu}/u.test(word.typed);
}

function isSure({ id, start, end }: PlaceFound, words: readonly Word[], knowledge: Knowledge): boolean {
  const before = words[start - 1]?.plain ?? "";
  if (end - start > 1) return true;
  const word = words[start];
  if (word === undefined) return false;
  // "mich" is short for a state, and for slips too; "ohio" is the name itself, and "nyc" and "reno" mean nothing else.
  const isTown = knowledge.metros.has(id) && word.plain.length > 2 && !isEnglish(word.plain);
  const short = word.plain.length <= 4 && knowledge.places.get(id)?.name.toLowerCase() !== word.plain && !isTown;
  if (short) return word.plain.length > 1 && beforePlaces.has(before);
  const ordinary = commonWords.has(word.plain) || glueWords.has(word.plain) || alsoOrdinary.has(word.plain);
  return !ordinary || (before === "in" && words[start + 1] === undefined) || before === "near";
}

/** Town names that are first of all words. */
const alsoOrdinary = new Set(
  "mobile reading mission temple bend college normal mass minn orange corning cape auburn erie flint grants mason".split(
    " ",
  ),
);

/** Whether nothing but glue ("thanks", "you know") comes after. */
const isLast = (words: readonly Word[], at: number): boolean =>
  words.slice(at + 1).every(({ plain }) => glueWords.has(plain) || plain === "know");

function findCode(
  words: readonly Word[],
  town: PlaceFound | undefined,
  knowledge: Knowledge,
  taken: (start: number, end: number) => boolean,
): PlaceFound | undefined {
  const shouting = words.every(({ typed }) => typed === typed.toUpperCase());
  for (const [start, { plain, typed }] of words.entries()) {
    if (plain.length !== 2 || !knowledge.places.has(plain)) continue;
    const before = words[start - 1]?.plain ?? "";
    const afterTown = town !== undefined && town.end === start;
    const place = { id: plain, start, end: start + 1 };
    if (afterTown && (!neverAlone.has(plain) || typed === typed.toUpperCase())) return place;
    const upper = typed === typed.toUpperCase() && !shouting;
    const last = isLast(words, start);
    if (neverAlone.has(plain) && !(upper && before === "in")) continue;
    // "in CT" is Connecticut only when another word already says which job is meant.
    if (before === "in" && (!taken(start, start + 1) || last)) return place;
    if (doubtfulCodes.has(plain) || taken(start, start + 1)) continue;
    if (last || beforePlaces.has(before) || upper) return place;
  }
  return undefined;
}
