/** Whom a typed command is for. */
export type Audience = {
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
const publicFirst = /^public\b[:,]?\s+/i;
/** The last word, unless it belongs to the question: "is it private or public". */
const publicLast = /(?<!\b(?:or|and|is|are|be|in|the|a|to|go|become|than|not))\s+public$/i;

/** Takes "public" and "for @person" out of what was typed after the command. Total. */
export function audienceOf(typed: string): Audience {
  const line = typed.replace(/\s+/g, " ").trim();
  const picked = forPerson.exec(line);
  const named = picked ? null : forName.exec(line);
  const left = line.replace(picked?.[0] ?? named?.[0] ?? "", " ").trim();
  const isPublic = /^public$/i.test(left) || publicFirst.test(left) || publicLast.test(left);
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
