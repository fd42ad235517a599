import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import { askSuggestions } from "../../src/commands/suggest-questions.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf({
  guides: {
    tattoos: {
      title: "Do tattoos matter aboard?",
      asked: ["can i have ink on my hands as a sailor", "are piercings allowed"],
    },
  },
});
const suggested = (typed: string) => askSuggestions(typed, knowledge).map(({ address }) => formatAddress(address));

describe("suggestions where a question is typed", () => {
  test.each([
    ["the beginning of a title", "do tatt", "guide/tattoos"],
    ["a word from the middle of a title", "aboard", "guide/tattoos"],
    ["words of an example question", "piercings", "guide/tattoos"],
    ["words in another order", "hands ink", "guide/tattoos"],
    ["a slip", "piercngs", "guide/tattoos"],
    ["two letters that changed places", "inlk hadns", "guide/tattoos"],
    ["words of the title and of an example question", "tattoos sailor", "guide/tattoos"],
    ["a slip in words of another wording", "motion sicknes", "guide/seasick"],
    ["the slip of a role", "captian", "overview/captain"],
    ["the slip of a term", "boatswian", "term/bosun"],
    ["the slip of a state", "alasak", "licence/ak"],
  ])("%s: %j brings %s", (_, typed, address) => expect(suggested(typed)).toContain(address));

  test("what fits nothing brings nothing", () => expect(suggested("zzzzqqqq")).toEqual([]));

  test("nothing typed, or signs alone, bring no common questions by chance", () => {
    expect(suggested(" ").some((address) => address.startsWith("guide/"))).toBe(false);
    expect(suggested("?!").some((address) => address.startsWith("guide/"))).toBe(false);
  });

  test("whatever is typed, there are at most eight, each once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (typed) => {
        const found = suggested(typed);
        expect(found.length).toBeLessThanOrEqual(8);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
