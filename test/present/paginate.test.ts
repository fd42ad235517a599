import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Block, Cited } from "../../src/answer.ts";
import type { Chunk, Markup } from "../../src/present/answer-chunks.ts";
import {
  answerPages,
  nearestPage,
  type PageLimits,
  type PageOptions,
  paginate,
  splitChunk,
  takeWhileFits,
} from "../../src/present/paginate.ts";

const chunk = (length: number, more: Partial<Chunk> = {}): Chunk => ({ markup: "x".repeat(length), ...more });
const lengths = (page: readonly Chunk[]) => page.map(({ markup }) => markup.length);

/** Chunks of words, short and long, with fields or without. */
const someChunks = fc.array(
  fc.record({
    markup: fc
      .array(fc.string({ unit: "grapheme-ascii", maxLength: 30 }), { maxLength: 8 })
      .map((words) => words.join(" ")),
    isHeading: fc.boolean(),
    continuesLine: fc.boolean(),
    fields: fc.option(fc.array(fc.string({ maxLength: 10 }), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  }),
  { maxLength: 20 },
);
const maxLengths = fc.integer({ min: 1, max: 120 });

describe("a chunk", () => {
  test("that fills a page exactly stays whole; with one letter more it is cut at its last gap", () => {
    const markup = "one two\nthree four";
    expect(splitChunk({ markup }, markup.length)).toEqual([{ markup }]);
    expect(splitChunk({ markup }, markup.length - 1).map((part) => part.markup)).toEqual(["one two\nthree", "four"]);
    expect(splitChunk({ markup }, 12).map((part) => part.markup)).toEqual(["one two", "three four"]);
  });

  test("without a gap is cut where the page ends", () => {
    expect(splitChunk(chunk(25), 10).map(({ markup }) => markup.length)).toEqual([10, 10, 5]);
  });

  test("goes on below its first part, and keeps what it is", () => {
    const [first, second] = splitChunk(chunk(15, { isHeading: true, isSmall: true }), 10);
    expect(first).toMatchObject({ isHeading: true, isSmall: true });
    expect(first).not.toHaveProperty("continuesLine");
    expect(second).toMatchObject({ isHeading: true, isSmall: true, continuesLine: true });
  });

  test("has its fields once, below its last part", () => {
    const fields = ["a", "b"];
    expect(splitChunk(chunk(15, { fields }), 10).map((part) => part.fields)).toEqual([undefined, fields]);
  });

  test("is cut into parts that each fit, and nothing but gaps is lost", () => {
    const solid = (text: string) => text.replace(/\s+/g, "");
    fc.assert(
      fc.property(someChunks, maxLengths, (chunks, maxLength) => {
        for (const one of chunks) {
          const parts = splitChunk(one, maxLength);
          expect(Math.max(...lengths(parts))).toBeLessThanOrEqual(maxLength);
          expect(solid(parts.map(({ markup }) => markup).join(" "))).toBe(solid(one.markup));
          expect(parts.flatMap(({ fields = [] }) => fields)).toEqual(one.fields ?? []);
        }
      }),
    );
  });
});

describe("a page", () => {
  test("takes a chunk as long as the limit, gaps included, and leaves one that is a letter longer", () => {
    expect(lengths(takeWhileFits([chunk(4), chunk(2)], 10))).toEqual([4, 2]);
    expect(lengths(takeWhileFits([chunk(4), chunk(3)], 10))).toEqual([4]);
  });

  test("counts fields like any other letters", () => {
    expect(takeWhileFits([chunk(4), chunk(0, { fields: ["a", "b"] })], 10)).toHaveLength(2);
    expect(takeWhileFits([chunk(4), chunk(0, { fields: ["a", "bc"] })], 10)).toHaveLength(1);
  });

  test("takes one chunk at least, however long", () => {
    expect(lengths(takeWhileFits([chunk(50), chunk(1)], 10))).toEqual([50]);
    expect(takeWhileFits([], 10)).toEqual([]);
  });

  test("does not end with a heading, unless everything does or there is nothing else", () => {
    const heading = chunk(2, { isHeading: true });
    expect(lengths(takeWhileFits([chunk(1), heading, heading, chunk(9)], 12))).toEqual([1]);
    expect(lengths(takeWhileFits([chunk(1), heading], 12))).toEqual([1, 2]);
    expect(lengths(takeWhileFits([heading, chunk(9)], 12))).toEqual([2]);
  });

  test.each([
    [undefined, 1],
    [Number.NaN, 1],
    [0, 1],
    [1, 1],
    [3, 3],
    [4, 3],
  ])("%s of three is page %i", (asked, shown) => expect(nearestPage(asked, 3)).toBe(shown));
});

describe("pages", () => {
  test("hold every chunk once, in its order, and are one at least", () => {
    fc.assert(
      fc.property(someChunks, maxLengths, (chunks, maxLength) => {
        const pages = paginate(chunks, maxLength);
        expect(pages.flat()).toEqual(chunks);
        expect(pages.length).toBeGreaterThan(0);
        if (chunks.length > 0) expect(Math.min(...pages.map(({ length }) => length))).toBeGreaterThan(0);
      }),
    );
  });

  test("keep to the limit, but for a single chunk that is longer", () => {
    const total = (page: readonly Chunk[]) =>
      page.reduce((sum, { markup, fields = [] }) => sum + markup.length + fields.join("").length + 2, 0);
    fc.assert(
      fc.property(someChunks, maxLengths, (chunks, maxLength) => {
        const tooLong = paginate(chunks, maxLength).filter((page) => page.length > 1 && total(page) > maxLength);
        expect(tooLong).toEqual([]);
      }),
    );
  });

  test("of nothing are one empty page", () => expect(paginate([], 10)).toEqual([[]]));
});

const markup: Markup = {
  plain: (text) => text,
  bold: (text) => `*${text}*`,
  bullet: (item) => `- ${item}`,
  numbered: (items) => items.map((item, at) => `${at + 1}. ${item}`),
  link: (title, url) => `[${title}](${url})`,
  quotedLine: (line) => `> ${line}`,
  small: (line) => `~${line}`,
  table: ({ title, rows }) => [{ markup: title, isHeading: true }, ...rows.map((row) => ({ markup: row.join("|") }))],
  separator: " / ",
};
const limits: PageLimits = { maxPageText: 60, maxChannelText: 40, maxChannelSources: 2 };
const options: PageOptions = { isChannel: false, markup, limits, moreSources: (count) => `and ${count} more` };
const inChannel: PageOptions = { ...options, isChannel: true };

const source = (at: number, url = ""): Cited => ({ id: `${at}`, title: `S${at}`, publisher: "P", url, asOf: "2025" });
const answerWith = (blocks: readonly Block[], sources: readonly Cited[] = [], reviewed?: string): Answer => ({
  kind: "answer",
  address: { topic: "overview", role: "captain" },
  title: "Captain",
  roles: [],
  blocks,
  sources,
  next: [],
  reviewed,
});
const textOf = (pages: readonly (readonly Chunk[])[]) => pages.map((page) => page.map((one) => one.markup));
const lead: Block = { type: "lead", text: "Captains steer." };
const table: Block = { type: "table", title: "Pay", columns: ["", "Pay"], rows: [["Middle", "$1"]] };

describe("an answer", () => {
  test("is written in the platform's markup, its sources last and in small print", () => {
    const given = answerWith(
      [lead, { type: "note", text: "Careful." }],
      [source(1, "https://a.example")],
      "2026-11-01",
    );
    const { pages, isWhole } = answerPages(given, { ...options, limits: { ...limits, maxPageText: 500 } });
    expect(textOf(pages)).toEqual([
      [
        "Captains steer.",
        "> *Note:* Careful.",
        "~*Sources*\n~[S1](https://a.example) (P, 2025)\n~Last reviewed: 2026-11-01",
      ],
    ]);
    expect(pages[0]?.at(-1)).toMatchObject({ isSmall: true });
    expect(isWhole).toBe(true);
  });

  test("has lists whose items follow their title, and stand below each other without one", () => {
    const given = answerWith([
      { type: "facts", title: "Duties", items: ["a", "b"] },
      { type: "steps", items: ["c", "d"] },
    ]);
    expect(answerPages(given, options).pages.flat()).toEqual([
      { markup: "*Duties*", isHeading: true },
      { markup: "- a", continuesLine: true },
      { markup: "- b", continuesLine: true },
      { markup: "1. c", continuesLine: false },
      { markup: "2. d", continuesLine: true },
    ]);
  });

  test("keeps its sources together while one page can hold them, and has a line for each where it cannot", () => {
    const together = "~*Sources*\n~S1 (P, 2025)\n~S2 (P, 2025)\n~S3 (P, 2025)";
    const given = answerWith(
      [],
      [1, 2, 3].map((at) => source(at)),
    );
    const pagesWith = (maxPageText: number) =>
      answerPages(given, { ...options, limits: { ...limits, maxPageText } }).pages;
    expect(textOf(pagesWith(together.length))).toEqual([[together]]);
    expect(
      pagesWith(together.length - 1)
        .flat()
        .map((one) => one.continuesLine),
    ).toEqual([false, true, true, true]);
  });

  test("begins with what stands above it", () => {
    const { pages } = answerPages(answerWith([lead]), { ...options, opening: [{ markup: "# Captain" }] });
    expect(textOf(pages)).toEqual([["# Captain", "Captains steer."]]);
  });

  test("loses no item between its pages, whatever their lengths", () => {
    const item = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), fc.nat(9), (items, count) => {
        const sources = Array.from({ length: count }, (_, at) => source(at));
        const all = textOf(answerPages(answerWith([{ type: "facts", items }], sources), options).pages).flat();
        expect(all.filter((line) => line.startsWith("- "))).toEqual(items.map((one) => `- ${one}`));
        for (const { title } of sources) expect(all.join("\n").split(`~${title} (`)).toHaveLength(2);
      }),
    );
  });
});

describe("in a channel", () => {
  const brief = (given: Answer) => answerPages(given, inChannel);

  test("an answer that fits is whole, with its sources in one line", () => {
    const { pages, isWhole } = brief(answerWith([lead], [source(1), source(2)]));
    expect(textOf(pages)).toEqual([["Captains steer.", "~Sources: S1 (P, 2025) / S2 (P, 2025)"]]);
    expect(isWhole).toBe(true);
  });

  test("the text may be as long as the limit, and is cut after its last chunk that fits", () => {
    const second = (length: number): Block => ({ type: "lead", text: "y".repeat(length) });
    const room = limits.maxChannelText - "Captains steer.".length - 2 * 2;
    expect(brief(answerWith([lead, second(room)]))).toMatchObject({ isWhole: true, pages: [{ length: 2 }] });
    expect(brief(answerWith([lead, second(room + 1)]))).toMatchObject({ isWhole: false, pages: [{ length: 1 }] });
  });

  test("more sources than the first two are only counted", () => {
    const { pages, isWhole } = brief(
      answerWith(
        [lead],
        [1, 2, 3, 4].map((at) => source(at)),
      ),
    );
    expect(textOf(pages)[0]?.at(-1)).toBe("~Sources: S1 (P, 2025) / S2 (P, 2025) / and 2 more");
    expect(isWhole).toBe(false);
  });

  test("a table comes before lists", () => {
    const { pages } = brief(answerWith([lead, { type: "facts", items: ["z".repeat(30)] }, table]));
    expect(textOf(pages)).toEqual([["Captains steer.", "Pay", "Middle|$1"]]);
  });

  test("a welcome is not followed by its examples, as it is elsewhere", () => {
    const welcome: Answer = { kind: "welcome", title: "Welcome", says: "Ahoy.", blocks: [lead], examples: ["pay?"] };
    expect(brief(welcome)).toEqual({ pages: [[]], isWhole: true });
    expect(textOf(answerPages(welcome, options).pages)).toEqual([["Captains steer.", "*Try for example*", "- pay?"]]);
  });
});
