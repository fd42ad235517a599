import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import type { Entities } from "../../src/understand/entities/entities.ts";
import { candidateAddresses } from "../../src/understand/ranking/candidates.ts";
import { decide } from "../../src/understand/ranking/decide.ts";
import type { ReadQuestion } from "../../src/understand/ranking/features.ts";
import { type RankedOption, ranked, scoreOf } from "../../src/understand/ranking/rank.ts";
import { questionOf } from "../../src/understand/read-question.ts";
import { headOutputs } from "../../src/understand/subjects/head-outputs.ts";
import { type HeadsFile, readingModelOf, type Scorer } from "../../src/understand/subjects/reading-model.ts";
import { subjectOf } from "../../src/understand/subjects/subject-of.ts";
import { nearestWordings, packed } from "../../src/understand/subjects/wording-vectors.ts";
import { mendedWords } from "../../src/understand/vocabulary.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf({ subjects: { danger: { first: true, says: "Please talk to somebody now." } } });
const [roleId = "", otherRole = ""] = [...knowledge.roles.keys()];
const [guideId = ""] = [...knowledge.guides.keys()];
const [place = ""] = [...knowledge.places.keys()];

const base64 = (numbers: Int8Array | Float32Array): string => Buffer.from(numbers.buffer).toString("base64");

/** Heads over vectors of as many numbers as there are heads: each head's logit is its own number. */
function headsFor(subjects: readonly string[], roles: readonly string[] = [], more: Partial<HeadsFile> = {}) {
  const size = subjects.length + roles.length;
  const values = new Int8Array(size * size);
  for (let at = 0; at < size; at++) values[at * size + at] = 1;
  return readingModelOf({
    files: {},
    learnedFrom: [],
    tokens: { start: 0, end: 2, most: 96, first: 36, mostBefore: 24, mostCharacters: 2000 },
    subjects: [...subjects],
    roles: [...roles],
    wishes: [],
    weights: {
      values: base64(values),
      scales: base64(new Float32Array(size).fill(1)),
      biases: base64(new Float32Array(size)),
    },
    ...more,
  });
}

const noNames: Entities = {
  roles: [],
  hints: [],
  outside: [],
  terms: [],
  place: undefined,
  otherPlaces: [],
  year: undefined,
  isNationwide: false,
  doubtfulPlaces: [],
  wishes: [],
  field: [],
};

describe("the heads", () => {
  test("give probabilities that add up to one, the likeliest first", () => {
    const { subjects } = headOutputs(
      Float32Array.of(1, 3, 0),
      new Map(),
      headsFor(["salary", "duties", "find"]),
      knowledge,
    );
    expect([...subjects.keys()]).toEqual(["duties", "salary", "find"]);
    expect([...subjects.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
  });

  test("of entries that are gone say nothing", () => {
    const model = headsFor(["salary", "guide/long-gone", "term/long-gone"], ["nobody"]);
    const outputs = headOutputs(Float32Array.of(0, 9, 9, 9), new Map(), model, knowledge);
    expect([...outputs.subjects.keys()]).toEqual(["salary"]);
    expect(outputs.roles.size).toBe(0);
  });

  test("leave an entry that none was trained for to its nearest wording", () => {
    const model = headsFor(["salary"], [], { newEntry: { slope: 20, constant: -10 } });
    const subject = `guide/${guideId}`;
    const near = new Map([[subject, { text: "like this", similarity: 0.9 }]]);
    const far = new Map([[subject, { text: "like this", similarity: 0.1 }]]);
    const shareWith = (nearest: typeof near) =>
      headOutputs(Float32Array.of(2), nearest, model, knowledge).subjects.get(subject) ?? 0;
    expect(shareWith(near)).toBeGreaterThan(0.9);
    expect(shareWith(far)).toBeLessThan(0.01);
  });

  test("are refused where names and weights do not fit together", () => {
    const { weights, ...file } = {
      ...headsFor(["salary"]),
      weights: {
        values: base64(new Int8Array(2)),
        scales: base64(new Float32Array(1)),
        biases: base64(new Float32Array(1)),
      },
    };
    const { size: _, scales: __, biases: ___, ...rest } = file;
    expect(() => readingModelOf({ ...rest, subjects: ["salary", "duties"], weights })).toThrow(/names 2 heads/);
  });
});

describe("the nearest wording", () => {
  test("is found however long the vectors are", () => {
    const vectors = [Float32Array.of(3, 0, 0), Float32Array.of(0, 0.1, 0)].map(packed);
    const values = Int8Array.from(vectors.flatMap((one) => [...one.values]));
    const scales = Float32Array.from(vectors, ({ scale }) => scale);
    const wordings = [
      { text: "east", subject: "guide/east" },
      { text: "north", subject: "guide/north" },
    ];
    const nearest = nearestWordings(Float32Array.of(0, 40, 0), { wordings, size: 3, values, scales });
    expect(nearest.get("guide/north")?.similarity).toBeCloseTo(1, 2);
    expect(nearest.get("guide/east")?.similarity).toBeCloseTo(0, 2);
  });
});

describe("the subject of an address", () => {
  test.each([
    [`salary/${roleId}/${place}`, "salary"],
    [`requirements/${roleId}/cost/${place}`, "requirements/cost"],
    [`compare/${roleId}+${otherRole}`, "compare"],
    ["find/all", "find"],
    [`guide/${guideId}`, `guide/${guideId}`],
  ])("%s is %s", (written, subject) => {
    const address = parseAddress(written);
    expect(address && subjectOf(address)).toBe(subject);
  });
});

describe("candidates", () => {
  const asked = (subjects: Record<string, number>, more: Partial<Parameters<typeof candidateAddresses>[0]> = {}) =>
    candidateAddresses({
      outputs: {
        logits: new Map(),
        subjects: new Map(Object.entries(subjects)),
        roles: new Map([
          [roleId, 2],
          [otherRole, -1],
        ]),
        wishes: new Map(),
      },
      entities: noNames,
      after: undefined,
      place: undefined,
      knowledge,
      ...more,
    }).map(formatAddress);

  test("put each likely subject beside each likely role", () => {
    const found = asked({ salary: 0.6, duties: 0.3 });
    expect(found).toEqual(expect.arrayContaining([`salary/${roleId}`, `duties/${roleId}`, `salary/${otherRole}`]));
  });

  test("keep the place of the answer before, or leave it", () => {
    const found = asked({ salary: 0.9 }, { after: { topic: "salary", role: roleId, place } });
    expect(found).toEqual(expect.arrayContaining([`salary/${roleId}/${place}`, `salary/${roleId}`]));
  });

  test("never lead to a guide or term that is not there", () => {
    const found = asked({ "guide/long-gone": 0.9, "term/long-gone": 0.05 });
    expect(found.filter((address) => address.includes("long-gone"))).toEqual([]);
  });
});

describe("a decision", () => {
  const decision = {
    confidence: [0, 1, 0, 0, 0],
    answerFrom: 0.6,
    answerFromAfter: 0.6,
    offerFrom: 0.5,
    doubtFrom: 1,
    declineFrom: 0.5,
    crisisFrom: 0.2,
  };
  const urgent = [...knowledge.subjects].find(([, { first }]) => first)?.[0] ?? "";
  const [calm = ""] = [...knowledge.subjects].flatMap(([id, { first }]) => (first ? [] : [id]));
  const address = (written: string, share: number): RankedOption => {
    const parsed = parseAddress(written);
    if (parsed === undefined) throw new Error(written);
    return { kind: "address", address: parsed, features: {}, share };
  };
  const decline = (id: string, share: number): RankedOption => ({
    kind: "decline",
    id,
    reason: id,
    features: {},
    share,
  });
  const unknown = (share: number): RankedOption => ({ kind: "unknown", features: {}, share });

  const read = (words: string): ReadQuestion => questionOf(words, mendedWords(words, knowledge), knowledge, {});
  const outcomeOf = (options: readonly RankedOption[]) => decide(options, decision, read("some words")).outcome;

  test("answers when it is sure", () => {
    expect(outcomeOf([address(`salary/${roleId}`, 0.8), unknown(0.2)])).toMatchObject({ kind: "address" });
  });

  test("offers two when either may be meant", () => {
    const outcome = outcomeOf([address(`salary/${roleId}`, 0.4), address(`duties/${roleId}`, 0.35), unknown(0.25)]);
    expect(outcome).toMatchObject({ kind: "choices", about: "meaning" });
  });

  test("asks for the role where only that differs", () => {
    const outcome = outcomeOf([address(`salary/${roleId}`, 0.4), address(`salary/${otherRole}`, 0.35), unknown(0.25)]);
    expect(outcome).toMatchObject({ kind: "choices", about: "role" });
  });

  test("does not know when nothing is likely", () => {
    expect(outcomeOf([unknown(0.7), address(`salary/${roleId}`, 0.2)])).toMatchObject({ kind: "unknown" });
  });

  test("declines when it is rather not ours", () => {
    expect(outcomeOf([decline(calm, 0.6), address(`salary/${roleId}`, 0.4)])).toEqual({
      kind: "declined",
      subject: calm,
    });
  });

  test("lets a danger come first, though an answer is likelier", () => {
    expect(outcomeOf([address(`salary/${roleId}`, 0.7), decline(urgent, 0.3)])).toEqual({
      kind: "declined",
      subject: urgent,
    });
  });
});

describe("the ranker", () => {
  test("weighs each feature and adds what it always adds", () => {
    const scorer: Scorer = { constant: 1, weights: { near: 3 } };
    expect(scoreOf({ near: 10 }, scorer)).toBe(31);
    expect(scoreOf({}, scorer)).toBe(1);
  });

  test("lets all options of a question compete", () => {
    const scorer: Scorer = { constant: 0, weights: { x: 1 } };
    const options = ranked(
      [
        { kind: "unknown", features: { x: 0 } },
        { kind: "decline", id: "a", reason: "a", features: { x: 1 } },
      ],
      { address: scorer, decline: scorer, unknown: scorer },
    );
    expect(options.map(({ kind }) => kind)).toEqual(["decline", "unknown"]);
    expect(options.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });
});
