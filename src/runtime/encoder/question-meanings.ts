import { LRUCache } from "lru-cache";
import { type Address, formatAddress } from "../../address.ts";
import type { Meanings } from "../../understand/subjects/meanings.ts";
import type { ReadingModel } from "../../understand/subjects/reading-model.ts";
import type { WordingVectors } from "../../understand/subjects/wording-vectors.ts";
import type { EncodedText } from "./text-encoder.ts";

/** Vectors of the last questions are remembered; one takes 3 kB. */
const mostRemembered = 1000;

type Encode = (text: EncodedText) => Promise<Float32Array | undefined>;

/**
 * What questions mean, for code that is pure: it asks for the vector of a question and goes on with the words where
 * there is none. What it asked for is encoded meanwhile, and then it is run once more.
 */
export class QuestionMeanings implements Meanings {
  readonly model: ReadingModel;
  /** Becomes more when texts that are new have been encoded. */
  wordings: WordingVectors;
  readonly #encode: Encode;
  readonly #known = new LRUCache<string, Float32Array>({ max: mostRemembered });
  /** What was asked for and not known, while something runs. */
  #wanted: Map<string, EncodedText> | undefined;

  constructor(model: ReadingModel, wordings: WordingVectors, encode: Encode) {
    this.model = model;
    this.wordings = wordings;
    this.#encode = encode;
  }

  of = (question: string, after: Address | undefined): Float32Array | undefined => {
    const text: EncodedText = { text: question, after: after && formatAddress(after) };
    const key = `${text.after ?? ""}\n${question}`;
    const known = this.#known.get(key);
    if (known === undefined) this.#wanted?.set(key, text);
    return known;
  };

  /**
   * Runs something pure, with the meaning of every question in it. Where one cannot be had, with its words alone.
   * @throws whatever `run` throws
   */
  async whenRead<Result>(run: () => Result): Promise<Result> {
    const wanted = new Map<string, EncodedText>();
    this.#wanted = wanted;
    let result: Result;
    try {
      result = run();
    } finally {
      this.#wanted = undefined;
    }
    if (wanted.size === 0) return result;
    const found = await Promise.all([...wanted].map(async ([key, text]) => [key, await this.#encode(text)] as const));
    for (const [key, vector] of found) if (vector !== undefined) this.#known.set(key, vector);
    return found.some(([, vector]) => vector !== undefined) ? run() : result;
  }
}

/** Runs something pure with the meanings of its questions, where there are any. */
export const whenRead = async <Result>(meanings: QuestionMeanings | undefined, run: () => Result): Promise<Result> =>
  meanings === undefined ? run() : await meanings.whenRead(run);
