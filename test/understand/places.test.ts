import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/address.ts";
import { questionOf } from "../../src/understand/read-question.ts";
import { entitiesIn, mendedWords } from "../../src/understand/vocabulary.ts";
import { knowledge } from "../support/real-knowledge.ts";

const placeIn = (text: string, spokenOf?: string) =>
  entitiesIn(mendedWords(text, knowledge).words, knowledge, spokenOf).place?.id;

describe("the place that is meant", () => {
  test.each([
    ["not texas, tennessee", "tn"],
    ["moving from florida to maine, xray pay there?", "me"],
    ["rad tech wages in washington dc, thinking of leaving virginia", "dc"],
    ["pay in springfield, il", "springfield-il"],
    ["nyc mri tech pay", "new-york-ny"],
    ["reno xray salary", "reno-nv"],
    ["pay in new york or new jersey", "ny"],
  ])("of “%s” is %s", (text, place) => {
    expect(placeIn(text)).toBe(place);
  });

  test.each([
    ["mri pay in texas vs florida", ["tx", "fl"]],
    ["do i need a license in Idaho AND Oregon", ["id", "or"]],
    ["ct pay in ohio, indiana or michigan", ["oh", "in", "mi"]],
    ["from ohio to texas, is pay better", ["tx"]],
    ["pay in houston, texas", ["houston-tx"]],
    ["not maine but vermont", ["vt"]],
  ])("may be several: “%s”", (text, places) => {
    const { place, otherPlaces } = entitiesIn(mendedWords(text, knowledge).words, knowledge);
    expect([place, ...otherPlaces].map((one) => one?.id)).toEqual(places);
  });

  test.each([
    ["and in portland?", "me", "portland-me"],
    ["and in portland?", "or", "portland-or"],
    ["and in portland?", "tx", "portland-or"],
    ["what about columbus", "ga", "columbus-ga"],
    ["what about new york", "ny", "ny"],
  ])("among towns of one name is the one in the state that is spoken of: “%s” after %s", (text, state, place) => {
    expect(placeIn(text, state)).toBe(place);
  });

  test.each([
    ["mri tech salary 75201", "tx"],
    ["pay near 10001?", "ny"],
    ["my zip is 04101, what do they make", "me"],
    ["can i live on 45000", undefined],
    ["make 52310 a year as a tech", undefined],
  ])("is told by a postal code: “%s”", (text, state) => {
    expect(placeIn(text)).toBe(state);
  });

  test.each(["national average pay", "which states pay the most", "how much do they make in the US"])(
    "may be the whole country: “%s”",
    (text) => {
      const read = entitiesIn(mendedWords(text, knowledge).words, knowledge);
      expect(read).toMatchObject({ isNationwide: true, place: undefined });
    },
  );

  test("is no town in a word that only looks like one", () => {
    const { place, doubtfulPlaces } = entitiesIn(
      mendedWords("is reading 120 a day normal", knowledge).words,
      knowledge,
    );
    expect([place, ...doubtfulPlaces]).toEqual([undefined]);
  });

  test("does not name others by a part of its own name", () => {
    const { doubtfulPlaces } = entitiesIn(mendedWords("pay in washington dc", knowledge).words, knowledge);
    expect(doubtfulPlaces).toEqual([]);
  });
});

describe("what a message quotes", () => {
  const read = (text: string, after?: string) =>
    questionOf(text, mendedWords(text, knowledge), knowledge, {
      after: after === undefined ? undefined : parseAddress(after),
    }).entities;

  test("is not what its own words ask about", () => {
    const { roles, place } = read("> mri techs make 200k in california\nwhat do ct techs make in texas?");
    expect(roles.map(({ id }) => id)).toEqual(["ct-technologist"]);
    expect(place?.id).toBe("tx");
  });

  test("says what it speaks of where its own words do not", () => {
    const { roles, place } = read("> mri techs make 200k in california\nis that true");
    expect(roles.map(({ id }) => id)).toEqual(["mri-technologist"]);
    expect(place?.id).toBe("ca");
  });

  test("is read as a question where nothing else is said", () => {
    expect(read("> do mri techs work nights").roles.map(({ id }) => id)).toEqual(["mri-technologist"]);
  });
});
