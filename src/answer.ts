import type { Address } from "./address.ts";

/** A stretch of an answer. Plain words only: how they look is for the adapters. */
export type Block =
  /** The answer itself, in a sentence or two. */
  | { readonly type: "lead"; readonly text: string }
  | { readonly type: "facts"; readonly title?: string | undefined; readonly items: readonly string[] }
  /** To be done, or to happen, in this order. */
  | { readonly type: "steps"; readonly title?: string | undefined; readonly items: readonly string[] }
  /** The first cell of each row names it. */
  | {
      readonly type: "table";
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** What to be careful with. */
  | { readonly type: "note"; readonly text: string };

/** Where a statement comes from. */
export type Cited = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** Empty when there is no page. */
  readonly url: string;
  /** The day, edition or period it speaks of. */
  readonly asOf: string;
};

/** Something to ask next, or a likely meaning. */
export type Choice = { readonly address: Address; readonly title: string };

/** What the bot says, before any platform decides how it looks. */
export type Answer =
  | {
      readonly kind: "answer";
      readonly address: Address;
      readonly title: string;
      readonly roles: readonly string[];
      readonly blocks: readonly Block[];
      readonly sources: readonly Cited[];
      readonly next: readonly Choice[];
      /** The day a person last read the entry against its sources (YYYY-MM-DD); none for answers made of figures. */
      readonly reviewed?: string | undefined;
    }
  /** Two or three likely meanings, or a topic that needs its role. */
  | { readonly kind: "choices"; readonly title: string; readonly says: string; readonly choices: readonly Choice[] }
  | { readonly kind: "unknown"; readonly title: string; readonly says: string; readonly near: readonly Choice[] }
  /** Understood, and not ours. */
  | {
      readonly kind: "declined";
      readonly subject: string;
      readonly title: string;
      /** The first sentence stands by itself, where only one has room. */
      readonly says: string;
      /** True when somebody may be in danger: then all of it is said, wherever. */
      readonly urgent: boolean;
      readonly offers: readonly Choice[];
    }
  /** About the bot itself: a greeting, help, what it is. */
  | {
      readonly kind: "welcome";
      readonly title: string;
      readonly says: string;
      readonly blocks?: readonly Block[] | undefined;
      readonly examples: readonly string[];
    };

/** What an answer offers to ask next, or as its likely meanings. */
export function choicesIn(answer: Answer): readonly Choice[] {
  switch (answer.kind) {
    case "answer":
      return answer.next;
    case "choices":
      return answer.choices;
    case "unknown":
      return answer.near;
    case "declined":
      return answer.offers;
    case "welcome":
      return [];
  }
}

const answerKinds: Readonly<Record<Answer["kind"], true>> = {
  answer: true,
  choices: true,
  unknown: true,
  declined: true,
  welcome: true,
};

/** Whether what a platform gave is an answer, rather than a form, suggestions or a sentence of its own. */
export const isAnswerKind = (kind: string): kind is Answer["kind"] => Object.hasOwn(answerKinds, kind);
