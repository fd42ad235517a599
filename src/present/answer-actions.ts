import type { Address } from "../address.ts";
import type { Answer } from "../answer.ts";

/** Something that can be done with what the bot said. Platforms draw it as a button. */
export type AnswerAction =
  /** Shows to one person what a channel sees only the beginning of. */
  | { readonly type: "readAll"; readonly address: Address }
  | { readonly type: "back" | "more"; readonly address: Address; readonly page: number }
  /** Shows everybody what one person sees. */
  | { readonly type: "share"; readonly address: Address }
  /** Explains how the words that were asked were read. */
  | { readonly type: "why"; readonly address?: Address }
  /** Says that the answer is none to what was asked, and shows other meanings. */
  | { readonly type: "notThis"; readonly address: Address }
  | { readonly type: "askAgain" };

/** Where and how an answer is shown. */
export type ActionOptions = {
  /** The one that is shown, from 1. */
  readonly page: number;
  readonly pageCount: number;
  /** Whether the pages together show all of the answer. */
  readonly isWhole: boolean;
  /** Whether others read it too. */
  readonly isChannel: boolean;
  /** Whether there is somewhere to share it. */
  readonly mayShare: boolean;
  /** Whether somebody's words led to it, which can be explained. An answer can be explained without. */
  readonly isAsked: boolean;
};

/** What can be done with an answer, in the order in which it is offered. Pure. */
export function answerActions(answer: Answer, options: ActionOptions): readonly AnswerAction[] {
  switch (answer.kind) {
    case "answer":
      return [
        ...pageActions(answer.address, options),
        ...(options.mayShare ? [{ type: "share", address: answer.address } as const] : []),
        { type: "why", address: answer.address },
        { type: "notThis", address: answer.address },
      ];
    case "choices":
    case "unknown":
      return askActions(options);
    case "declined":
      return options.isChannel ? [] : askActions(options);
    case "welcome":
      return [];
  }
}

function pageActions(address: Address, { page, pageCount, isWhole }: ActionOptions): readonly AnswerAction[] {
  return [
    ...(isWhole ? [] : [{ type: "readAll", address } as const]),
    ...(page > 1 ? [{ type: "back", address, page: page - 1 } as const] : []),
    ...(page < pageCount ? [{ type: "more", address, page: page + 1 } as const] : []),
  ];
}

const askActions = ({ isAsked }: ActionOptions): readonly AnswerAction[] => [
  ...(isAsked ? [{ type: "why" } as const] : []),
  { type: "askAgain" },
];
