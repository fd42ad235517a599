import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ActionValue,
  actionId,
  actionTypeOf,
  actionTypes,
  formatActionValue,
  maxValueLength,
  parseActionValue,
} from "../../adapters/slack/render/action-value.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const addresses = [...everyAddress(knowledgeOf())];
const someAddress = fc.constantFrom(...addresses);
const someLoad: fc.Arbitrary<ActionValue> = fc.record(
  {
    address: someAddress,
    asked: fc.record({
      question: fc.string({ unit: "grapheme", maxLength: 100 }),
      after: fc.option(someAddress, { nil: undefined }),
    }),
    page: fc.integer({ min: 1, max: 20 }),
    person: fc.constantFrom("U0ALICE000", "W012"),
    helpful: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe("a button's value", () => {
  test("is the address alone where nothing else is to be kept", () => {
    expect(formatActionValue({ address: { topic: "salary", role: "first-mate", place: "tx" } })).toBe(
      "salary/first-mate/tx",
    );
  });

  test("is read back as it was written", () => {
    fc.assert(
      fc.property(someLoad, (load) => {
        const asked = load.asked && { question: load.asked.question.toWellFormed(), after: load.asked.after };
        expect(parseActionValue(formatActionValue(load))).toEqual({
          address: load.address,
          ...load,
          ...(asked && { asked }),
        });
      }),
    );
  });

  test(`has at most ${maxValueLength} characters: a longer question is left out, the rest stays`, () => {
    const address = { topic: "overview", role: "captain" } as const;
    const of = (length: number) => formatActionValue({ address, page: 2, asked: { question: "a".repeat(length) } });
    const fits = maxValueLength - of(0).length;
    expect(of(fits)).toHaveLength(maxValueLength);
    expect(of(fits + 1)).toBe("overview/captain?page=2");
    expect(parseActionValue(of(fits + 1))).toEqual({ address, page: 2 });
  });

  test("of anything at all is read or refused, never a fault", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (value) => void parseActionValue(value)));
    expect(parseActionValue("not an address")).toBeUndefined();
    expect(parseActionValue("?")).toEqual({ address: undefined });
    expect(parseActionValue("overview/captain?page=-1&person=<!here>")).toEqual({
      address: { topic: "overview", role: "captain" },
    });
  });
});

describe("an action's id", () => {
  test.each(actionTypes)("%s is known again, with a number or without", (does) => {
    expect([actionTypeOf(actionId(does)), actionTypeOf(actionId(does, 7))]).toEqual([does, does]);
  });

  test.each(["", "askew", "unknown", ".1", "ASK"])("%j is none of ours", (id) =>
    expect(actionTypeOf(id)).toBeUndefined(),
  );
});
