import type { Address, RoleTopic } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { stateOf } from "../understand/ranking/role-address.ts";
import { entitiesIn, mendedWords } from "../understand/vocabulary.ts";
import { type Suggestion, suggest } from "./autocomplete.ts";
import {
  type Command,
  type CommandName,
  type CommandOption,
  commands,
  isNamedKind,
  type NamedKind,
  type OptionKind,
} from "./commands.ts";

/** What a command with its options asks for. */
export type ParsedCommand =
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "words"; readonly question: string }
  | { readonly kind: "help" }
  | { readonly kind: "about" }
  /** An option is not there, or names nothing we know; `near` are answers to what it may have meant. */
  | {
      readonly kind: "missing";
      readonly command: Command;
      readonly option: CommandOption;
      readonly given: string;
      readonly near: readonly Address[];
    };

/** Options by their names, as a platform hands them over. */
export type Options = Readonly<Record<string, string>>;

/** Commands that ask one thing about a role: all that `askedBy` does not name. A new one stops the compiler here. */
type TopicCommand = Exclude<CommandName, "ask" | "help" | "about" | "find" | "licence" | "term" | "compare" | "path">;

export const topicOf: Readonly<Record<TopicCommand, RoleTopic>> = {
  role: "overview",
  duties: "duties",
  requirements: "requirements",
  salary: "salary",
  advance: "advancement",
  outlook: "outlook",
  life: "work-life",
};
const maxNear = 3;

const commandNamed = (name: CommandName): Command => commands.find((one) => one.name === name) ?? commands[0];

/** Reads what was typed after a command's name with the same understanding as a question. Total. */
export function parseCommand(name: CommandName, typed: string, knowledge: Knowledge): ParsedCommand {
  if (name === "ask") return parseOptions(name, { question: typed }, knowledge);
  const named = namedIn(typed, knowledge);
  const left = { ...named, role: [...named.role], subject: [...named.subject], wish: [...named.wish] };
  const ids: Record<string, string> = {};
  for (const option of commandNamed(name).options) {
    const id = isNamedKind(option.kind) ? left[option.kind].shift() : undefined;
    if (id !== undefined) ids[option.name] = id;
    else if (option.kind === "term" && typed.trim() !== "") return wordsFor(typed);
  }
  return parseOptions(name, ids, knowledge);
}

/** Reads options that were filled in one by one; each holds an id that was suggested, or anything a person typed. Total. */
export function parseOptions(name: CommandName, options: Options, knowledge: Knowledge): ParsedCommand {
  const command = commandNamed(name);
  const ids = new Map<string, string>();
  for (const option of command.options) {
    const given = options[option.name]?.trim() ?? "";
    if (given === "" && !option.required) continue;
    const id = option.kind === "text" ? given : idOf(option.kind, given, knowledge);
    if (id === undefined || id === "" || isDouble(command, ids, id)) {
      if (option.kind === "term" && given !== "") return wordsFor(given);
      return {
        kind: "missing",
        command,
        option,
        given,
        near: id ? [] : nearTo(name, option, given, options, knowledge),
      };
    }
    ids.set(option.name, id);
  }
  return askedBy(name, ids, knowledge);
}

const wordsFor = (term: string): ParsedCommand => ({ kind: "words", question: `what is ${term}` });

/** Nothing is compared with itself. */
const isDouble = (command: Command, ids: ReadonlyMap<string, string>, id: string): boolean =>
  command.name === "compare" && [...ids.values()].includes(id);

/** What a command with all its options settled asks for. */
function askedBy(name: CommandName, ids: ReadonlyMap<string, string>, knowledge: Knowledge): ParsedCommand {
  const of = (option: string): string => ids.get(option) ?? "";
  const to = (address: Address): ParsedCommand => ({ kind: "address", address });
  switch (name) {
    case "ask":
      return { kind: "words", question: of("question") };
    case "help":
    case "about":
      return { kind: name };
    case "find": {
      const wished = new Set(ids.values());
      return to({ topic: "find", filters: [...knowledge.filters.keys()].filter((id) => wished.has(id)) });
    }
    case "licence":
      return to({ topic: "licence", place: stateOf(of("place"), knowledge) ?? of("place") });
    case "term":
      return to({ topic: "term", id: of("term") });
    case "compare":
      return to({ topic: "compare", subjects: [...ids.values()] });
    case "path":
      return to({ topic: "path", from: of("from"), to: of("to") });
    default: {
      const topic = topicOf[name];
      const place = topic === "requirements" ? stateOf(ids.get("place"), knowledge) : ids.get("place");
      return to({ topic, role: of("role"), ...(place && { place }) });
    }
  }
}

/** Answers to what an option that names nothing may have meant. */
function nearTo(
  name: CommandName,
  option: CommandOption,
  given: string,
  options: Options,
  knowledge: Knowledge,
): readonly Address[] {
  if (given === "" || !isNamedKind(option.kind)) return [];
  return suggest(option.kind, given, knowledge)
    .slice(0, maxNear)
    .flatMap(({ id }: Suggestion) => {
      const read = parseOptions(name, { ...options, [option.name]: id }, knowledge);
      return read.kind === "address" ? [read.address] : [];
    });
}

/** What words name, by the kind of option that takes it, in the order in which they stand. */
function namedIn(typed: string, knowledge: Knowledge): Record<NamedKind, string[]> {
  const { roles, outside, place, terms, wishes } = entitiesIn(mendedWords(typed, knowledge).words, knowledge);
  return {
    role: roles.map(({ id }) => id),
    subject: [...roles, ...outside].sort((a, b) => a.start - b.start).map(({ id }) => id),
    place: place ? [place.id] : [],
    term: terms.map(({ id }) => id),
    wish: [...wishes],
  };
}

/** The id that an option's text stands for: an id as it is suggested, or any words that name one. */
function idOf(kind: OptionKind, given: string, knowledge: Knowledge): string | undefined {
  if (!isNamedKind(kind)) return given;
  const id = given.toLowerCase();
  const known = {
    role: () => knowledge.roles.has(id),
    subject: () => knowledge.roles.has(id),
    place: () => knowledge.places.has(id) || knowledge.metros.has(id),
    term: () => knowledge.terms.has(id),
    wish: () => knowledge.filters.has(id),
  }[kind]();
  return known ? id : namedIn(given, knowledge)[kind][0];
}
