import type { Address, RoleTopic } from "./address.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { readClause } from "./understand/read-clause.ts";
import { mendedWords } from "./understand/vocabulary.ts";

/** What an option of a command takes. */
type OptionKind = "role" | "place" | "term" | "text";
export type CommandOption = {
  readonly name: string;
  readonly kind: OptionKind;
  readonly description: string;
  readonly required: boolean;
};
export type Command = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
};

const role = (name = "role", description = "the role, by any of its names"): CommandOption => ({
  name,
  kind: "role",
  description,
  required: true,
});
const place = (required: boolean): CommandOption => ({
  name: "place",
  kind: "place",
  description: "a state or a large city",
  required,
});

/**
 * Every command there is, as constant data: the terminal offers it, and each platform registers or parses it from here.
 */
export const commands = [
  {
    name: "ask",
    description: "Ask in your own words",
    options: [{ name: "question", kind: "text", description: "your question", required: true }],
  },
  { name: "role", description: "What a role is", options: [role()] },
  { name: "duties", description: "What people in a role do", options: [role()] },
  {
    name: "requirements",
    description: "What a role needs: school, credential, licence",
    options: [role(), place(false)],
  },
  { name: "salary", description: "What a role earns, in the country or in a place", options: [role(), place(false)] },
  { name: "advance", description: "Where a role leads", options: [role()] },
  { name: "outlook", description: "How demand for a role is expected to change", options: [role()] },
  { name: "life", description: "Hours, call, safety and what is hard", options: [role()] },
  {
    name: "compare",
    description: "Two or three roles side by side",
    options: [
      role("a", "the first role"),
      role("b", "the second role"),
      { ...role("c", "a third role"), required: false },
    ],
  },
  {
    name: "path",
    description: "The way from one role to another",
    options: [role("from", "where you are"), role("to", "where you want to be")],
  },
  { name: "licence", description: "Whether a state asks for a licence", options: [place(true)] },
  {
    name: "term",
    description: "What a word of the field means",
    options: [{ name: "term", kind: "term", description: "the word", required: true }],
  },
  { name: "roles", description: "All roles", options: [] },
] as const satisfies readonly Command[];

export type CommandName = (typeof commands)[number]["name"];

const topicOf: Partial<Record<CommandName, RoleTopic>> = {
  role: "overview",
  duties: "duties",
  requirements: "requirements",
  salary: "salary",
  advance: "advancement",
  outlook: "outlook",
  life: "work-life",
};

/** What a command with its options asks for: an address, plain words, or the option that is missing. */
export type CommandRead =
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "words"; readonly question: string }
  | { readonly kind: "missing"; readonly option: CommandOption; readonly command: Command };

/** Reads what was typed after a command's name with the same understanding as a question. */
export function readCommand(name: CommandName, typed: string, knowledge: Knowledge): CommandRead {
  const command: Command = commands.find((one) => one.name === name) ?? commands[0];
  const { words, mended } = mendedWords(typed, knowledge);
  const { names } = readClause(words, mended, knowledge, {});
  const subjects = [...names.roles, ...names.outside].sort((a, b) => a.start - b.start).map(({ id }) => id);
  const roles = names.roles.map(({ id }) => id);
  const at = names.place?.id;
  const missing = (option: string): CommandRead => ({
    kind: "missing",
    command,
    option: command.options.find((one) => one.name === option) ?? role(),
  });
  const to = (address: Address): CommandRead => ({ kind: "address", address });
  switch (name) {
    case "ask":
      return typed.trim() === "" ? missing("question") : { kind: "words", question: typed };
    case "roles":
      return to({ topic: "find", filters: [] });
    case "licence": {
      const state = at && (knowledge.places.has(at) ? at : knowledge.metros.get(at)?.states.split(";")[0]);
      return state ? to({ topic: "licence", place: state }) : missing("place");
    }
    case "term": {
      const [term] = names.terms;
      if (term) return to({ topic: "term", id: term.id });
      return typed.trim() === "" ? missing("term") : { kind: "words", question: `what is ${typed}` };
    }
    case "compare":
      return subjects.length > 1
        ? to({ topic: "compare", subjects: subjects.slice(0, 3) })
        : missing(subjects.length === 1 ? "b" : "a");
    case "path": {
      const [from, target] = roles;
      return from && target ? to({ topic: "path", from, to: target }) : missing(from ? "to" : "from");
    }
    default: {
      const [id] = roles;
      const topic = topicOf[name] ?? "overview";
      if (id === undefined) return missing("role");
      const takesPlace = topic === "salary" || topic === "requirements";
      const where =
        topic === "requirements" && at && !knowledge.places.has(at)
          ? knowledge.metros.get(at)?.states.split(";")[0]
          : at;
      return to({ topic, role: id, ...(takesPlace && where && { place: where }) });
    }
  }
}

/** "/salary role [place]" */
export const usageOf = ({ name, options }: Command): string =>
  [`/${name}`, ...options.map((option) => (option.required ? option.name : `[${option.name}]`))].join(" ");
