import type { Address } from "../../address.ts";
import type { ReadingModel } from "./reading-model.ts";
import type { WordingVectors } from "./wording-vectors.ts";

/** What questions mean, as far as the encoder has read them. */
export type Meanings = {
  readonly model: ReadingModel;
  /** Wordings of entries, to be near to. */
  readonly wordings: WordingVectors;
  /**
   * The encoder's vector of a question, read together with the address of the answer it follows.
   * undefined where it has not been read: the question is then read by its words.
   */
  readonly of: (question: string, after: Address | undefined) => Float32Array | undefined;
};
