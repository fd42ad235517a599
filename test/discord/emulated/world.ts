import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from "discord-api-types/v10";
import type { Component, Draft } from "../discord-limits.ts";
import { attachmentsOf, keptOf } from "./attachments.ts";
import { snowflake } from "./snowflake.ts";

export type Channel = {
  readonly id: string;
  /** A server's channel, a direct conversation, or a thread. */
  readonly type: 0 | 1 | 11;
  readonly name: string;
  readonly guild_id?: string;
  readonly parent_id?: string;
};
export type Server = { readonly id: string; readonly channel: string; readonly thread: string };

/** The message that one replies to. */
export const referenceTo = ({ id, channel_id }: APIMessage): Partial<APIMessage> => ({
  type: MessageType.Reply,
  message_reference: { type: MessageReferenceType.Default, message_id: id, channel_id },
});

/** Who and what there is: people, servers, channels, messages and the application's commands. */
export class World {
  readonly bot: APIUser = { ...newUser("rolecall"), bot: true };
  /** The same number: so it is for every application made since 2016. */
  readonly applicationId = this.bot.id;
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, APIMessage>();
  /** By server; those for everywhere under "". */
  readonly commands = new Map<string, readonly APIApplicationCommand[]>();
  readonly servers: readonly [Server, ...Server[]];
  readonly #people = new Map<string, APIUser>();
  readonly #onPosted: (message: APIMessage) => void;

  constructor(servers: number, onPosted: (message: APIMessage) => void) {
    this.#onPosted = onPosted;
    this.servers = [this.#newServer(), ...Array.from({ length: servers - 1 }, () => this.#newServer())];
  }

  #newServer(): Server {
    const guild_id = snowflake();
    const channel = this.#newChannel({ type: 0, name: "general", guild_id });
    const thread = this.#newChannel({ type: 11, name: "a thread", guild_id, parent_id: channel.id });
    return { id: guild_id, channel: channel.id, thread: thread.id };
  }

  #newChannel(channel: Omit<Channel, "id">): Channel {
    const made = { id: snowflake(), ...channel };
    this.channels.set(made.id, made);
    return made;
  }

  /** Somebody of that name, who is there from then on. */
  user(name: string, bot = false): APIUser {
    const known = this.#people.get(name) ?? { ...newUser(name), ...(bot && { bot }) };
    this.#people.set(name, known);
    return known;
  }

  userById(id: string): APIUser | undefined {
    return id === this.bot.id ? this.bot : [...this.#people.values()].find((user) => user.id === id);
  }

  /** The conversation of one person with the bot. */
  directWith({ id, username }: APIUser): Channel {
    const name = `direct ${id} ${username}`;
    return [...this.channels.values()].find((one) => one.name === name) ?? this.#newChannel({ type: 1, name });
  }

  commandsFor(server: string): readonly APIApplicationCommand[] {
    return this.commands.get(server) ?? [];
  }

  commandNamed(name: string, type: number): APIApplicationCommand {
    const found = [...this.commands.values()].flat().find((one) => one.name === name && one.type === type);
    if (!found) throw new Error(`no command "${name}" of type ${type} is registered`);
    return found;
  }

  /** @param pinged who is named without words, as by a reply */
  post(
    channel: string,
    author: APIUser,
    draft: Draft,
    more: Partial<APIMessage> = {},
    pinged: readonly APIUser[] = [],
  ): APIMessage {
    const content = draft.content ?? "";
    const named = [...content.matchAll(/<@!?(\d+)>/g)].flatMap(([, id = ""]) => this.userById(id) ?? []);
    const mentions = [...new Map([...named, ...pinged].map((user) => [user.id, user])).values()];
    const message: APIMessage = {
      ...{ id: snowflake(), channel_id: channel, type: MessageType.Default, author, content, mentions },
      ...{ timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, pinned: false },
      ...{ mention_everyone: false, mention_roles: [], attachments: [] },
      embeds: [...(draft.embeds ?? [])],
      components: numbered(draft.components ?? []) as APIMessage["components"] & object,
      flags: draft.flags ?? 0,
      ...more,
    };
    this.messages.set(message.id, message);
    if (!isPrivate(message)) this.#onPosted(message);
    return message;
  }

  edit(message: APIMessage, draft: Draft, files: readonly File[] = []): APIMessage {
    const { content, components, embeds, flags = 0 } = draft;
    const edited: APIMessage = {
      ...message,
      ...(content !== undefined && { content: content ?? "" }),
      ...(components !== undefined && { components: numbered(components ?? []) as APIMessage["components"] & object }),
      ...(embeds !== undefined && { embeds: [...(embeds ?? [])] }),
      flags: ((message.flags ?? 0) & ~MessageFlags.Loading) | (flags & MessageFlags.IsComponentsV2),
      attachments: [...keptOf(message.attachments, draft), ...attachmentsOf(files, draft)],
      edited_timestamp: new Date().toISOString(),
    };
    this.messages.set(edited.id, edited);
    return edited;
  }

  /** What everybody in a channel sees, oldest first. */
  messagesIn(channel: string): APIMessage[] {
    return [...this.messages.values()].filter((one) => one.channel_id === channel && !isPrivate(one));
  }

  /** With the message that it replies to, which Discord gives along except in interactions. */
  withReference(message: APIMessage): APIMessage {
    const id = message.message_reference?.message_id;
    return id === undefined ? message : { ...message, referenced_message: this.messages.get(id) ?? null };
  }

  /** What is left of a message for an application that may not read along. */
  withheld(message: APIMessage): APIMessage {
    const { referenced_message: referenced } = message;
    const seen = referenced ? { ...message, referenced_message: this.withheld(referenced) } : message;
    const isNamed = [message.author, ...message.mentions].some(({ id }) => id === this.bot.id);
    const isDirect = this.channels.get(message.channel_id)?.guild_id === undefined;
    return isNamed || isDirect ? seen : { ...seen, content: "", components: [], attachments: [], embeds: [] };
  }
}

const newUser = (username: string): APIUser => ({
  ...{ id: snowflake(), username, discriminator: "0", global_name: username, avatar: null },
});

export const isPrivate = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
export const isLoading = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Loading) !== 0;

/** Discord gives every component of a message a number. */
function numbered(components: readonly Component[], last = { id: 0 }): Component[] {
  return components.map((one) => {
    last.id += 1;
    return {
      id: last.id,
      ...one,
      ...(one.components && { components: numbered(one.components, last) }),
      ...(one.accessory && { accessory: numbered([one.accessory], last)[0] as Component }),
    };
  });
}
