import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ChildEncoder } from "../../src/runtime/encoder/child-encoder.ts";
import { type OpenModel, openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { TextEncoder } from "../../src/runtime/encoder/text-encoder.ts";
import type { Meanings } from "../../src/understand/subjects/meanings.ts";
import { headsFile } from "../../src/understand/subjects/reading-model.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { until } from "../support/until.ts";

/** The shipped model, in Node as it runs. */

const shipped = join(import.meta.dirname, "../../knowledge/model");
const heads = headsFile.parse(JSON.parse(readFileSync(join(shipped, "heads.json"), "utf8")));
type Recorded = {
  readonly text: string;
  readonly after: string | null;
  readonly ids: number[];
  readonly vector: number[];
};
const recorded: readonly Recorded[] = JSON.parse(readFileSync(join(shipped, "parity.json"), "utf8"));

const folders: string[] = [];
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the model in a knowledge folder of its own, so that it can be damaged. */
function copyOfModel(): { readonly folder: string; readonly file: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-model-"));
  folders.push(folder);
  mkdirSync(join(folder, "model"));
  cpSync(shipped, join(folder, "model"), { recursive: true });
  return { folder, file: (name) => join(folder, "model", name) };
}

function opened(folder: string): { readonly model: OpenModel | undefined; readonly problems: string[] } {
  const problems: string[] = [];
  const model = openModel(folder, knowledge, {
    onProblem: (problem) => problems.push(problem),
    onAbsent: (notice) => problems.push(notice),
  });
  if (model !== undefined) closing.push(model.close);
  return { model, problems };
}

describe("the shipped encoder", () => {
  let encoder: TextEncoder;
  beforeAll(async () => {
    const tokenizer = readFileSync(join(shipped, "tokenizer.json"), "utf8");
    encoder = await TextEncoder.from(join(shipped, "encoder.onnx"), tokenizer, heads.tokens);
  });

  test.each(recorded)("gives the vector that training recorded for “$text”", async ({ text, after, ids, vector }) => {
    const asked = { text, after: after ?? undefined };
    expect(encoder.tokensOf(asked)).toEqual(ids);
    expect(cosine(await encoder.encode(asked), Float32Array.from(vector))).toBeGreaterThan(0.999);
  });

  test("takes any text, and of a long one its beginning and its end", async () => {
    const long = "x ".repeat(50_000);
    for (const text of ["", " ", "🙂🙂", "\u0000", "مرحبا", long]) {
      expect(encoder.tokensOf({ text }).length).toBeLessThanOrEqual(heads.tokens.most);
      expect((await encoder.encode({ text })).every(Number.isFinite)).toBe(true);
    }
  });
});

describe("the shipped model", () => {
  const shippedKnowledge = join(import.meta.dirname, "../../knowledge");
  let model: OpenModel | undefined;
  beforeAll(async () => {
    model = openModel(shippedKnowledge, knowledge, { onProblem: expect.fail, patienceMs: patient });
    await model?.isComplete;
  });
  afterAll(() => model?.close());
  const read = async (question: string) => {
    const meanings = model?.meanings;
    if (meanings === undefined) throw new Error("there is no model");
    return meanings.whenRead(() => understand(question, knowledge, { meanings }));
  };

  test("offers what is clearly asked beside the question that it answers", async () => {
    const [one, two] = knowledge.field.common.flatMap((id) => knowledge.roles.get(id) ?? []);
    const { outcome, alsoAsked } = await read(
      `How much does a ${one?.name} make? What are the working hours of a ${two?.name}?`,
    );
    expect([outcome.kind === "address" && outcome.address.topic, alsoAsked?.topic].sort()).toEqual([
      "salary",
      "work-life",
    ]);
  });

  test("is not asked about what was typed as an address, a greeting or a wording that stands there", () => {
    const asked: string[] = [];
    const meanings: Meanings = {
      model: model?.meanings.model ?? expect.fail(),
      wordings: model?.meanings.wordings ?? expect.fail(),
      of: (question) => {
        asked.push(question);
        return undefined;
      },
    };
    const [guide] = knowledge.guides.values();
    const [role = ""] = knowledge.roles.keys();
    for (const plain of [`salary/${role}`, "hello", guide?.title ?? ""]) understand(plain, knowledge, { meanings });
    expect(asked).toEqual([]);
  });
});

describe("a model that cannot be used", () => {
  test("is told with its cure where there is none, and questions are read by their words", () => {
    const { model, problems } = opened(tmpdir());
    expect(model).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/no model at .*read by their words.*npm run train/s)]);
  });

  test("is told where its heads are cut off", () => {
    const { folder, file } = copyOfModel();
    writeFileSync(file("heads.json"), readFileSync(file("heads.json"), "utf8").slice(0, 1000));
    const { model, problems } = opened(folder);
    expect(model).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/heads\.json cannot be read/)]);
  });

  test("is told where its encoder was altered, and nobody waits for it", async () => {
    const { folder, file } = copyOfModel();
    const content = readFileSync(file("encoder.onnx"));
    content[1000] = (content[1000] ?? 0) ^ 1;
    writeFileSync(file("encoder.onnx"), content);
    const { model, problems } = opened(folder);
    const run = () => model?.meanings.of("how much do they make", undefined) ?? "by words";
    await until(() => problems.length > 0, "a problem");
    expect(problems).toEqual([
      expect.stringMatching(/encoder\.onnx is not the file that heads\.json was trained with/),
    ]);
    expect(await model?.meanings.whenRead(run)).toBe("by words");
  });

  test("is told where a file is missing", async () => {
    const { folder, file } = copyOfModel();
    rmSync(file("tokenizer.json"));
    const { problems } = opened(folder);
    await until(() => problems.length > 0, "a problem");
    expect(problems).toEqual([expect.stringMatching(/tokenizer\.json cannot be read/)]);
  });
});

describe("the encoder's process", () => {
  test("is started again when it dies, and what waited for it is read by words meanwhile", async () => {
    const problems: string[] = [];
    const encoder = new ChildEncoder({
      folder: shipped,
      hashes: heads.files,
      limits: heads.tokens,
      onProblem: (problem) => problems.push(problem),
      patienceMs: 60_000,
      restartPauseMs: 10,
    });
    closing.push(() => encoder.close());
    expect(await encoder.encode({ text: "how much do they make" })).toBeInstanceOf(Float32Array);
    const waiting = encoder.encode({ text: "what do they do" });
    encoder.restart();
    expect(await waiting).toBeUndefined();
    for (let vector: Float32Array | undefined; vector === undefined; await pause(20)) {
      vector = await encoder.encode({ text: "and in which state" });
    }
    expect(problems).toEqual([]);
  });
});

function cosine(one: Float32Array, other: Float32Array): number {
  const product = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return product / Math.hypot(...one) / Math.hypot(...other);
}
