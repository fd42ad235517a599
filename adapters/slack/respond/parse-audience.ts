import { commands } from "../../../src/commands/commands.ts";

/** Whom a typed command is for. */
export type TypedAudience = {
  /** What is left to be read: the question or the command. */
  readonly words: string;
  readonly isPublic: boolean;
  /** Whom to point to the answer. */
  readonly person?: string | undefined;
  /** A name that was typed where a person was to be picked. */
  readonly unnamed?: string | undefined;
};

/** A person, as Slack hands over a name that was picked from its list. */
const forPerson = /(?:^|\s)for\s+<@([UW][A-Z0-9]+)(?:\|[^>]*)?>(?=\s|$|[.,!?])/i;
/** A name that was only typed, a group, or everybody. */
const forName = /(?:^|\s)for\s+(?:@([\p{L}\p{N}._-]+)|<!(?:subteam\^\w+\|@?)?([\p{L}\p{N}._-]+)[^<>]*>)/iu;
const command = `/?(?:${commands.map(({ name }) => name).join("|")})\\b`;
/** What "public" is said of: then it belongs to the question. */
const publicThings =
  "health|service|services|school|schools|university|universities|college|colleges|hospital|hospitals|sector|employer|employers|employee|employees|record|records|speaking|relations|office|defender|transport|funding|loan|loans|programs?|or|and";
/** The first word, unless it is said of something. */
const publicFirst = new RegExp(`^public(?:\\s*[:,]\\s*|\\s+)(?!(?:${publicThings})\\b)`, "i");
const publicLast = /(?:\s*,\s*|\s+)public$/i;
/** The last word, where it cannot belong to the question. */
const surelyLast = new RegExp(`^${command}.*\\spublic$|,\\s*public$`, "i");
/** Where something may be or become public, or it is one of two, the word is part of the question. Better private than told to all. */
const partOfQuestion =
  /\b(?:is|are|was|were|be|been|being|become|becomes|became|go|goes|going|stay|stays|kept|keep|made)\b|\b(?:or|and|the|a|to|in|not|than)\s+public$/i;

/** Takes "public" and "for @person" out of what was typed after the command. Total. */
export function parseAudience(typed: string): TypedAudience {
  const line = typed.replace(/\s+/g, " ").trim();
  const picked = forPerson.exec(line);
  const named = picked ? null : forName.exec(line);
  const left = line.replace(picked?.[0] ?? named?.[0] ?? "", " ").trim();
  const isLast = surelyLast.test(left) || (publicLast.test(left) && !partOfQuestion.test(left));
  const isPublic = /^public$/i.test(left) || publicFirst.test(left) || isLast;
  return {
    words: isPublic
      ? left
          .replace(/^public$/i, "")
          .replace(publicFirst, "")
          .replace(publicLast, "")
      : left,
    isPublic,
    person: picked?.[1],
    unnamed: named?.[1] ?? named?.[2],
  };
}
