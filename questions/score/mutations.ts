import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { singular } from "../../src/text/tokens.ts";
import { withSlip } from "./typing-slip.ts";

/** Another way to type a question that asks the same; unchanged where there is no such way. */
export type Mutation = (asks: string, random: () => number) => string;

/** The ways in which people type the same question differently, by name. */
export function mutationsFor(knowledge: Knowledge): Readonly<Record<string, Mutation>> {
  const nouns = nounsOf(knowledge);
  return {
    "a typing slip": withSlip,
    "another word order": otherOrder,
    "filler words": withFillers,
    politeness: politely,
    "singular or plural": (asks, random) => otherNumber(asks, nouns, random),
    "upper case": (asks) => asks.toUpperCase(),
    "lower case": (asks) => asks.toLowerCase(),
    "Title Case": (asks) => asks.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase()),
    "no punctuation": withoutPunctuation,
  };
}

const pick = (list: readonly string[], random: () => number): string => list[Math.floor(random() * list.length)] ?? "";

/** What stands in front of a place, a person, a condition: the rest of the question can do without it for a moment. */
const movable = "in|at|near|for|with|without|as|after|before|during";
/** "interested in", "look for", "school for": these hold on to what follows them. */
const holdsOn =
  "go|get|getting|look|looking|apply|applying|interested|specialize|work|working|pay|paid|ask|asking|need|like|same|thing|such|what|and|or";
const atTheEnd = new RegExp(
  `^(?<rest>[^,.?!;:]*[^,.?!;:\\s])(?<!\\b(?:${holdsOn}))\\s+(?<phrase>(?:${movable})(?:\\s+[^\\s,.?!;:]+){1,4})\\s*[?!.]*$`,
  "i",
);
const twoHalves = /^(?<first>[^,.?!;:]+),\s*(?<second>[^,.?!;:]+?)\s*[?!.]*$/;
/** A half that begins like this leans on the other one. */
const leans = /^(and|but|or|so|then|which|because|versus|vs|not|if so|is it|are they|do they|does it)\b/i;
const wordCount = (text: string): number => text.trim().split(/\s+/).length;

/** "pay in texas for sailors" is "for sailors pay in texas"; the halves around a comma change places. */
function otherOrder(asks: string): string {
  const { first = "", second = "" } = twoHalves.exec(asks)?.groups ?? {};
  if (wordCount(first) > 2 && wordCount(second) > 2 && !leans.test(first) && !leans.test(second)) {
    return `${second}, ${first}`;
  }
  const { rest = "", phrase = "" } = atTheEnd.exec(asks)?.groups ?? {};
  return wordCount(rest) > 1 && !leans.test(rest) ? `${phrase} ${rest}` : asks;
}

const fillersBefore = ["um so like", "ok so", "so uh yeah", "hmm just wondering", "honestly like,"];
const fillersAfter = ["", "", "lol", "you know?", "i guess", "or whatever"];

const withFillers: Mutation = (asks, random) =>
  `${pick(fillersBefore, random)} ${asks} ${pick(fillersAfter, random)}`.trim();

const greetings = ["hi!", "hello,", "hey there,", "good morning!"];
const requests = ["could you please tell me", "can you please tell me", "i would like to know please", ""];
const thanks = ["thanks", "thank you so much!", "thanks in advance", "thx"];

/** Nobody says "could you tell me" before a story, or before "and in Texas?" or "hello". */
const takesGreetingOnly = /[.?!]\s+\S|^(and|but|or|ok|what about|how about|what if|hi|hello|hey|thanks)\b/i;

function politely(asks: string, random: () => number): string {
  const request = takesGreetingOnly.test(asks) ? "" : pick(requests, random);
  return [pick(greetings, random), request, request ? asks.replace(/[?.!]+$/, "") : asks, pick(thanks, random)]
    .filter(Boolean)
    .join(" ");
}

/** What questions about any work are about. */
const commonNouns =
  "job career salary wage requirement duty class course program school degree exam test licence license certification hour shift weekend state hospital clinic beginner student benefit bonus raise difference option specialty";

/** Words that name people, and what is asked of their work. */
function nounsOf(knowledge: Knowledge): ReadonlySet<string> {
  const names = [...knowledge.roles.values()].flatMap(({ name, names }) => [name, ...names]);
  const last = names.flatMap((name) =>
    singular(
      name
        .toLowerCase()
        .split(/[\s-]+/)
        .at(-1) ?? "",
    ),
  );
  return new Set([...last.filter((word) => /^[a-z]{4,}$/.test(word)), ...commonNouns.split(" ")]);
}

function otherNumber(asks: string, nouns: ReadonlySet<string>, random: () => number): string {
  // Abbreviations are left alone: nobody writes "RCISes".
  const found = [...asks.matchAll(/(?<![\w'’])[A-Za-z]?[a-z]{2,}(?![\w'’])/g)].filter(([word]) =>
    nouns.has(singular(word.toLowerCase())),
  );
  const noun = found[Math.floor(random() * found.length)];
  if (noun === undefined) return asks;
  const [word] = noun;
  const one = singular(word.toLowerCase());
  const other = one === word.toLowerCase() ? plural(word) : word.slice(0, 1) + one.slice(1);
  return asks.slice(0, noun.index) + other + asks.slice(noun.index + word.length);
}

function plural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|sh|[^e]ch)$/i.test(word) && !/tech$/i.test(word) ? `${word}es` : `${word}s`;
}

/** Hyphens, slashes and brackets leave a space behind; the point of a number stays. */
const withoutPunctuation = (asks: string): string =>
  asks
    .replace(/(?<=\p{L})[’'](?=\p{L})/gu, "")
    .replace(/(?<=\d)[.,](?=\d)/g, "\u0000")
    .replace(/(?<=\b\p{L}{1,2})\.(?=\p{L})/gu, "")
    .replace(/[-–—/()[\]"“”.,?!;:'’]+/g, " ")
    .replaceAll("\u0000", ".")
    .replace(/\s+/g, " ")
    .trim();
