import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import type { Answer, Block, Choice } from "../../src/answer.ts";
import { answer } from "../../src/answers/answer.ts";
import { everyAddress } from "../every-address.ts";
import { knowledge } from "../real-knowledge.ts";
import { seededPick } from "../seeded.ts";
import { oddAnswers } from "./odd-answers.ts";

/** A way to show answers, as the contract looks at it. */
export type Showing = {
  /** All that a person gets to read of an answer, with the place's own escapes undone. */
  readonly show: (answer: Answer) => string;
  /** How wide the window is; undefined where the place wraps by itself. */
  readonly columns?: number;
  /** Whether escape codes are welcome. */
  readonly colours?: boolean;
  /** Where showing all answers takes too long: this many of each topic are enough. */
  readonly perTopic?: number;
};

/** What every rendering owes to every answer. An adapter's test is one call. */
export function renderContract(name: string, { show, columns, colours = false, perTopic }: Showing): void {
  const shown = answersToShow(perTopic).map(({ at, given }) => ({ at, given, text: show(given) }));
  /** Each answer that breaks a rule, with what is wrong about it. */
  const breaking = (rule: (text: string, given: Answer) => readonly string[]): string[] =>
    shown.flatMap(({ at, given, text }) => rule(text, given).map((wrong) => `${at}: ${wrong}`)).slice(0, 5);

  describe(`${name}, over ${shown.length} answers`, () => {
    test("the title comes first", () => {
      expect(breaking((text, { title }) => (packed(text).startsWith(packed(title)) ? [] : [title]))).toEqual([]);
    });

    test("every word of every block is there", () => {
      expect(breaking((text, given) => missing(text, blockWords(given)))).toEqual([]);
    });

    test("every choice is offered", () => {
      expect(breaking((text, given) => missing(text, choicesOf(given)))).toEqual([]);
    });

    test("every source is there, with its publisher, date and page", () => {
      expect(breaking((text, given) => missing(text, sourceWords(given)))).toEqual([]);
    });

    test("nothing is cut short with dots", () => {
      const dots = (text: string) => text.split(/…|\.\.\./).length - 1;
      expect(breaking((text, given) => (dots(text) > dots(JSON.stringify(given)) ? ["is cut"] : []))).toEqual([]);
    });

    test("nothing of the machinery shows through", () => {
      expect(breaking((text) => /\bundefined\b|\bnull\b|\bNaN\b|\[object/.exec(text) ?? [])).toEqual([]);
    });

    test("the lines are tidy: no blank ends, no gaps of two empty lines", () => {
      expect(breaking((text) => (/[ \t]\n|\n\n\n/.test(stripVTControlCharacters(text)) ? [text] : []))).toEqual([]);
    });

    test(`no line is wider than ${columns ?? "it likes"}, but for a single long word`, () => {
      const tooWide = (line: string) => line.length > (columns ?? Infinity) && !aloneOnItsLine.test(line);
      expect(breaking((text) => stripVTControlCharacters(text).split("\n").filter(tooWide))).toEqual([]);
    });

    test(colours ? "escape codes only change the looks" : "there is no escape code", () => {
      const codes = colours ? /\u001b(?!\[\d+m)/ : /\u001b/;
      expect(breaking((text) => (codes.test(text) ? [JSON.stringify(text)] : []))).toEqual([]);
    });
  });
}

/** A word, perhaps after a list's mark. */
const aloneOnItsLine = /^\s*((-|\d+\.)\s)?\S+$/;

/** Without escape codes and whitespace: what is left must be the same however it was wrapped. */
const packed = (text: string): string => stripVTControlCharacters(text).replace(/\s+/g, "");

function missing(text: string, words: readonly string[]): string[] {
  const all = packed(text);
  return words.filter((one) => !all.includes(packed(one))).map((one) => `lacks "${one}"`);
}

function blockWords(given: Answer): string[] {
  switch (given.kind) {
    case "answer":
      return [...given.blocks.flatMap(wordsOfBlock), given.reviewed ?? ""];
    case "welcome":
      return [given.says, ...given.examples];
    case "choices":
    case "unknown":
    case "declined":
      return [given.says];
  }
}

function wordsOfBlock(block: Block): string[] {
  switch (block.type) {
    case "lead":
    case "note":
      return [block.text];
    case "facts":
    case "steps":
      return [block.title ?? "", ...block.items];
    case "table": {
      // With one column of figures, the title says what they are.
      const heads = block.columns.length > 2 ? block.columns.slice(1) : [];
      return [block.title, ...heads, ...block.rows.flat()];
    }
  }
}

function choicesOf(given: Answer): string[] {
  const titles = (choices: readonly Choice[]) => choices.map(({ title }) => title);
  switch (given.kind) {
    case "answer":
      return titles(given.next);
    case "choices":
      return titles(given.choices);
    case "unknown":
      return titles(given.near);
    case "declined":
      return titles(given.offers);
    case "welcome":
      return [];
  }
}

const sourceWords = (given: Answer): string[] =>
  given.kind === "answer"
    ? given.sources.flatMap(({ title, publisher, asOf, url }) => [title, publisher, asOf, url])
    : [];

type Shown = { readonly at: string; readonly given: Answer };

/** Every answer that the knowledge base can give, or some of each topic, and every other kind. */
function answersToShow(perTopic: number | undefined): Shown[] {
  const addresses = [...everyAddress(knowledge)];
  const picked =
    perTopic === undefined
      ? addresses
      : Object.values(Object.groupBy(addresses, ({ topic }) => topic)).flatMap((some) => seededPick(some, perTopic, 7));
  const written = picked.map((address) => ({ at: formatAddress(address), given: answer(address, knowledge) }));
  return [...written, ...oddAnswers.map((given) => ({ at: `odd: ${given.title}`, given }))];
}
