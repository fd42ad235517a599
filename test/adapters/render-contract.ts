import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import type { Answer, Block, Choice } from "../../src/answer.ts";
import { answer } from "../../src/answers/answer.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { seededPick } from "../support/seeded.ts";
import { oddAnswers } from "./odd-answers.ts";

/** A way to show answers, as the contract looks at it. */
export type Showing = {
  /** All that a person gets to read of an answer, with the place's own escapes undone. */
  readonly show: (answer: Answer) => string;
  /** How wide the window is; undefined where the place wraps by itself. */
  readonly columns?: number;
  /** Whether escape codes are welcome. */
  readonly colors?: boolean;
  /** Where showing all answers takes too long: this many of each topic are enough. */
  readonly perTopic?: number;
};

/** An answer and how it was shown; `solid` is the text without its gaps. */
type Shown = { readonly at: string; readonly given: Answer; readonly text: string; readonly solid: string };

/** What every rendering owes to every answer. An adapter's test is one call. */
export function renderContract(name: string, { show, columns, colors = false, perTopic }: Showing): void {
  const shown = answersToShow(perTopic).map(({ at, given }): Shown => {
    const text = show(given);
    return { at, given, text, solid: packed(text) };
  });
  /** Each answer that breaks a rule, with what is wrong about it. */
  const breaking = (rule: (one: Shown) => readonly string[]): string[] =>
    shown.flatMap((one) => rule(one).map((wrong) => `${one.at}: ${wrong}`)).slice(0, 5);

  describe(`${name}, over ${shown.length} answers`, () => {
    test("the title comes first", () => {
      expect(breaking(({ solid, given }) => (solid.startsWith(packed(given.title)) ? [] : [given.title]))).toEqual([]);
    });

    test("every word of every block is there", () => {
      expect(breaking(({ solid, given }) => missing(solid, blockWords(given)))).toEqual([]);
    });

    test("every choice is offered", () => {
      expect(breaking(({ solid, given }) => missing(solid, choicesOf(given)))).toEqual([]);
    });

    test("every source is there, with its publisher, date and page", () => {
      expect(breaking(({ solid, given }) => missing(solid, sourceWords(given)))).toEqual([]);
    });

    test("nothing is cut short with dots", () => {
      const dots = (text: string) => text.split(/…|\.\.\./).length - 1;
      expect(breaking(({ text, given }) => (dots(text) > dots(JSON.stringify(given)) ? ["is cut"] : []))).toEqual([]);
    });

    test("nothing of the machinery shows through", () => {
      expect(breaking(({ text }) => /\bundefined\b|\bnull\b|\bNaN\b|\[object/.exec(text) ?? [])).toEqual([]);
    });

    test("the lines are tidy: no blank ends, no gaps of two empty lines", () => {
      expect(breaking(({ text }) => (/[ \t]\n|\n\n\n/.test(stripVTControlCharacters(text)) ? [text] : []))).toEqual([]);
    });

    test(`no line is wider than ${columns ?? "it likes"}, but for a single long word`, () => {
      const tooWide = (line: string) => line.length > (columns ?? Infinity) && !aloneOnItsLine.test(line);
      expect(breaking(({ text }) => stripVTControlCharacters(text).split("\n").filter(tooWide))).toEqual([]);
    });

    test(colors ? "escape codes only change the looks" : "there is no escape code", () => {
      const codes = (text: string) => text.split("\u001b").slice(1);
      const allowed = (code: string) => colors && /^\[\d+m/.test(code);
      expect(breaking(({ text }) => codes(text).filter((code) => !allowed(code)))).toEqual([]);
    });
  });
}

/** A word, perhaps after a list's mark. */
const aloneOnItsLine = /^\s*((-|\d+\.)\s)?\S+$/;

/** Without escape codes and whitespace: what is left must be the same however it was wrapped. */
const packed = (text: string): string => stripVTControlCharacters(text).split(/\s+/).join("");

const missing = (solid: string, words: readonly string[]): string[] =>
  words.filter((one) => !solid.includes(packed(one))).map((one) => `lacks "${one}"`);

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
      // Cells that stand side by side are wrapped side by side, so their words need not follow each other.
      return [block.title, ...[...heads, ...block.rows.flat()].flatMap((cell) => cell.split(" "))];
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

const addressesByTopic = Object.values(Object.groupBy(everyAddress(knowledge), ({ topic }) => topic));

/** So many answers of each topic, or every answer that the knowledge base can give; and the other kinds. */
function answersToShow(perTopic = Infinity): Pick<Shown, "at" | "given">[] {
  const picked = addressesByTopic.flatMap((some) =>
    some.length <= perTopic ? some : seededPick(some, perTopic, 20261122),
  );
  const written = picked.map((address) => ({ at: formatAddress(address), given: answer(address, knowledge) }));
  return [...written, ...oddAnswers.map((given) => ({ at: `odd: ${given.title}`, given }))];
}
