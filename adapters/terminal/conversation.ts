import { stripVTControlCharacters } from "node:util";
import type { Address } from "../../src/address.ts";
import { type Answer, type Choice, choicesIn } from "../../src/answer.ts";
import { answer } from "../../src/answers/answer.ts";
import { ask } from "../../src/ask.ts";
import { aboutAnswer } from "../../src/commands/about.ts";
import { commands, usageOf } from "../../src/commands/commands.ts";
import { parseCommand } from "../../src/commands/parse-command.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { didYouMean } from "../../src/knowledge/problems.ts";
import { explain, pickedReading } from "../../src/present/explain.ts";
import type { Context } from "../../src/understand/context.ts";
import type { Reading } from "../../src/understand/interpretation.ts";

/** What one terminal conversation remembers. */
export type Conversation = {
  /** The address of the last answer, for follow-ups. */
  readonly after?: Address | undefined;
  /** The last reading, for "why". */
  readonly reading?: Reading | undefined;
  /** What a number picks. */
  readonly offered: readonly Choice[];
};

/** What a line does: an answer to show, text to print, or the end. */
export type Turn = {
  readonly conversation: Conversation;
  readonly shows:
    | { readonly kind: "answer"; readonly answer: Answer }
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "end" }
    | { readonly kind: "nothing" };
};

/** What a line is read with. */
type ReadWith = Pick<Context, "place" | "meanings"> & { readonly knowledge: Knowledge };

export const newConversation: Conversation = { offered: [] };

const endings = new Set(["quit", "exit", "bye", "/quit", "/exit", "/bye", ":q"]);
const asksWhy = /^\/?why\W*$/i;

/** One line of a conversation. Pure. */
export function nextTurn(line: string, conversation: Conversation, context: ReadWith): Turn {
  const { knowledge } = context;
  const typed = stripVTControlCharacters(line).trim();
  const print = (text: string): Turn => ({ conversation, shows: { kind: "text", text } });
  if (typed === "") return { conversation, shows: { kind: "nothing" } };
  if (endings.has(typed.toLowerCase())) return { conversation, shows: { kind: "end" } };
  if (asksWhy.test(typed)) {
    if (conversation.reading === undefined) return print("There is nothing to explain yet. Ask something first.");
    const explained = explain(conversation.reading, knowledge);
    // With nothing else to pick, the numbers on the screen are still those of the answer.
    const offered = explained.choices.length > 0 ? explained.choices : conversation.offered;
    return {
      conversation: { ...conversation, offered },
      shows: { kind: "answer", answer: explained },
    };
  }
  if (/^help$/i.test(typed)) return print(helpText);
  const number = /^(\d{1,2})\.?$/.exec(typed)?.[1];
  if (number !== undefined) {
    const picked = conversation.offered[Number(number) - 1];
    return picked ? answered(picked.address, knowledge) : print(`There is no number ${number} to pick.`);
  }
  const command = /^\/([\w-]+)\s*(.*)$/s.exec(typed);
  if (command) {
    const [, name = "", rest = ""] = command;
    const known = commands.find((one) => one.name === name.toLowerCase());
    if (known === undefined)
      return print(`There is no command /${name}${near(name)} Type /help for the list, or ask in your own words.`);
    const read = parseCommand(known.name, rest, knowledge);
    switch (read.kind) {
      case "missing":
        return print(`${usageOf(read.command)} needs ${read.option.name}: ${read.option.description}.`);
      case "address":
        return answered(read.address, knowledge);
      case "words":
        return words(read.question, conversation, context);
      case "help":
        return print(helpText);
      case "about":
        return { conversation, shows: { kind: "answer", answer: aboutAnswer(knowledge, noOperator) } };
    }
  }
  return words(typed, conversation, context);
}

function words(question: string, conversation: Conversation, { knowledge, ...context }: ReadWith): Turn {
  const { reading, answer: given } = ask(question, knowledge, { ...context, after: conversation.after });
  return shown(given, conversation, reading);
}

/** Picking is asking: a number or a command goes straight to its address. */
function answered(address: Address, knowledge: Knowledge): Turn {
  return shown(answer(address, knowledge), newConversation, pickedReading(address));
}

const shown = (given: Answer, conversation: Conversation, reading: Reading): Turn => ({
  conversation: {
    after: given.kind === "answer" ? given.address : conversation.after,
    reading,
    offered: choicesIn(given),
  },
  shows: { kind: "answer", answer: given },
});

/** In a terminal the person who asks is the one who runs it, and nothing is logged. */
const noOperator = { logsQuestions: false, reportTo: undefined };

const commandNames = commands.map(({ name }) => name);
const near = (name: string): string => didYouMean(name.toLowerCase(), commandNames) || ".";

const helpText = [
  "Ask in your own words, or pick a number from the last answer.",
  "",
  ...commands.map((command) => `${usageOf(command).padEnd(28)}${command.description}`),
  `${"why".padEnd(28)}Why you got the last answer`,
  `${"quit".padEnd(28)}Leave`,
].join("\n");
