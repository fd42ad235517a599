import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { answerAt } from "../../src/answers/answer.ts";
import { ask } from "../../src/ask.ts";
import { addressProblem } from "../../src/knowledge/address-problem.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { knowledge } from "../support/real-knowledge.ts";

const textAt = (address: string): string => {
  const given = answerAt(address, knowledge);
  return given === undefined ? "" : plainText(given);
};

describe("an address may name several places", () => {
  test.each([
    "salary/ct-technologist/tx/fl",
    "salary/ct-technologist/houston-tx/chicago-il/ny",
    "licence/id/or",
    "requirements/ct-technologist/cost/tx",
  ])("%s is read and written alike", (written) => {
    const address = parseAddress(written);
    expect(address && formatAddress(address)).toBe(written);
  });

  test.each([
    ["salary/ct-technologist/tx/tx", "the same one twice"],
    ["salary/ct-technologist/tx/fl/ny/ca/oh/pa", "more than a phone can show"],
    ["requirements/ct-technologist/tx/fl", "for a topic that has none of several"],
    ["salary/ct-technologist/cost/duties", "two parts"],
  ])("but not %s: %s", (written) => expect(parseAddress(written)).toBeUndefined());

  test("each of which must exist", () => {
    expect(addressProblem(knowledge, "salary/ct-technologist/tx/zz")).toContain('no place "zz"');
    expect(answerAt("salary/ct-technologist/tx/zz", knowledge)).toBeUndefined();
  });
});

describe("pay in several places", () => {
  test("names the best paid first, with every figure", () => {
    const text = textAt("salary/radiologic-technologist/tx/ca");
    expect(text).toMatch(/^Radiologic technologist: pay in Texas and California/);
    expect(text).toMatch(/earn more in California: \$[\d,]+ a year in the middle.*In Texas it is \$[\d,]+ a year/);
  });

  test("says which place has no figure, and gives the country's", () => {
    const text = textAt("salary/radiologic-technologist/tx/gu");
    expect(text).toContain("In Texas, radiologic technologists earn");
    expect(text).toContain("We hold no figure for radiologic technologists in Guam. In the whole country:");
  });

  test("is what a question about them asks for", () => {
    const { answer } = ask("how much do radiologic technologists make in texas or florida?", knowledge);
    expect(answer.kind === "answer" && formatAddress(answer.address)).toBe("salary/radiologic-technologist/tx/fl");
  });
});

test("the license of several states: each in its own sentence", () => {
  const text = textAt("licence/tx/fl");
  expect(text).toMatch(/Texas requires a state licence/);
  expect(text).toMatch(/Florida requires a state licence/);
});

describe("pay of a year", () => {
  test("that is held opens with its own figure", () => {
    expect(textAt("salary/mri-technologist/2023")).toMatch(/earn \$[\d,]+ a year in the middle.*\(BLS, May 2023\)/);
  });

  test.each([
    ["salary/mri-technologist/2012", /^.*\n+I hold no figure for 2012; the nearest is of May 20\d\d\./],
    ["salary/mri-technologist/2030", /I hold no figure for 2030; the nearest is of May 2025\./],
  ])("that is not held says so, and gives the nearest: %s", (address, says) => {
    expect(textAt(address)).toMatch(says);
  });

  test.each([
    ["how much did mri techs make in 2012", "salary/mri-technologist/2012"],
    ["do mri techs make 2000 a week", undefined],
  ])("is what “%s” asks for, or not", (question, id) => {
    const { answer } = ask(question, knowledge);
    const given = answer.kind === "answer" ? formatAddress(answer.address) : undefined;
    if (id === undefined) expect(given ?? "").not.toContain("2000");
    else expect(given).toBe(id);
  });
});

describe("a comparison", () => {
  test("takes up to six", () => {
    const six = ["ct", "mri", "mammography", "nuclear-medicine", "radiologic"].map((one) => `${one}-technologist`);
    expect(parseAddress(`compare/${[...six, "sonographer"].join("+")}`)).toBeDefined();
    expect(parseAddress(`compare/${[...six, "sonographer", "radiologist"].join("+")}`)).toBeUndefined();
  });

  test("may be in a place, whose pay it tells", () => {
    const text = textAt("compare/radiologic-technologist+sonographer/tx");
    expect(text).toMatch(/side by side in Texas/);
    expect(text).toMatch(/In the middle in Texas sonographers .*earn more/);
  });

  test("of two names of one role says that they are one job", () => {
    for (const question of ["is a sonographer the same as an ultrasound tech", "ct tech vs ct technologist?"]) {
      const { answer } = ask(question, knowledge);
      expect(answer.kind === "answer" && answer.address.topic).toBe("overview");
      expect(plainText(answer)).toContain("Other names for the same job");
    }
  });
});

describe("a comparison by one thing", () => {
  test("opens with what each entry says of it", () => {
    const text = textAt("compare/cardiac-sonographer+cardiac-interventional-technologist/body");
    const [opening = ""] = text.split("\n\n").slice(1);
    expect(opening).toMatch(/^Cardiac sonographer: .*\. Cardiac interventional technologist: /);
  });

  test.each(["compare/ct-technologist+sonographer/nonsense", "compare/registered-nurse+physician-assistant/body"])(
    "is none where nothing is written of it: %s",
    (address) => expect(answerAt(address, knowledge)).toBeUndefined(),
  );
});
