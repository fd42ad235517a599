import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Address, formatAddress, parseAddress, roleTopics } from "../src/address.ts";
import { partsByTopic } from "../src/knowledge/parts.ts";

/** Short enough that three of them stay within the length of an address. */
const id = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}$/);
const state = fc.stringMatching(/^[a-z]{2}$/);
const metro = fc.tuple(id, state).map(([city, code]) => `${city}-${code}`);
const place = fc.oneof(state, metro);
const part = fc.constantFrom(...Object.values(partsByTopic).flat());
const optional = <Thing>(thing: fc.Arbitrary<Thing>) => fc.option(thing, { nil: undefined });

const address: fc.Arbitrary<Address> = fc.oneof(
  fc
    .record({ topic: fc.constantFrom(...roleTopics), role: id, part: optional(part), place: optional(place) })
    .map(({ topic, role, ...rest }) => ({
      ...{ topic, role },
      ...(rest.part && { part: rest.part }),
      ...(rest.place && { place: rest.place }),
    })),
  fc
    .record({ subjects: fc.array(id, { minLength: 2, maxLength: 3 }), part: optional(part), place: optional(place) })
    .map(({ subjects, ...rest }) => ({
      ...{ topic: "compare" as const, subjects },
      ...(rest.part && { part: rest.part }),
      ...(rest.place && { place: rest.place }),
    })),
  fc
    .record({ role: id, places: fc.uniqueArray(state, { minLength: 2, maxLength: 5 }) })
    .map(({ role, places: [at = "", ...otherPlaces] }) => ({ topic: "salary" as const, role, place: at, otherPlaces })),
  fc
    .record({ role: id, place: optional(state), year: fc.constantFrom("1999", "2012", "2030") })
    .map(({ role, year, ...rest }) => ({
      ...{ topic: "salary" as const, role },
      ...(rest.place && { place: rest.place }),
      year,
    })),
  fc.record({ topic: fc.constant("path" as const), from: id, to: id }),
  fc.record({ topic: fc.constant("licence" as const), place }),
  fc.record({ topic: fc.constantFrom("guide" as const, "term" as const), id }),
  fc.record({
    topic: fc.constant("find" as const),
    filters: fc.uniqueArray(
      id.filter((one) => one !== "all"),
      { maxLength: 4 },
    ),
  }),
);

describe("an address", () => {
  test("comes back from writing and reading as it was", () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(parseAddress(formatAddress(one))).toEqual(one);
      }),
    );
  });

  test("comes back in whatever case and with whatever space around it", () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(parseAddress(`  ${formatAddress(one).toUpperCase()}\n`)).toEqual(one);
      }),
    );
  });

  test("that can be read is written in one way only", () => {
    const asTyped = fc.tuple(
      fc.constantFrom(...roleTopics, "compare", "path", "licence", "guide", "term", "find"),
      fc.array(id),
    );
    fc.assert(
      fc.property(asTyped, fc.constantFrom("/", "+"), ([topic, ids], between) => {
        const read = parseAddress([topic, ids.join(between)].join("/"));
        if (read) expect(parseAddress(formatAddress(read))).toEqual(read);
      }),
    );
  });

  test.each<[typed: string, address: Address]>([
    ["salary/captain", { topic: "salary", role: "captain" }],
    ["salary/captain/wa", { topic: "salary", role: "captain", place: "wa" }],
    ["salary/captain/seattle-wa", { topic: "salary", role: "captain", place: "seattle-wa" }],
    ["requirements/captain/cost", { topic: "requirements", role: "captain", part: "cost" }],
    ["requirements/captain/cost/wa", { topic: "requirements", role: "captain", part: "cost", place: "wa" }],
    ["requirements/captain/wa/cost", { topic: "requirements", role: "captain", part: "cost", place: "wa" }],
    ["compare/captain+baker+ships-cook", { topic: "compare", subjects: ["captain", "baker", "ships-cook"] }],
    ["path/deckhand+captain", { topic: "path", from: "deckhand", to: "captain" }],
    ["licence/wa", { topic: "licence", place: "wa" }],
    ["guide/seasick", { topic: "guide", id: "seasick" }],
    ["term/bosun", { topic: "term", id: "bosun" }],
    ["find/all", { topic: "find", filters: [] }],
    ["find/no-nights+best-paid", { topic: "find", filters: ["no-nights", "best-paid"] }],
  ])("%s is read", (typed, read) => expect(parseAddress(typed)).toEqual(read));
});

describe("what is no address is undefined, and throws nothing:", () => {
  test.each([
    "",
    " ",
    "/",
    "salary",
    "salary/",
    "/captain",
    "salary//wa",
    "salary/captain/",
    "salary/captain/wa/wa",
    "salary/captain/wa/fl/ny/ca/or/me",
    "duties/captain/wa/fl",
    "salary/captain/cost/hours",
    "salary/captain/cost/wa/x",
    "salary/captain+deckhand",
    "salary/first mate",
    "salary/first_mate",
    "salary/-captain",
    "salary/captain-",
    "salary/first--mate",
    "salary/captain?x=1",
    "salary/captain#x",
    "salary/../captain",
    "salary/capitán",
    "salary/cap\u0000tain",
    "salaries/captain",
    "toString/captain",
    "__proto__/captain",
    "compare/captain",
    "compare/captain+",
    "compare/a+b+c+d+e+f+g",
    "compare/a+b/wa/fl",
    "compare/a+b/hours/cost",
    "path/captain",
    "path/a+b+c",
    "path/a+b/wa",
    "licence/wa/fl/wa",
    "licence/wa+fl",
    "guide/seasick/wa",
    "guide/a+b",
    "term/bosun/x",
    "find/a+b+c+d+e",
    "find/all/wa",
    "https://example.org/salary/captain",
    "how much does a captain earn?",
    `salary/${"a".repeat(200)}`,
  ])("%j", (typed) => expect(parseAddress(typed)).toBeUndefined());

  test("or an address, whatever is typed", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom("/", "+", "-", "salary", "compare", "find", "all", "wa", ".", " "),
        fc.string({ unit: "binary" }),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          pieces.map((all) => all.join("")),
        ),
        (typed) => {
          const read = parseAddress(typed);
          if (read) expect(parseAddress(formatAddress(read))).toEqual(read);
        },
      ),
      { numRuns: 500 },
    );
  });
});
