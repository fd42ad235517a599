/**
 * What Discord takes, and one rule of our own: every message says whom it may ping.
 * https://discord.com/developers/docs/components/reference
 * https://discord.com/developers/docs/resources/message#create-message
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
 * https://discord.com/developers/docs/interactions/application-commands
 */
const most = {
  content: 2000,
  components: 40,
  textTogether: 4000,
  rowsWithoutVersion2: 5,
  customId: 100,
  buttonLabel: 80,
  buttonsInRow: 5,
  options: 25,
  optionText: 100,
  placeholder: 150,
  textsInSection: 3,
  pictures: 10,
  alt: 1024,
  url: 512,
  suggestions: 25,
  suggestion: 100,
  modalComponents: 5,
  modalTitle: 45,
  fieldLabel: 45,
  fieldDescription: 100,
  fieldValue: 4000,
  commandsOfType: { 1: 100, 2: 15, 3: 15 } as Readonly<Record<number, number>>,
  commandOptions: 25,
  commandText: 100,
  menuName: 32,
};
const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u;
const version2 = 1 << 15;
const [row, button, textInput, section, textDisplay, gallery, label] = [1, 2, 4, 9, 10, 12, 18];
const selects = [3, 5, 6, 7, 8];
const linkStyle = 5;

type Choice = { readonly name: string; readonly value: string | number };
type Option = { readonly label: string; readonly value: string; readonly description?: string };
/** Any component, as far as a limit looks at it. */
export type Component = {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly style?: number;
  readonly label?: string;
  readonly description?: string;
  readonly url?: string;
  readonly content?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly options?: readonly Option[];
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string | null }[];
};
/** What a message is written with. */
export type Draft = {
  readonly content?: string | null;
  readonly components?: readonly Component[] | null;
  readonly embeds?: readonly object[] | null;
  readonly flags?: number;
  readonly attachments?: readonly { readonly id: string | number; readonly description?: string }[];
  readonly allowed_mentions?: { readonly parse?: readonly string[] };
};
type Modal = { readonly custom_id?: string; readonly title?: string; readonly components?: readonly Component[] };
type Callback = { readonly type?: number; readonly data?: Draft & Modal & { readonly choices?: readonly Choice[] } };
type CommandOption = {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly Choice[];
};
type Command = CommandOption & { readonly type?: number; readonly options?: readonly CommandOption[] };

/** What a body is for; an edit leaves out what it does not change. */
export type Purpose = "message" | "edit" | "callback" | "commands";

/**
 * Everything in a body that Discord would refuse, or that could ping somebody. Pure.
 * @param files the names of those that come along
 */
export function breaches(body: unknown, purpose: Purpose, files: readonly string[] = []): string[] {
  switch (purpose) {
    case "message":
    case "edit":
      return [...inMessage(body as Draft, purpose, files)];
    case "callback":
      return [...inCallback(body as Callback, files)];
    case "commands":
      return [...inCommands(body as readonly Command[])];
  }
}

const length = (text: string): number => [...text].length;

function* longer(what: string, text: string | undefined, limit: number): Generator<string> {
  if (text !== undefined && length(text) > limit) yield `${what} of ${length(text)} characters, ${limit} at most`;
}

function* shorterOrLonger(what: string, text: string | undefined, limit: number): Generator<string> {
  if (!text) yield `${what} is missing`;
  yield* longer(what, text, limit);
}

function* more(what: string, count: number, limit: number): Generator<string> {
  if (count > limit) yield `${count} ${what}, ${limit} at most`;
}

/** Components with all that they hold. */
export function* everyComponent(components: readonly Component[]): Generator<Component> {
  for (const one of components) {
    yield one;
    const held = [one.component, one.accessory].filter((inner) => inner !== undefined);
    yield* everyComponent([...(one.components ?? []), ...held]);
  }
}

function* inCallback({ type, data = {} }: Callback, files: readonly string[]): Generator<string> {
  if (type === 4) yield* inMessage(data, "message", files);
  else if (type === 7) yield* inMessage(data, "edit", files);
  else if (type === 8) yield* inChoices("suggestions", data.choices ?? [], most.suggestions);
  else if (type === 9) yield* inModal(data);
  else if (type !== 1 && type !== 5 && type !== 6) yield `a callback of type ${type}`;
}

function* inMessage(draft: Draft, purpose: "message" | "edit", files: readonly string[]): Generator<string> {
  const { content, components, embeds, flags = 0, allowed_mentions: mentions } = draft;
  if (mentions?.parse === undefined) yield "no allowed_mentions with an explicit parse";
  else if (mentions.parse.length > 0) yield `allowed_mentions may ping ${mentions.parse.join(", ")}`;
  const changesSomething = [content, components, embeds].some((part) => part !== undefined);
  const saysSomething = Boolean(content?.trim() || components?.length || embeds?.length);
  if (!saysSomething && (purpose === "message" || changesSomething)) yield "an empty message";
  yield* longer("content", content ?? undefined, most.content);
  const every = [...everyComponent(components ?? [])];
  if (flags & version2) {
    if (content || embeds?.length) yield "content or embeds together with Components V2";
    yield* more("components", every.length, most.components);
    const texts = every.map((one) => (one.type === textDisplay ? (one.content ?? "") : "")).join("");
    yield* longer("text displays together", texts, most.textTogether);
  } else {
    yield* more("rows without the flag of Components V2", components?.length ?? 0, most.rowsWithoutVersion2);
    if (components?.some(({ type }) => type !== row)) yield "components other than rows without the flag of V2";
  }
  yield* inComponents(every);
  yield* inPictures(draft, every, files);
}

/** Every file is shown by a component, and every component that shows one has it; ours keep no file from before. */
function* inPictures({ attachments = [] }: Draft, every: readonly Component[], files: readonly string[]) {
  const shown = every.flatMap(({ items = [] }) => items);
  const urls = shown.map(({ media }) => media.url);
  for (const url of urls) if (!files.some((name) => url === `attachment://${name}`)) yield `no file for ${url}`;
  for (const name of files) if (!urls.includes(`attachment://${name}`)) yield `${name} is shown nowhere`;
  if (files.length > 0 && attachments.length !== files.length) yield `${attachments.length} attachments described`;
  for (const { description } of [...shown, ...attachments]) {
    yield* shorterOrLonger("description of a picture", description ?? undefined, most.alt);
  }
}

function* inComponents(every: readonly Component[]): Generator<string> {
  const ids = every.flatMap(({ custom_id }) => custom_id ?? []);
  for (const twice of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) yield `custom_id "${twice}" twice`;
  for (const one of every) {
    yield* longer("custom_id", one.custom_id, most.customId);
    yield* longer("placeholder", one.placeholder, most.placeholder);
    if (one.type === row) yield* inRow(one.components ?? []);
    if (one.type === button) yield* inButton(one);
    if (one.type === section) yield* inSection(one);
    if (one.type === gallery) {
      yield* more("pictures in a gallery", one.items?.length ?? 0, most.pictures);
      if (!one.items?.length) yield "an empty gallery";
    }
    if (selects.includes(one.type)) yield* inSelect(one);
    if (one.type === textDisplay && !one.content?.trim()) yield "an empty text display";
  }
}

function* inRow(held: readonly Component[]): Generator<string> {
  if (held.length === 0) yield "an empty row";
  yield* more("components in a row", held.length, most.buttonsInRow);
  if (held.length > 1 && held.some(({ type }) => type !== button)) yield "a row with a select or field beside others";
}

function* inButton({ label, style, url, custom_id }: Component): Generator<string> {
  yield* shorterOrLonger("button label", label, most.buttonLabel);
  yield* longer("address of a button", url, most.url);
  if (style === linkStyle ? !url || custom_id !== undefined : url !== undefined || !custom_id)
    yield `button "${label}" needs a custom_id, or a url if it is a link`;
}

function* inSection({ components = [], accessory }: Component): Generator<string> {
  if (accessory === undefined) yield "a section without an accessory";
  if (components.length === 0) yield "a section without text";
  yield* more("texts in a section", components.length, most.textsInSection);
}

function* inSelect({ type, options = [], custom_id }: Component): Generator<string> {
  if (!custom_id) yield "a select without a custom_id";
  if (type === 3 && options.length === 0) yield "a select without options";
  yield* more("options of a select", options.length, most.options);
  if (new Set(options.map(({ value }) => value)).size < options.length) yield "a select with the same value twice";
  for (const option of options) {
    yield* shorterOrLonger("option label", option.label, most.optionText);
    yield* shorterOrLonger("option value", option.value, most.optionText);
    yield* longer("option description", option.description, most.optionText);
  }
}

function* inModal({ title, custom_id, components = [] }: Modal): Generator<string> {
  yield* shorterOrLonger("modal title", title, most.modalTitle);
  yield* shorterOrLonger("modal custom_id", custom_id, most.customId);
  if (components.length === 0) yield "a modal without components";
  yield* more("components of a modal", components.length, most.modalComponents);
  const every = [...everyComponent(components)];
  yield* inComponents(every);
  for (const one of every) {
    if (one.type === label) {
      yield* shorterOrLonger("field label", one.label, most.fieldLabel);
      yield* longer("field description", one.description, most.fieldDescription);
    }
    if (one.type !== textInput) continue;
    yield* longer("field label", one.label, most.fieldLabel);
    yield* longer("field value", one.value, most.fieldValue);
  }
}

function* inChoices(what: string, choices: readonly Choice[], limit: number): Generator<string> {
  yield* more(what, choices.length, limit);
  for (const { name, value } of choices) {
    yield* shorterOrLonger("choice name", name, most.suggestion);
    if (typeof value === "string") yield* shorterOrLonger("choice value", value, most.suggestion);
  }
}

function* inCommands(commands: readonly Command[]): Generator<string> {
  const keys = commands.map(({ type = 1, name }) => `${type} ${name}`);
  if (new Set(keys).size < keys.length) yield "two commands of one name";
  for (const [type, limit] of Object.entries(most.commandsOfType)) {
    yield* more(`commands of type ${type}`, keys.filter((key) => key.startsWith(`${type} `)).length, limit);
  }
  for (const { type = 1, name, description, options = [] } of commands) {
    if (type === 1) {
      yield* inNames({ name, description });
      yield* inOptions(name, options);
      continue;
    }
    yield* shorterOrLonger("name in a menu", name, most.menuName);
    if (description || options.length > 0) yield `${name}: description or options in a menu`;
  }
}

function* inNames({ name, description }: CommandOption): Generator<string> {
  if (!commandName.test(name) || name !== name.toLowerCase()) yield `"${name}" is no name for a command or an option`;
  yield* shorterOrLonger(`description of ${name}`, description, most.commandText);
}

function* inOptions(command: string, options: readonly CommandOption[]): Generator<string> {
  yield* more(`options of ${command}`, options.length, most.commandOptions);
  if (new Set(options.map(({ name }) => name)).size < options.length) yield `${command}: two options of one name`;
  const firstOptional = options.findIndex(({ required = false }) => !required);
  if (firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required))
    yield `${command}: a required option after an optional one`;
  for (const option of options) {
    yield* inNames(option);
    yield* inChoices(`choices of ${option.name}`, option.choices ?? [], most.options);
    if (option.autocomplete && option.choices) yield `${option.name}: choices and autocomplete`;
  }
}
