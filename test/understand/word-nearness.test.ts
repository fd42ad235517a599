import { describe, expect, test } from "vitest";
import { wordsOf } from "../../src/understand/entities/phrase-index.ts";
import { exactSubject, nearestByWords, termsOf, wordIndexOf } from "../../src/understand/subjects/word-nearness.ts";
import { entitiesIn } from "../../src/understand/vocabulary.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const sea = knowledgeOf();
const read = (text: string) => {
  const words = wordsOf(text, sea);
  return { words, entities: entitiesIn(words, sea) };
};
const terms = (text: string) => {
  const { words, entities } = read(text);
  return termsOf(words, entities);
};
const wordings = [
  { text: "how much does a captain earn", subject: "salary" },
  { text: "how long is a deckhand at sea", subject: "work-life/hours" },
  { text: "can a captain wear glasses", subject: "guide/glasses" },
  { text: "can a captain wear a beard", subject: "guide/beard" },
  { text: "what now", subject: "guide/glasses" },
  { text: "what now?", subject: "guide/beard" },
];
const index = wordIndexOf(wordings, read);
const near = (question: string) => nearestByWords(terms(question), index);
const first = (question: string) => [...near(question)].sort(([, a], [, b]) => b.similarity - a.similarity)[0]?.[0];

describe("the nearest wording by words", () => {
  test("is one to itself, and nothing to a wording that shares no word", () => {
    expect(near("can a captain wear glasses").get("guide/glasses")?.similarity).toBeCloseTo(1, 6);
    expect(near("purple elephants").size).toBe(0);
  });

  test("goes by the rare word, not by those that every wording has", () => {
    expect(first("can i wear a beard")).toBe("guide/beard");
    expect(first("how much is it for glasses")).toBe("guide/glasses");
  });

  test("takes one role for another, since a topic is asked of any", () => {
    expect(first("how much does a first mate earn")).toBe("salary");
    expect(terms("how much does a first mate earn")).toContain("<first-mate>");
    expect(terms("how much does a first mate earn")).not.toContain("mate");
  });

  test("stays between nothing and one", () => {
    for (const { similarity } of near("how much how long can a captain earn glasses and beard in alaska").values()) {
      expect(similarity).toBeGreaterThan(0);
      expect(similarity).toBeLessThanOrEqual(1);
    }
  });
});

describe("a question that is worded just so", () => {
  const exact = (question: string) => exactSubject(read(question).words, index);

  test("is told whatever its case, plurals and punctuation", () => {
    expect(exact("Can a Captain wear glasses?!")).toBe("guide/glasses");
    expect(exact("can a captain wear hats")).toBeUndefined();
  });

  test("is not told where two subjects are worded so", () => {
    expect(exact("what now")).toBeUndefined();
  });
});
