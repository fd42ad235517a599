import {
  type APIInteractionResponse,
  type APIMessage,
  InteractionType,
  MessageFlags,
  MessageType,
  InteractionResponseType as Response,
} from "discord-api-types/v10";
import { breaches, type Draft } from "../discord-limits.ts";
import { attachmentsOf, namesOf } from "./attachments.ts";
import { Refusal } from "./refusal.ts";
import type { UserInteraction } from "./user-interaction.ts";
import { isLoading, referenceTo, type World } from "./world.ts";

/** Which callbacks each interaction may be answered with; those that change a message need one. */
const callbacksFor: Readonly<Record<number, readonly number[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};

/** What the program makes of interactions, with everything it may do wrong. */
export class Interactions {
  readonly #world: World;
  readonly #wrong: string[];
  readonly #ackWithin: number;
  readonly #byToken = new Map<string, UserInteraction>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: World, wrong: string[], ackWithin: number) {
    this.#world = world;
    this.#wrong = wrong;
    this.#ackWithin = ackWithin;
  }

  /** From now on the program has so long to acknowledge it. */
  open(interaction: UserInteraction): void {
    this.#byToken.set(interaction.token, interaction);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (interaction.callback !== undefined) return;
      interaction.isLate = true;
      if (interaction.isExpected && !interaction.isDisturbed)
        this.#wrong.push(`not acknowledged in time: ${interaction.name}`);
    }, this.#ackWithin);
    this.#timers.add(timer);
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The interaction that a call is about. */
  find(token: string): UserInteraction | undefined {
    return this.#byToken.get(token);
  }

  acknowledge(id: string, token: string, callback: APIInteractionResponse): UserInteraction {
    const interaction = this.find(token);
    if (interaction?.id !== id) this.#refuse(10062, "acknowledged an unknown interaction");
    if (interaction.callback !== undefined)
      this.#refuse(40060, `acknowledged twice: ${interaction.name}`, interaction.isDisturbed);
    if (interaction.isLate) this.#refuse(10062, `acknowledged late: ${interaction.name}`, interaction.isDisturbed);
    const fitting = callbacksFor[interaction.type] ?? [];
    const changesMessage = [6, 7].includes(callback.type);
    if (interaction.isExpected && (!fitting.includes(callback.type) || (changesMessage && !interaction.source)))
      this.#refuse(50035, `${interaction.name} answered with a callback of type ${callback.type}`);
    const flags = callback.type === Response.UpdateMessage ? (interaction.source?.flags ?? 0) : 0;
    const data = "data" in callback && callback.data ? (callback.data as Draft) : {};
    this.#check({ ...callback, data: withFlags(data, flags) }, "callback", interaction);
    interaction.callback = callback;
    this.#show(interaction, callback.type, data);
    return interaction;
  }

  #show(interaction: UserInteraction, type: number, draft: Draft): void {
    if (type === Response.ChannelMessageWithSource)
      interaction.original = this.#post(interaction, draft, interaction.source).id;
    if (type === Response.DeferredChannelMessageWithSource) {
      const flags = MessageFlags.Loading | (draft.flags ?? 0);
      interaction.original = this.#post(interaction, { flags }, interaction.source).id;
    }
    if (type === Response.DeferredMessageUpdate || type === Response.UpdateMessage)
      interaction.original = interaction.source?.id;
    const current = this.#world.messages.get(interaction.source?.id ?? "");
    if (type === Response.UpdateMessage && current) this.#world.edit(current, draft);
  }

  #post(
    interaction: UserInteraction,
    draft: Draft,
    repliesTo: APIMessage | undefined,
    files: readonly File[] = [],
  ): APIMessage {
    const isMenu = (interaction.payload.data as { type?: number } | undefined)?.type === 3;
    const type = isMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
    const { applicationId } = this.#world;
    return this.#world.post(interaction.channel, this.#world.bot, draft, {
      ...(repliesTo ? referenceTo(repliesTo) : { type }),
      ...{ webhook_id: applicationId, application_id: applicationId, attachments: attachmentsOf(files, draft) },
      interaction_metadata: {
        ...{ id: interaction.id, type: interaction.type, user: interaction.user, authorizing_integration_owners: {} },
      } as APIMessage["interaction_metadata"] & object,
    });
  }

  followUp(token: string, draft: Draft, files: readonly File[]): APIMessage {
    const interaction = this.#acknowledged(token);
    this.#check(draft, "message", interaction, files);
    const original = this.#world.messages.get(interaction.original ?? "");
    if (original && isLoading(original)) return this.#edit(interaction, original, draft, files);
    const message = this.#post(interaction, draft, original, files);
    interaction.followedUp.push(message.id);
    return message;
  }

  edit(token: string, which: string, draft: Draft, files: readonly File[]): APIMessage {
    const interaction = this.#acknowledged(token);
    const message = this.message(token, which);
    this.#check(withFlags(draft, message.flags ?? 0), "edit", interaction, files);
    return this.#edit(interaction, message, draft, files);
  }

  #edit(interaction: UserInteraction, message: APIMessage, draft: Draft, files: readonly File[]): APIMessage {
    interaction.edits += 1;
    return this.#world.edit(message, draft, files);
  }

  /** A message that an interaction brought about: `@original`, or one of its own by id. */
  message(token: string, which: string): APIMessage {
    const interaction = this.#acknowledged(token);
    const own = [interaction.original, ...interaction.followedUp];
    const id = which === "@original" ? interaction.original : own.find((one) => one === which);
    const message = this.#world.messages.get(id ?? "");
    if (!message) throw new Refusal(10008);
    return message;
  }

  remove(token: string, which: string): void {
    this.#world.messages.delete(this.message(token, which).id);
  }

  #acknowledged(token: string): UserInteraction {
    const interaction = this.find(token);
    if (!interaction) this.#refuse(10015, "used the token of no interaction");
    if (interaction.isExpired) throw new Refusal(50027);
    if (!interaction.callback) this.#refuse(10015, `followed up before acknowledging: ${interaction.name}`);
    return interaction;
  }

  #check(
    body: unknown,
    purpose: "callback" | "message" | "edit",
    { name }: UserInteraction,
    files: readonly File[] = [],
  ): void {
    const found = breaches(body, purpose, namesOf(files)).map((breach) => `${name}: ${breach}`);
    this.#wrong.push(...found);
    if (found.length > 0) throw new Refusal(50035);
  }

  #refuse(code: number, why: string, isForgiven = false): never {
    if (!isForgiven) this.#wrong.push(why);
    throw new Refusal(code);
  }
}

/** What a changed message is checked with: the kind of its components cannot be taken back. */
export const withFlags = (draft: Draft, flags: number): Draft => ({
  ...draft,
  flags: (draft.flags ?? 0) | (flags & MessageFlags.IsComponentsV2),
});
