import { describe, expect, test } from "vitest";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { seededPick, seededRandom } from "../support/seeded.ts";
import { bankFiles, questionsOf } from "./bank.ts";
import { mutationsFor } from "./mutations.ts";
import { shareOf, tryMutations, worstOf } from "./robustness.ts";

const seed = 1;
/** So many questions keep the test short; `npm run robustness` takes them all. */
const sample = 400;

/** About two points under what was measured in November 2026; raise them when understanding has got better. */
const floors: Readonly<Record<string, number>> = {
  "a typing slip": 0.905,
  "another word order": 0.945,
  "filler words": 0.87,
  politeness: 0.835,
  "singular or plural": 0.98,
  "upper case": 0.97,
  "lower case": 0.94,
  "Title Case": 0.98,
  "no punctuation": 0.925,
};

describe("the bank is still read rightly when it is typed differently", () => {
  const kinds = tryMutations(seededPick(bankFiles.flatMap(questionsOf), sample, seed), knowledge, seed).slice(1);

  test("in as many ways as there are floors", () => {
    expect(kinds.map(({ kind }) => kind)).toEqual(Object.keys(floors));
  });

  test.each(kinds)("$kind", ({ kind, tried }) => {
    const worst = worstOf(tried, 5).map(({ typed, outcome }) => `${typed} → ${outcome}`);
    expect(tried.length).toBeGreaterThan(50);
    expect(shareOf(tried), worst.join("\n")).toBeGreaterThanOrEqual(floors[kind] ?? 1);
  });
});

describe("a question typed differently asks the same", () => {
  const sea = knowledgeOf();
  const mutations = mutationsFor(sea);
  const typed = (kind: string, asks: string): string => mutations[kind]?.(asks, seededRandom(seed)) ?? "";

  test.each([
    ["another word order", "pay of a captain in alaska?", "in alaska pay of a captain"],
    ["another word order", "i get seasick easily, can i still sail?", "can i still sail, i get seasick easily"],
    ["another word order", "i am interested in ships", "i am interested in ships"],
    ["another word order", "captain or cook", "captain or cook"],
    ["singular or plural", "what do captains do", "what do captain do"],
    ["singular or plural", "the duty at sea", "the duties at sea"],
    ["singular or plural", "is it cold", "is it cold"],
    ["upper case", "Pay in wa?", "PAY IN WA?"],
    ["lower case", "Pay in WA?", "pay in wa?"],
    ["Title Case", "what's a captain's pay", "What's A Captain's Pay"],
    ["no punctuation", "what's a first-mate's pay, is it 3.5 a mile?", "whats a first mates pay is it 3.5 a mile"],
    ["no punctuation", "B.Sc. or M.D./Ph.D.?", "BSc or MD PhD"],
  ])("%s: %s", (kind, asks, expected) => {
    expect(typed(kind, asks)).toBe(expected);
  });

  test("filler and politeness stand around the words", () => {
    expect(typed("filler words", "captain pay")).toMatch(/^\S.* captain pay( .*)?$/);
    expect(typed("politeness", "captain pay?")).toMatch(/^\S+ .*captain pay\b.* th\S+/);
    expect(typed("politeness", "I am old. May I sail?")).toMatch(/^(hi!|hello,|hey there,|good morning!) I am old\./);
  });

  test("the same seed makes the same slips, and a line more in the bank changes no other line", () => {
    const asked = [
      { asks: "how much does a captain earn", id: "salary/captain" },
      { asks: "duties of a deckhand", id: "duties/deckhand" },
    ];
    const first = tryMutations(asked.slice(1), sea, seed).map(({ tried }) => tried.map(({ typed }) => typed));
    const both = tryMutations(asked, sea, seed).map(({ tried }) =>
      tried.filter(({ question }) => question === asked[1]).map(({ typed }) => typed),
    );
    expect(both).toEqual(first);
    expect(tryMutations(asked, sea, seed + 1)).not.toEqual(tryMutations(asked, sea, seed));
  });

  test("an address is not words, and is left out", () => {
    expect(
      tryMutations([{ asks: "salary/captain", id: "salary/captain" }], sea, seed).flatMap((one) => one.tried),
    ).toEqual([]);
  });
});
