/** What an option of a command takes. */
export type OptionKind =
  | "role"
  /** A role, or an occupation outside the field to compare it with. */
  | "subject"
  | "place"
  | "term"
  /** A wish that roles can be found by. */
  | "wish"
  | "text"
  | "person"
  | "yes or no";
/** Kinds that name something we know, so that it can be suggested while a person types. */
export const namedKinds = ["role", "subject", "place", "term", "wish"] as const satisfies readonly OptionKind[];
export type NamedKind = (typeof namedKinds)[number];
export const isNamedKind = (kind: OptionKind): kind is NamedKind =>
  (namedKinds as readonly OptionKind[]).includes(kind);

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
const subject = (name: string, description: string, required = true): CommandOption => ({
  name,
  kind: "subject",
  description,
  required,
});
const wish = (name: string, description: string): CommandOption => ({
  name,
  kind: "wish",
  description,
  required: false,
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
      subject("a", "the first role"),
      subject("b", "the second role, or a job outside the field"),
      subject("c", "a third one", false),
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
  {
    name: "find",
    description: "Roles by what you wish for; all roles without a wish",
    options: [wish("wish", "what matters most"), wish("and", "a second wish"), wish("also", "a third wish")],
  },
  { name: "help", description: "What you can ask, and how", options: [] },
  { name: "about", description: "Version, how fresh the knowledge is, privacy, reporting a mistake", options: [] },
] as const satisfies readonly Command[];

export type CommandName = (typeof commands)[number]["name"];

/** Whom an answer is for, on platforms where people ask beside others. Commands that answer a question take these too. */
export const audienceOptions = [
  { name: "for", kind: "person", description: "point this person to the answer, in the channel", required: false },
  {
    name: "private",
    kind: "yes or no",
    description: "whether only you see it; yes unless it is for somebody",
    required: false,
  },
] as const satisfies readonly CommandOption[];

/** Commands about the bot itself: their answer is for whoever asks. */
const aboutItself: readonly CommandName[] = ["help", "about"];
export const answersQuestion = (name: CommandName): boolean => !aboutItself.includes(name);

/** "/salary role [place]"; behind a prefix where the platform has one command for all of them. */
export const usageOf = ({ name, options }: Command, prefix = "/"): string =>
  [`${prefix}${name}`, ...options.map((option) => (option.required ? option.name : `[${option.name}]`))].join(" ");
