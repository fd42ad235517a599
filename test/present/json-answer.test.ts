import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { ask } from "../../src/ask.ts";
import { jsonAnswer, jsonQuestion } from "../../src/present/json-answer.ts";
import type { Reading } from "../../src/understand/interpretation.ts";
import { oddAnswers } from "../adapters/odd-answers.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

/** Characters that parsers trip over, half a pair of surrogates among them. */
const oddCharacters = fc.constantFrom(...'{}[]":,/\\ az09é\u0000\u001b\n\u200b', "😀", "\ud800");

describe("a line is read as a question", () => {
  test.each([
    { about: "plain words are words", line: "pay of a mate", question: "pay of a mate" },
    { about: "JSON gives the question", line: '{"question":"pay?"}', question: "pay?" },
    { about: "JSON may be indented and say more", line: ' {"question":"pay?","more":1}', question: "pay?" },
    {
      about: "the answer before",
      line: '{"question":"why?","after":"salary/mate/wa"}',
      question: "why?",
      after: "salary/mate/wa",
    },
    { about: "an answer before that is none", line: '{"question":"why?","after":"the moon"}', question: "why?" },
    { about: "an answer before that is no text", line: '{"question":"why?","after":7}', question: "why?" },
    { about: "an empty question stays one", line: '{"question":""}', question: "" },
    { about: "broken JSON is words", line: '{"question":"pay?"', question: '{"question":"pay?"' },
    { about: "JSON without a question is words", line: '{"asked":"pay?"}', question: '{"asked":"pay?"}' },
    {
      about: "a question that is no text is words",
      line: '{"question":{"pay":1}}',
      question: '{"question":{"pay":1}}',
    },
    { about: "a list is words", line: '["pay?"]', question: '["pay?"]' },
    { about: "nothing is an empty question", line: "", question: "" },
  ])("$about", ({ line, question, after }) => {
    const read = jsonQuestion(line);
    expect(read.question).toBe(question);
    expect(read.after && formatAddress(read.after)).toBe(after);
  });

  test("whatever the line holds", () => {
    const lines = fc.oneof(
      fc.string({ unit: oddCharacters }),
      fc.json(),
      fc.string().map((text) => `{${text}`),
      fc.record({ question: fc.jsonValue(), after: fc.jsonValue() }).map((one) => JSON.stringify(one)),
      // A name that an object could trip over.
      fc.jsonValue().map((value) => JSON.stringify({ question: { toString: value }, after: { toString: value } })),
    );
    fc.assert(
      fc.property(lines, (line) => {
        expect(typeof jsonQuestion(line).question).toBe("string");
      }),
    );
  });

  test("a question and an address come through as they were", () => {
    const afters = fc.constantFrom(...everyAddress(knowledgeOf()));
    fc.assert(
      fc.property(fc.string({ unit: oddCharacters }), afters, (question, after) => {
        const line = JSON.stringify({ question, after: formatAddress(after) });
        expect(jsonQuestion(line)).toEqual({ question, after });
      }),
    );
  });
});

describe("an answer as JSON", () => {
  const fields = [
    "question",
    "kind",
    "id",
    "topic",
    "roles",
    "place",
    "title",
    "text",
    "sources",
    "choices",
    "confidence",
  ];
  const reading: Reading = { outcome: { kind: "welcome" }, confidence: 2 / 3, evidence: [], runnersUp: [] };

  test.each(oddAnswers.map((given) => ({ given, kind: given.kind, title: given.title.slice(0, 20) })))(
    "has every field, whatever its kind: $kind, $title",
    ({ given }) => {
      const written = jsonAnswer({ question: "pay?", reading, answer: given });
      expect(Object.keys(written).sort()).toEqual([...fields].sort());
      expect(JSON.parse(JSON.stringify(written))).toStrictEqual(written);
      expect(written).toMatchObject({ question: "pay?", kind: given.kind, title: given.title, confidence: 0.667 });
      const address = given.kind === "answer" ? formatAddress(given.address) : null;
      expect([written.id, written.place]).toEqual([address, null]);
    },
  );

  test("picking a choice is asking its id", () => {
    const knowledge = knowledgeOf();
    for (const address of everyAddress(knowledge)) {
      const given = answer(address, knowledge);
      const { id, choices } = jsonAnswer({ question: "", reading, answer: given });
      expect(id).toBe(formatAddress(address));
      for (const choice of choices) {
        const picked = parseAddress(choice.id);
        expect(picked && answer(picked, knowledge), choice.id).toMatchObject({ kind: "answer", title: choice.title });
      }
    }
  });

  test("is sure between 0 and 1, whatever is asked", () => {
    const knowledge = knowledgeOf();
    const words = fc.constantFrom(
      "pay",
      "captain",
      "deckhand",
      "weather",
      "and",
      "wa",
      "what is",
      "bosun",
      "zork",
      "?",
      "hello",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((some) => some.join(" ")),
        ),
        (question) => {
          const { confidence, text, title } = jsonAnswer(ask(question, knowledge));
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(text.startsWith(title)).toBe(true);
        },
      ),
    );
  });
});
