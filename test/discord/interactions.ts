import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import type { Message } from "../../adapters/discord/render/message.ts";

/** Interactions as Discord sends them, as far as anything of ours reads them. */

export const alice = "100000000000000001";
export const bob = "100000000000000002";
export const channel = "300000000000000001";
const bot = "200000000000000001";

type Where = {
  /** In a direct conversation with the bot, rather than in a server. */
  readonly direct?: boolean;
  readonly user?: string;
  /** What the person may do in the channel, as Discord's number; everything, where nothing is said. */
  readonly permissions?: string;
  /** False where the person brought the bot along. */
  readonly botIsThere?: boolean;
};

const everything = String((1n << 52n) - 1n);

function interaction(type: InteractionType, data: object, where: Where = {}, message?: object): APIInteraction {
  const { direct = false, user: id = alice, permissions = everything, botIsThere = true } = where;
  const user = { id, username: "somebody", discriminator: "0", global_name: null, avatar: null };
  const payload = {
    ...{ id: "400000000000000001", application_id: bot, token: "token", version: 1, type, data, locale: "en-US" },
    channel: { id: channel, type: direct ? 1 : 0 },
    ...(direct ? { user, context: 1 } : { guild_id: "500000000000000001", context: 0, member: { user, permissions } }),
    authorizing_integration_owners: botIsThere ? { 0: "500000000000000001" } : { 1: id },
    ...(message && { message: { id: "600000000000000001", ...message } }),
  };
  return payload as unknown as APIInteraction;
}

export function slash(
  name: string,
  options: Readonly<Record<string, string>> = {},
  where: Where = {},
  botNamed?: string,
): APIInteraction {
  const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
  const resolved = botNamed ? { resolved: { users: { [botNamed]: { id: botNamed, bot: true } } } } : {};
  return interaction(InteractionType.ApplicationCommand, { type: 1, name, options: given, ...resolved }, where);
}

export const typing = (name: string, option: string, value: string): APIInteraction =>
  interaction(InteractionType.ApplicationCommandAutocomplete, {
    type: 1,
    name,
    options: [{ name: option, type: 3, value, focused: true }],
  });

/** A button of a message is pressed. @param message what the bot answered before */
export const press = (
  custom_id: string,
  message: object = { flags: 0, components: [] },
  where: Where = {},
): APIInteraction =>
  interaction(InteractionType.MessageComponent, { component_type: ComponentType.Button, custom_id }, where, message);

export const choose = (
  value: string,
  message: object = { flags: 0, components: [] },
  where: Where = {},
): APIInteraction =>
  interaction(
    InteractionType.MessageComponent,
    { component_type: ComponentType.StringSelect, custom_id: "choose", values: [value] },
    where,
    message,
  );

export const onMessage = (name: string, content: string, where: Where = {}): APIInteraction =>
  interaction(
    InteractionType.ApplicationCommand,
    {
      type: 3,
      name,
      target_id: "700000000000000001",
      resolved: { messages: { "700000000000000001": { id: "700000000000000001", content } } },
    },
    where,
  );

export const submit = (question: string, message?: object, where: Where = {}): APIInteraction =>
  interaction(
    InteractionType.ModalSubmit,
    {
      custom_id: "again",
      components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: "question", value: question } }],
    },
    where,
    message,
  );

export const unheardOf = (type: number): APIInteraction => interaction(type, { name: "?" });

type Component = {
  readonly type: ComponentType;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string | null }[];
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly description?: string }[];
};

function* every(components: readonly Component[]): Generator<Component> {
  for (const one of components) {
    yield one;
    yield* every([...(one.components ?? []), ...(one.accessory ? [one.accessory] : [])]);
  }
}

const componentsOf = (message: { readonly components?: unknown }): Component[] => [
  ...every((message.components ?? []) as readonly Component[]),
];

/** The markup that a message shows. */
export const markupOf = (message: Message | { readonly components?: readonly APIMessageTopLevelComponent[] }): string =>
  componentsOf(message)
    .flatMap(({ content }) => content ?? [])
    .join("\n");

/** What its buttons and menus say, to their ids. */
export const buttonsOf = (message: { readonly components?: unknown }): Record<string, string> =>
  Object.fromEntries(
    componentsOf(message).flatMap(({ type, label = "", custom_id = "", options = [], url }) =>
      type === ComponentType.Button && url === undefined
        ? [[label, custom_id] as const]
        : options.map(
            (option) => [`${option.label}${option.description ? ` ${option.description}` : ""}`, option.value] as const,
          ),
    ),
  );

/** Where its buttons lead outside. */
export const linksOf = (message: { readonly components?: unknown }): string[] =>
  componentsOf(message).flatMap(({ url }) => url ?? []);

/** The pictures that it shows. */
export const picturesIn = (message: { readonly components?: unknown }) =>
  componentsOf(message).flatMap(({ items }) => items ?? []);

/** The message in a callback. */
export function messageOf(callback: APIInteractionResponse): Message & { flags: number } {
  if (!("data" in callback) || !callback.data || !("components" in callback.data))
    throw new Error(`no message in callback ${callback.type}`);
  return callback.data as unknown as Message & { flags: number };
}

export const isPrivate = ({ flags }: { readonly flags: number }): boolean => (flags & MessageFlags.Ephemeral) !== 0;
