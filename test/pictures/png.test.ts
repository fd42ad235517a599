import { expect, test } from "vitest";
import { pngCard } from "../../src/pictures/link-card.ts";
import { picturesOf } from "../../src/pictures/pictures-of.ts";
import { cachedPng, pngOf, TooManyPictures } from "../../src/pictures/png.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf();
const [picture] = picturesOf({ topic: "salary", role: "captain" }, knowledge);
if (picture === undefined) throw new Error("the tiny field has no picture of a captain's pay");

/** https://www.w3.org/TR/png-3/#11IHDR */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test("a picture is a PNG of twice its size, margins and title included, and dark looks different", async () => {
  const [light, dark] = await Promise.all(
    (["light", "dark"] as const).map((scheme) => pngOf(picture, scheme, knowledge)),
  );
  expect(light?.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(light && sizeOf(light).width).toBe(2 * (picture.width + 32));
  expect(light?.equals(dark ?? light)).toBe(false);
});

test("a tall picture has fewer dots, so that it is drawn as quickly", async () => {
  const { width, height } = sizeOf(await pngOf({ ...picture, of: "tall", height: 3000 }, "light", knowledge));
  expect(width * height).toBeLessThan(1_200_000);
});

test("it is drawn once, however many ask", async () => {
  const [one, other] = await Promise.all([pngOf(picture, "light", knowledge), pngOf(picture, "light", knowledge)]);
  expect(one).toBe(other);
  expect(await pngOf(picture, "light", knowledge)).toBe(one);
});

test("what cannot be drawn is tried again when somebody asks again", async () => {
  const broken = { ...picture, of: "broken", drawing: { html: "<g>" } };
  await expect(pngOf(broken, "light", knowledge)).rejects.toThrow();
  await expect(pngOf({ ...picture, of: "broken" }, "light", knowledge)).resolves.toBeInstanceOf(Buffer);
});

test("what a link shows is as large as networks want it, with a picture or without", async () => {
  const says = {
    title: "Captain: pay in a place with a very long name that goes on and on",
    lead: "It pays. ".repeat(60),
  };
  for (const shown of [picture, undefined]) {
    const card = await pngCard(shown, { ...says, title: `${says.title} ${shown?.kind}` }, knowledge);
    expect(sizeOf(card)).toEqual({ width: 1200, height: 630 });
  }
});

test("two are drawn at once, the others wait their turn, and those too many are refused", async () => {
  const open: (() => void)[] = [];
  let most = 0;
  const draw = () =>
    new Promise<Buffer>((done) => {
      open.push(() => done(Buffer.from("png")));
      most = Math.max(most, open.length);
    });
  const wanted = Array.from({ length: 100 }, (_, at) => cachedPng(`picture ${at}`, knowledge, draw));
  const ended = Promise.allSettled(wanted);
  for (let round = 0; round < 200; round++) {
    open.shift()?.();
    await new Promise(setImmediate);
  }
  const results = await ended;
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect([most, refused.length, refused[0]]).toEqual([2, 38, expect.any(TooManyPictures)]);
  // Whoever was refused may ask again.
  const again = cachedPng("picture 99", knowledge, async () => Buffer.from("late"));
  expect((await again).toString()).toBe("late");
});
