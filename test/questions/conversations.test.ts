import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Address, formatAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { accepted, outcomeText, type Question } from "./bank.ts";

/** Questions asked one after the other; each follows the last answer that was given, as in a chat. */
type Conversation = { turns: Omit<Question, "after">[] };

const conversationsOf = (file: string): Conversation[] =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const conversations = conversationsOf("conversations.jsonl");
const knownMisses = conversationsOf("known-missed-conversations.jsonl");
const titleOf = ({ turns }: Conversation) => turns.map(({ asks }) => asks).join(" → ");

/** The turns that were answered with something no good adviser would say. */
function missedIn({ turns }: Conversation) {
  let after: Address | undefined;
  return turns.flatMap((turn) => {
    const followed = after && formatAddress(after);
    const { reading, answer } = ask(turn.asks, knowledge, { after });
    if (answer.kind === "answer") after = answer.address;
    const given = outcomeText(reading);
    const right = accepted(turn, knowledge);
    return right.includes(given) ? [] : [{ asks: turn.asks, after: followed, given, accepted: right }];
  });
}

describe("every turn is answered in the light of those before", () => {
  test.each(conversations.map((conversation) => ({ ...conversation, title: titleOf(conversation) })))(
    "$title",
    (conversation) => {
      expect(missedIn(conversation)).toEqual([]);
    },
  );
});

test("a known missed conversation that goes well now has moved to the bank", () => {
  const goingWell = knownMisses.filter((conversation) => missedIn(conversation).length === 0);
  expect(goingWell.map(titleOf)).toEqual([]);
});

test("the bank holds at least 60 conversations of two to four turns", () => {
  expect(conversations.length).toBeGreaterThanOrEqual(60);
  const odd = [...conversations, ...knownMisses].filter(({ turns }) => turns.length < 2 || turns.length > 4);
  expect(odd.map(titleOf)).toEqual([]);
});
