import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ComponentType,
  ApplicationCommandOptionType as OptionType,
} from "discord-api-types/v10";
import { type Component, everyComponent } from "../discord-limits.ts";
import type { Modal } from "./user-interaction.ts";
import type { Channel, World } from "./world.ts";

export type Options = Readonly<Record<string, string | number | boolean>>;

/** By whom and where something is done. */
export type Doing = {
  /** A name; alice, where nothing is said. */
  readonly user?: string | undefined;
  /** False in a direct conversation with the bot. */
  readonly server?: boolean | undefined;
  /** In the thread of the server. */
  readonly thread?: boolean | undefined;
  /** What the person may do there, as Discord's number; everything, where nothing is said. */
  readonly permissions?: string | undefined;
  /** Who installed the application, by kind of installation: `{ 1: id }` for a person alone. */
  readonly owners?: Readonly<Record<string, string>> | undefined;
  readonly locale?: string | undefined;
  /** Laid over the finished payload; undefined takes a field away. */
  readonly changes?: object | undefined;
};

const everything = String((1n << 52n) - 1n);
const everybodySince = "2024-01-01T00:00:00.000000+00:00";

/** How a server knows somebody. */
export const memberOf = (permissions?: string): object => ({
  ...{ roles: [], joined_at: everybodySince, deaf: false, mute: false, flags: 0, nick: null },
  ...(permissions !== undefined && { permissions }),
});

/** What every interaction says of the one who asks and of the place. */
export function surroundings(user: APIUser, channel: Channel, doing: Doing): object {
  const { permissions = everything, locale = "en-US", owners, changes } = doing;
  const { guild_id } = channel;
  const place =
    guild_id === undefined
      ? { context: 1, user }
      : {
          ...{ context: 0, guild_id, guild: { id: guild_id, locale: "en-US", features: [] }, guild_locale: "en-US" },
          member: { user, ...memberOf(permissions) },
        };
  return {
    ...{ version: 1, locale, entitlements: [], attachment_size_limit: 10_485_760, app_permissions: everything },
    ...{ channel_id: channel.id, channel: { ...channel, permissions: everything } },
    ...{ ...place, authorizing_integration_owners: owners ?? { 0: guild_id ?? "0" } },
    ...changes,
  };
}

/** A command with its options, typed as they were registered. */
export function commandData(command: APIApplicationCommand, given: Options, world: World, focused?: string): object {
  const users: Record<string, APIUser> = {};
  const options = Object.entries(given).map(([name, value]) => {
    const registered = command.options?.find((option) => option.name === name);
    if (!registered) throw new Error(`/${command.name} has no option "${name}"`);
    const user = registered.type === OptionType.User ? world.userById(String(value)) : undefined;
    if (user) users[user.id] = user;
    return { type: registered.type, name, value, ...(name === focused && { focused: true }) };
  });
  const resolved = Object.keys(users).length > 0 ? { resolved: { users } } : {};
  return { id: command.id, name: command.name, type: command.type, options, ...resolved };
}

/** A button is pressed, or values of a select are chosen. */
export function componentData(message: APIMessage, customId: string, values?: readonly string[]): object {
  const every = [...everyComponent((message.components ?? []) as Component[])];
  const found = every.find(({ custom_id }) => custom_id === customId);
  if (!found || found.disabled) {
    const there = every.flatMap(({ custom_id }) => custom_id ?? []).join(", ");
    throw new Error(`message ${message.id} has no "${customId}" to use; it has: ${there || "nothing"}`);
  }
  return { component_type: found.type, custom_id: customId, id: found.id, ...(values && { values }) };
}

/** A modal is filled in; a field that nothing is said about keeps its text. */
export function modalData({ custom_id, components }: Modal, values: Readonly<Record<string, string>>): object {
  let id = 0;
  const filled = (one: Component): object => {
    id += 1;
    if (one.type === ComponentType.TextInput) {
      const { custom_id: field = "", value = "" } = one;
      return { type: one.type, id, custom_id: field, value: values[field] ?? value };
    }
    return {
      ...{ type: one.type, id },
      ...(one.component && { component: filled(one.component) }),
      ...(one.components && { components: one.components.map(filled) }),
    };
  };
  return { custom_id, components: (components as readonly Component[]).map(filled) };
}
