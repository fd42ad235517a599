import type { Address } from "../address.ts";

/** Words of the question that led somewhere, and where. */
export type Evidence = {
  /** The words as they were understood. */
  readonly words: string;
  /** As in "first mate" or "salary". */
  readonly means: string;
  /** True when a typing slip was mended on the way. */
  readonly mended?: boolean;
};

/** One way to read a question. */
export type Candidate = {
  readonly address: Address;
  /** 0 to 1: how much of the question it explains, and how surely. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
};

/** How a question was read. What to say is for `answer`. */
export type Reading = {
  readonly outcome:
    | { readonly kind: "address"; readonly address: Address }
    /** Two or three close meanings, or a topic without its role. */
    | { readonly kind: "choices"; readonly addresses: readonly Address[]; readonly about: "meaning" | "role" }
    /** Understood, and not ours: an id from subjects.yml. */
    | { readonly kind: "declined"; readonly subject: string }
    | { readonly kind: "unknown"; readonly near: readonly Address[] }
    | { readonly kind: "welcome" };
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly runnersUp: readonly Candidate[];
  /** A second question in the same message, to be offered. */
  readonly alsoAsked?: Address | undefined;
};
