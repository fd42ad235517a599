import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Word } from "../../text/tokens.ts";
import { beforePlaces, type PlaceFound } from "./place-entity.ts";

/** Where in the words postal codes of five digits stand, each with the state that it belongs to. */
export function postalCodesIn(words: readonly Word[], knowledge: Knowledge): readonly PlaceFound[] {
  return words.flatMap(({ plain }, start) => {
    if (!/^\d{5}$/.test(plain) || !isIntroduced(words, start)) return [];
    const id = stateWith(plain.slice(0, 3), knowledge);
    return id === undefined ? [] : [{ id, start, end: start + 1 }];
  });
}

/** "75201" after a preposition or at the end is a place; "45000" is money. */
function isIntroduced(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.plain ?? "";
  const isRound = words[at]?.plain.endsWith("00") ?? false;
  const isNamed = words.some(({ plain }) => plain === "zip");
  return !isRound && (isNamed || beforePlaces.has(before) || at === words.length - 1);
}

const statesByPrefix = new WeakMap<Knowledge, ReadonlyMap<string, string>>();

function stateWith(prefix: string, knowledge: Knowledge): string | undefined {
  const known = statesByPrefix.get(knowledge) ?? prefixesOf(knowledge);
  statesByPrefix.set(knowledge, known);
  return known.get(prefix);
}

const prefixesOf = ({ places }: Knowledge): ReadonlyMap<string, string> =>
  new Map([...places].flatMap(([id, { zip }]) => zip.flatMap(threeDigits).map((prefix) => [prefix, id] as const)));

/** "350-352" is "350", "351" and "352". */
function threeDigits(range: string): readonly string[] {
  const [from = 0, to = from] = range.split("-").map(Number);
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(3, "0"));
}
