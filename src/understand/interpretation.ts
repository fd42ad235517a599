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
  /** How likely it is among all that the question may ask for; these add up to 1. */
  readonly share: number;
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
    /** A greeting, or nothing; thanks and its like want a word and no more. */
    | { readonly kind: "welcome"; readonly isThanks?: boolean };
  /** How likely the outcome is the one that was meant, from 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly runnersUp: readonly Candidate[];
  /** A second question in the same message, to be offered. */
  readonly alsoAsked?: Address | undefined;
};
