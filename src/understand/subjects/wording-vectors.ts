import type { Wording } from "./wordings.ts";

/** Vectors of wordings: 8 bits a number, a row a wording, each of length one when multiplied by its scale. */
export type WordingVectors = {
  readonly wordings: readonly Wording[];
  readonly size: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
};

/** The wording of a subject that is nearest to a question, and how near: the cosine, from -1 to 1. */
export type NearestWording = { readonly text: string; readonly similarity: number };

/** The nearest wording of each subject. */
export function nearestWordings(vector: Float32Array, found: WordingVectors): ReadonlyMap<string, NearestWording> {
  const { wordings, size, values, scales } = found;
  const length = Math.hypot(...vector) || 1;
  const nearest = new Map<string, NearestWording>();
  for (const [row, { text, subject }] of wordings.entries()) {
    let sum = 0;
    for (let at = 0, from = row * size; at < size; at++) sum += (values[from + at] ?? 0) * (vector[at] ?? 0);
    const similarity = (sum * (scales[row] ?? 0)) / length;
    if (similarity > (nearest.get(subject)?.similarity ?? -1)) nearest.set(subject, { text, similarity });
  }
  return nearest;
}

/** A vector in 8 bits, and the scale that makes it one of length one. */
export function packed(vector: Float32Array): { readonly values: Int8Array; readonly scale: number } {
  const length = Math.hypot(...vector) || 1;
  const most = vector.reduce((top, one) => Math.max(top, Math.abs(one)), 0) || 1;
  return { values: Int8Array.from(vector, (one) => Math.round((one / most) * 127)), scale: most / 127 / length };
}

export const noWordings: WordingVectors = {
  wordings: [],
  size: 0,
  values: new Int8Array(),
  scales: new Float32Array(),
};
