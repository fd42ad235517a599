import { describe, expect, test } from "vitest";
import { mutationsFor } from "../../questions/score/mutations.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { seededRandom } from "../support/seeded.ts";

const seed = 1;

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

  test("an abbreviation, and words without a place to move, stay as they are", () => {
    expect(typed("singular or plural", "RCIS or CCT")).toBe("RCIS or CCT");
    expect(typed("another word order", "school for captains")).toBe("school for captains");
  });
});
