import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { packed, type WordingVectors } from "../../understand/subjects/wording-vectors.ts";
import type { Wording } from "../../understand/subjects/wordings.ts";
import type { EncodedText } from "./text-encoder.ts";

/**
 * The vectors of the knowledge base's wordings, stored beside the model: a record a text, made of a hash of the model
 * and the text, the scale, and the numbers. Only texts that are not in it are encoded at start.
 */
const hashBytes = 12;
const scaleBytes = 4;

type Row = { readonly values: Int8Array; readonly scale: number };
type Encode = (text: EncodedText) => Promise<Float32Array | undefined>;

/** Reads what is stored; nothing where there is no file, or one of another size. */
export function readWordingRows(file: string, size: number): ReadonlyMap<string, Row> {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    return new Map();
  }
  const record = hashBytes + scaleBytes + size;
  if (content.length % record !== 0) return new Map();
  const rows = new Map<string, Row>();
  for (let at = 0; at < content.length; at += record) {
    const values = content.subarray(at + hashBytes + scaleBytes, at + record);
    rows.set(content.toString("hex", at, at + hashBytes), {
      values: new Int8Array(values.buffer, values.byteOffset, size),
      scale: content.readFloatLE(at + hashBytes),
    });
  }
  return rows;
}

export function writeWordingRows(file: string, rows: ReadonlyMap<string, Row>): void {
  const records = [...rows].map(([key, { values, scale }]) => {
    const head = Buffer.alloc(hashBytes + scaleBytes);
    head.write(key, "hex");
    head.writeFloatLE(scale, hashBytes);
    return Buffer.concat([head, Buffer.from(values.buffer, values.byteOffset, values.length)]);
  });
  writeFileSync(file, Buffer.concat(records));
}

/** What a text is stored under. @param model the hash of the encoder */
export const wordingKey = (text: string, model: string): string =>
  createHash("sha256")
    .update(`${model}\n${text}`)
    .digest("hex")
    .slice(0, hashBytes * 2);

/** Rows of texts that are not stored yet; those that cannot be encoded are left out. */
export async function encodeMissing(
  wordings: readonly Wording[],
  stored: ReadonlyMap<string, Row>,
  model: string,
  encode: Encode,
): Promise<ReadonlyMap<string, Row>> {
  const missing = wordings.filter(({ text }) => !stored.has(wordingKey(text, model)));
  const rows = new Map<string, Row>();
  for (const { text } of missing) {
    const vector = await encode({ text });
    if (vector !== undefined) rows.set(wordingKey(text, model), packed(vector));
  }
  return rows;
}

/** The vectors of all wordings that have one. */
export function wordingVectors(
  wordings: readonly Wording[],
  rows: ReadonlyMap<string, Row>,
  model: string,
  size: number,
): WordingVectors {
  const known = wordings.flatMap((wording) => {
    const row = rows.get(wordingKey(wording.text, model));
    return row ? [{ wording, row }] : [];
  });
  const values = new Int8Array(known.length * size);
  for (const [at, { row }] of known.entries()) values.set(row.values, at * size);
  return {
    wordings: known.map(({ wording }) => wording),
    size,
    values,
    scales: Float32Array.from(known, ({ row }) => row.scale),
  };
}
