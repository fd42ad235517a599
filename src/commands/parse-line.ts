import type { Knowledge } from "../knowledge/knowledge.ts";
import { type CommandName, commands } from "./commands.ts";
import { type ParsedCommand, parseCommand } from "./parse-command.ts";

/** Commands that take nothing: with more words behind them, they are only how a question begins. */
const commandsWithoutOptions: readonly CommandName[] = commands
  .filter(({ options }) => options.length === 0)
  .map(({ name }) => name);

/** A line read, and whether it began like a command: then it does not follow up on anything. */
export type ParsedLine = { readonly read: ParsedCommand; readonly beganAsCommand: boolean };

/**
 * Reads a line where commands have no place of their own: its first word may be a command ("salary captain alaska"),
 * else it is a question. A question that only begins like a command ("find a job in texas") stays one. Total.
 */
export function parseLine(typed: string, knowledge: Knowledge): ParsedLine {
  const line = typed.trim();
  const [, first = "", rest = ""] = /^\/?(\S+)\s*(.*)$/s.exec(line) ?? [];
  const asWords: ParsedCommand = { kind: "words", question: line };
  const name = commands.find((command) => command.name === first.toLowerCase())?.name;
  if (name === undefined) return { read: asWords, beganAsCommand: false };
  return { read: readNamed(name, rest, knowledge) ?? asWords, beganAsCommand: true };
}

/** What a command asks for; nothing where the words behind it are rather the rest of a question. */
function readNamed(name: CommandName, rest: string, knowledge: Knowledge): ParsedCommand | undefined {
  if (commandsWithoutOptions.includes(name)) return rest === "" ? parseCommand(name, "", knowledge) : undefined;
  const read = parseCommand(name, rest, knowledge);
  // What names nobody is a question; what names the first of two says which one is missing.
  if (read.kind === "missing" && rest !== "" && read.option === read.command.options[0]) return undefined;
  // Without a wish in it, "find …" would list everything.
  const foundNoWish = read.kind === "address" && read.address.topic === "find" && read.address.filters.length === 0;
  return foundNoWish && rest !== "" ? undefined : read;
}
