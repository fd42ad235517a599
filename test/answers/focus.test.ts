import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { focused } from "../../src/answers/focus.ts";
import { knowledge } from "../support/real-knowledge.ts";

const given = (written: string) => {
  const address = parseAddress(written);
  if (address === undefined) throw new Error(written);
  return answer(address, knowledge);
};
const factsOf = (one: ReturnType<typeof given>): readonly string[] =>
  one.kind === "answer"
    ? one.blocks.flatMap((block) => (block.type === "facts" && !block.title ? block.items : []))
    : [];

describe("the facts of an answer", () => {
  test.each([
    ["guide/resume", "do my retail jobs count for anything", /retail/i],
    ["guide/resume", "do they use software to sort applications", /software/],
  ])("of %s begin with the one that is asked about: “%s”", (address, question, says) => {
    expect(factsOf(focused(given(address), question, knowledge))[0]).toMatch(says);
  });

  test("stay as they are where the question tells none apart", () => {
    expect(focused(given("guide/resume"), "how do i write a resume", knowledge)).toBe(given("guide/resume"));
  });

  test("are all still there, whatever is asked", () => {
    const guides = [...knowledge.guides.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...guides), fc.lorem({ maxCount: 20 }), fc.nat(), (id, words, pick) => {
        const whole = given(`guide/${id}`);
        const facts = factsOf(whole);
        const question = `${words} ${facts[pick % Math.max(1, facts.length)] ?? ""}`;
        expect([...factsOf(focused(whole, question, knowledge))].sort()).toEqual([...facts].sort());
      }),
      { numRuns: 200 },
    );
  });
});
