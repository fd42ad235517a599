import { z } from "zod";
import { parseAddress } from "../../src/address.ts";

/** An address as it is written everywhere. */
const address = z
  .string()
  .refine((text) => parseAddress(text) !== undefined, { error: ({ input }) => `"${input}" is not an address` });

/** The first step of addresses: whatever begins with it would do. */
const topic = z.string().regex(/^[a-z-]+$/);

/** Why a question is not ours. */
const declines = [
  "health",
  "medical-fact",
  "homework",
  "other-profession",
  "local-or-live",
  "legal-tax-visa-case",
  "technical",
  "other-country",
  "news-product",
  "chat",
  "personal",
  "injection",
  "crisis",
  "gibberish",
  "other-language",
] as const;

/** How a question is worded. */
const kinds = [
  "plain",
  "terse",
  "chatty",
  "story",
  "typo",
  "second-language",
  "slang",
  "abbreviation",
  "several",
  "follow-up",
] as const;

/** Somebody or some place that a question speaks of, with the very text that names it; null where it is only implied. */
const mention = z.strictObject({ id: z.string().min(1), text: z.string().min(1).nullable() });

const label = {
  asks: z.string().min(1),
  /** The address that answers; null when it is not ours, or when no entry answers a fair question. */
  best: address.nullable(),
  /** Other addresses that would do. */
  accept: z.array(z.union([address, topic])),
  /** The address that answers what is asked besides, where there are two questions in one. */
  also: z.array(address).optional(),
  /** What a good answer says, in a few words: what must be told, not what is true. */
  point: z.string().min(1),
  decline: z.enum(declines).nullable(),
  roles: z.array(mention).optional(),
  places: z.array(mention).optional(),
  /** The form that is asked for, such as "hour" or "yes-no"; null for none. */
  form: z.string().nullable().optional(),
  /** What it is about, in one word, such as "pay" or "nights". */
  aspect: z.string().nullable().optional(),
};

const turn = z.strictObject(label);

const common = {
  id: z.string().min(1),
  /** Who asks. */
  voice: z.string().min(1),
  kind: z.enum(kinds).optional(),
};

const single = z.strictObject({
  ...common,
  ...label,
  /** The answer that it follows up on. */
  after: address.optional(),
  /** The same word for questions that share their words and differ in scope. */
  twin: z.string().optional(),
});

const conversation = z.strictObject({ ...common, turns: z.array(turn).min(2) });

/** A line of a labeled set: one question, or a conversation whose turns are asked one after the other. */
export const labeledLine = z.union([conversation, single]);

export type Label = z.infer<typeof turn>;
export type LabeledLine = z.infer<typeof labeledLine>;
