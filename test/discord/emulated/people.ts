import { type APIMessage, type APIUser, InteractionType } from "discord-api-types/v10";
import { commandData, componentData, type Doing, modalData, type Options, surroundings } from "./payloads.ts";
import { snowflake } from "./snowflake.ts";
import { UserInteraction } from "./user-interaction.ts";
import { type Channel, referenceTo, type World } from "./world.ts";

/** How a message is written. */
export type Saying = {
  readonly user?: string;
  readonly replyTo?: APIMessage;
  /** False for a reply that was told not to ping. */
  readonly pings?: boolean;
  readonly direct?: boolean;
  readonly thread?: boolean;
  /** By another bot. */
  readonly bot?: boolean;
  readonly webhook?: boolean;
};

const menuType = 3;

/** What people do on Discord. */
export abstract class People {
  abstract readonly world: World;

  /** Brings an interaction to the program. */
  protected abstract send(interaction: UserInteraction, server: string | undefined): void;

  /** Somebody of that name. */
  user(name: string, { bot = false } = {}): APIUser {
    return this.world.user(name, bot);
  }

  /** The direct conversation of somebody with the bot. */
  directId(user = "alice"): string {
    return this.world.directWith(this.user(user)).id;
  }

  command(name: string, options: Options = {}, doing: Doing = {}): UserInteraction {
    const data = commandData(this.world.commandNamed(name, 1), options, this.world);
    return this.#ask(InteractionType.ApplicationCommand, data, doing);
  }

  /** Types into an option that suggests. */
  suggest(name: string, focused: string, value: string, others: Options = {}, doing: Doing = {}): UserInteraction {
    const given = { ...others, [focused]: value };
    const data = commandData(this.world.commandNamed(name, 1), given, this.world, focused);
    return this.#ask(InteractionType.ApplicationCommandAutocomplete, data, doing);
  }

  press(message: APIMessage, customId: string, doing: Doing = {}): UserInteraction {
    const source = this.#current(message);
    return this.#ask(InteractionType.MessageComponent, componentData(source, customId), doing, source);
  }

  choose(message: APIMessage, customId: string, values: readonly string[], doing: Doing = {}): UserInteraction {
    const source = this.#current(message);
    return this.#ask(InteractionType.MessageComponent, componentData(source, customId, values), doing, source);
  }

  /** Fills in the modal that an interaction was answered with. */
  submit(of: UserInteraction, fields: Readonly<Record<string, string>>, doing: Doing = {}): UserInteraction {
    const { shown } = of;
    if (!shown || !("modal" in shown)) throw new Error(`${of.name} was not answered with a modal`);
    const by = { user: of.user.username, ...doing };
    return this.#ask(InteractionType.ModalSubmit, modalData(shown.modal, fields), by, of.source, of.channel);
  }

  /** Uses a command of a message's menu. */
  messageCommand(name: string, message: APIMessage, doing: Doing = {}): UserInteraction {
    const { id } = this.world.commandNamed(name, menuType);
    const target = this.#current(message);
    const data = { id, name, type: menuType, target_id: target.id, resolved: { messages: { [target.id]: target } } };
    return this.#ask(InteractionType.ApplicationCommand, data, doing, undefined, message.channel_id);
  }

  /** An interaction that is malformed or unknown, laid over an ordinary one. That it gets no answer is not wrong. */
  interact(payload: Readonly<Record<string, unknown>>, doing: Doing = {}): UserInteraction {
    const { type = InteractionType.ApplicationCommand, message } = payload;
    const source = message as APIMessage | undefined;
    return this.#ask(Number(type), {}, { ...doing, changes: payload }, source, source?.channel_id, false);
  }

  /** Writes a message. */
  say(content: string, saying: Saying = {}): APIMessage {
    const { user = "alice", replyTo, pings = true, direct = false, thread = false, bot = false, webhook } = saying;
    const author = { ...this.user(user), ...((bot || webhook) && { bot: true }) };
    const channel = this.#channel({ user, server: !direct, thread });
    const named = replyTo && pings ? [replyTo.author] : [];
    const posted = { ...(replyTo && referenceTo(replyTo)), ...(webhook && { webhook_id: snowflake() }) };
    return this.world.post(channel.id, author, { content }, posted, named);
  }

  #current(message: APIMessage): APIMessage {
    return this.world.messages.get(message.id) ?? message;
  }

  #channel({ user = "alice", server = true, thread = false }: Doing): Channel {
    const [{ channel, thread: threadId }] = this.world.servers;
    const found = this.world.channels.get(thread ? threadId : channel);
    if (!server) return this.world.directWith(this.user(user));
    if (!found) throw new Error("that channel was deleted");
    return found;
  }

  #ask(
    type: number,
    data: object,
    doing: Doing,
    source?: APIMessage,
    channelId = source?.channel_id,
    isExpected = true,
  ): UserInteraction {
    const user = this.user(doing.user ?? "alice");
    const channel = this.world.channels.get(channelId ?? "") ?? this.#channel(doing);
    const interaction = new UserInteraction(
      type,
      { user, channel: channel.id, source, isExpected },
      this.world.messages,
    );
    interaction.payload = {
      ...{ id: interaction.id, token: interaction.token, application_id: this.world.applicationId, type, data },
      ...(source && { message: source }),
      ...surroundings(user, channel, doing),
    };
    this.send(interaction, channel.guild_id);
    return interaction;
  }
}
