import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/address.ts";
import { QuestionMeanings, whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import type { EncodedText } from "../../src/runtime/encoder/text-encoder.ts";
import type { ReadingModel } from "../../src/understand/subjects/reading-model.ts";
import { noWordings } from "../../src/understand/subjects/wording-vectors.ts";

/** What reads meanings without a model: each text becomes its length. */
function meaningsOf(encode: (text: EncodedText) => Promise<Float32Array | undefined>) {
  const asked: EncodedText[] = [];
  const meanings = new QuestionMeanings({} as ReadingModel, noWordings, (text) => {
    asked.push(text);
    return encode(text);
  });
  return { meanings, asked };
}
const lengthOf = async ({ text }: EncodedText) => Float32Array.of(text.length);

describe("what questions mean", () => {
  test("is there when something pure is run again, and then remembered", async () => {
    const { meanings, asked } = meaningsOf(lengthOf);
    const run = () => meanings.of("how much?", undefined)?.[0];
    expect(run()).toBeUndefined();
    expect(await meanings.whenRead(run)).toBe(9);
    expect(run()).toBe(9);
    expect(await meanings.whenRead(run)).toBe(9);
    expect(asked).toHaveLength(1);
  });

  test("is another one after another answer", async () => {
    const { meanings, asked } = meaningsOf(lengthOf);
    await meanings.whenRead(() => meanings.of("and there?", parseAddress("salary/cook")));
    await meanings.whenRead(() => meanings.of("and there?", undefined));
    expect(asked.map(({ after }) => after)).toEqual(["salary/cook", undefined]);
  });

  test("runs once, at once, what asks for no meaning", async () => {
    const { meanings } = meaningsOf(lengthOf);
    let runs = 0;
    await meanings.whenRead(() => runs++);
    expect(runs).toBe(1);
  });

  test("gives the reading by words where no vector can be had, and tries again the next time", async () => {
    const { meanings, asked } = meaningsOf(async () => undefined);
    const run = () => meanings.of("how much?", undefined) ?? "by words";
    expect(await meanings.whenRead(run)).toBe("by words");
    expect(await meanings.whenRead(run)).toBe("by words");
    expect(asked).toHaveLength(2);
  });

  test("is not mixed up by two that run side by side", async () => {
    const { meanings } = meaningsOf(lengthOf);
    const texts = ["one", "three", "seventeen"];
    const found = await Promise.all(texts.map((text) => meanings.whenRead(() => meanings.of(text, undefined)?.[0])));
    expect(found).toEqual(texts.map(({ length }) => length));
  });

  test("lets an error of what runs through, and notes nothing afterwards", async () => {
    const { meanings, asked } = meaningsOf(lengthOf);
    const fails = () => {
      throw new Error("no");
    };
    await expect(meanings.whenRead(fails)).rejects.toThrow("no");
    meanings.of("later", undefined);
    expect(asked).toEqual([]);
  });

  test("is not waited for where nothing reads meanings", async () => {
    expect(await whenRead(undefined, () => "by words")).toBe("by words");
  });
});
