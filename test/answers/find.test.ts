import { describe, expect, test } from "vitest";
import { answer } from "../../src/answers/answer.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const sea = knowledgeOf();
const found = (...filters: string[]): string => plainText(answer({ topic: "find", filters }, sea));

describe("roles are found by wish", () => {
  test("all wishes must be met, and the best paid comes first", () => {
    const text = found("ashore", "best-paid");
    expect(text).toContain("2 of 4 roles here, by your wish: nights ashore and best paid first.");
    expect(text.indexOf("Captain: $85,000")).toBeGreaterThan(0);
    expect(text.indexOf("Captain: $85,000")).toBeLessThan(text.indexOf("Deckhand: $49,000"));
    expect(text).not.toContain("Ship's cook");
  });

  test("years of schooling are counted from the earliest a person can enter", () => {
    expect(found("quick")).toContain("First mate");
    expect(found("quick")).not.toContain("Captain: ");
  });

  test("wishes that no role meets are told so, with what to do", () => {
    const none = knowledgeOf({ roles: { captain: { traits: undefined }, deckhand: { traits: undefined } } });
    expect(plainText(answer({ topic: "find", filters: ["ashore"] }, none))).toContain("No role here meets all of this");
  });

  test("no wish at all lists every role by family", () => {
    const text = found();
    for (const part of ["Crew:", "Officers:", "Captain: $85,000", "Ship's cook: $36,000"]) expect(text).toContain(part);
  });

  test("a wish that nobody wrote down leads to a kind sentence", () => {
    expect(answer({ topic: "find", filters: ["on-the-moon"] }, sea)).toMatchObject({ kind: "unknown" });
  });
});
