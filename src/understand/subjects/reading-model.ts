import { z } from "zod";

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const names = z.array(z.string().min(1));
const vector = z.array(z.number());

/** How a text becomes token ids; `training/reader.py` does the same. */
const tokenLimits = z.strictObject({
  start: z.int(),
  end: z.int(),
  /** Start and end included. */
  most: z.int(),
  /** Of a longer text so many stay of its beginning, the others of its end. */
  first: z.int(),
  /** Of the previous answer's address. */
  mostBefore: z.int(),
  mostCharacters: z.int(),
});

/** What each feature of an option weighs. */
const scorer = z.strictObject({ constant: z.number(), weights: z.record(z.string(), z.number()) });

/** A scorer for each kind of option. */
const ranker = z.strictObject({ address: scorer, decline: scorer, unknown: scorer });

/** From how sure on a question is answered, offered a choice, or declined. */
const decision = z.strictObject({
  /** Weights of what the ranker says, for how sure an answer is. */
  confidence: vector,
  answerFrom: z.number(),
  /** The same for a question that follows an answer. */
  answerFromAfter: z.number(),
  offerFrom: z.number(),
  /** From this share of what speaks for declining on, nothing is answered: at most a choice is offered. */
  doubtFrom: z.number(),
  declineFrom: z.number(),
  crisisFrom: z.number(),
});

/** heads.json: what training found beside the encoder. */
export const headsFile = z.strictObject({
  /** Files beside it, with their SHA-256. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  /** The training sets that the encoder learned from, less the lines held back; the ranker learned from those, and from other sets. */
  learnedFrom: names,
  tokens: tokenLimits,
  /** What a question may ask, as in "salary", "requirements/cost" or "guide/dui"; "not/…" is not ours, "gap" nobody's. */
  subjects: names,
  roles: names,
  wishes: names,
  /** A row a subject, role and wish in that order: 8 bits a weight, a scale a row, a bias a row. */
  weights: z.strictObject({ values: base64, scales: base64, biases: base64 }),
  /** The logit of an entry that no head was trained for, from how near its nearest wording is. */
  newEntry: z.strictObject({ slope: z.number(), constant: z.number() }).optional(),
  ranker: ranker.optional(),
  decision: decision.optional(),
});

export type HeadsFile = z.infer<typeof headsFile>;
export type TokenLimits = z.infer<typeof tokenLimits>;
export type Scorer = z.infer<typeof scorer>;
export type Ranker = z.infer<typeof ranker>;
export type Decision = z.infer<typeof decision>;

/** heads.json with its numbers ready to be computed with. */
export type ReadingModel = Omit<HeadsFile, "weights"> & {
  /** How many numbers a vector has. */
  readonly size: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
};

/**
 * Makes the numbers of heads.json ready.
 * @throws Error saying what does not fit together.
 */
export function readingModelOf({ weights, ...file }: HeadsFile): ReadingModel {
  const values = bytesOf(weights.values);
  const scales = floatsOf(weights.scales);
  const biases = floatsOf(weights.biases);
  const rows = file.subjects.length + file.roles.length + file.wishes.length;
  const size = values.length / rows;
  if (scales.length !== rows || biases.length !== rows || !Number.isInteger(size)) {
    throw new Error(`heads.json names ${rows} heads, and its weights are for ${scales.length} or ${biases.length}`);
  }
  return { ...file, size, weights: new Int8Array(values.buffer, values.byteOffset, values.length), scales, biases };
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const floatsOf = (text: string): Float32Array => {
  const bytes = bytesOf(text);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / Float32Array.BYTES_PER_ELEMENT);
};
