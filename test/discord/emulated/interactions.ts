import {
  type APIInteractionResponse,
  type APIMessage,
  InteractionType,
  MessageFlags,
  MessageType,
  InteractionResponseType as Response,
} from "discord-api-types/v10";
import { breaches, type Draft } from "../discord-limits.ts";
import type { Asked } from "./asked.ts";
import { attachmentsOf, namesOf } from "./attachments.ts";
import { Refusal } from "./refusal.ts";
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
  readonly #byToken = new Map<string, Asked>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: World, wrong: string[], ackWithin: number) {
    this.#world = world;
    this.#wrong = wrong;
    this.#ackWithin = ackWithin;
  }

  /** From now on the program has so long to acknowledge it. */
  open(asked: Asked): void {
    this.#byToken.set(asked.token, asked);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (asked.callback !== undefined) return;
      asked.isLate = true;
      if (asked.isExpected && !asked.isDisturbed) this.#wrong.push(`not acknowledged in time: ${asked.name}`);
    }, this.#ackWithin);
    this.#timers.add(timer);
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The interaction that a call is about. */
  find(token: string): Asked | undefined {
    return this.#byToken.get(token);
  }

  acknowledge(id: string, token: string, callback: APIInteractionResponse): Asked {
    const asked = this.find(token);
    if (asked?.id !== id) this.#refuse(10062, "acknowledged an unknown interaction");
    if (asked.callback !== undefined) this.#refuse(40060, `acknowledged twice: ${asked.name}`, asked.isDisturbed);
    if (asked.isLate) this.#refuse(10062, `acknowledged late: ${asked.name}`, asked.isDisturbed);
    const fitting = callbacksFor[asked.type] ?? [];
    const changesMessage = [6, 7].includes(callback.type);
    if (asked.isExpected && (!fitting.includes(callback.type) || (changesMessage && !asked.source)))
      this.#refuse(50035, `${asked.name} answered with a callback of type ${callback.type}`);
    const flags = callback.type === Response.UpdateMessage ? (asked.source?.flags ?? 0) : 0;
    const data = "data" in callback && callback.data ? (callback.data as Draft) : {};
    this.#check({ ...callback, data: withFlags(data, flags) }, "callback", asked);
    asked.callback = callback;
    this.#show(asked, callback.type, data);
    return asked;
  }

  #show(asked: Asked, type: number, draft: Draft): void {
    if (type === Response.ChannelMessageWithSource) asked.original = this.#post(asked, draft, asked.source).id;
    if (type === Response.DeferredChannelMessageWithSource) {
      const flags = MessageFlags.Loading | (draft.flags ?? 0);
      asked.original = this.#post(asked, { flags }, asked.source).id;
    }
    if (type === Response.DeferredMessageUpdate || type === Response.UpdateMessage) asked.original = asked.source?.id;
    const current = this.#world.messages.get(asked.source?.id ?? "");
    if (type === Response.UpdateMessage && current) this.#world.edit(current, draft);
  }

  #post(asked: Asked, draft: Draft, repliesTo: APIMessage | undefined, files: readonly File[] = []): APIMessage {
    const isMenu = (asked.payload.data as { type?: number } | undefined)?.type === 3;
    const type = isMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
    const { applicationId } = this.#world;
    return this.#world.post(asked.channel, this.#world.bot, draft, {
      ...(repliesTo ? referenceTo(repliesTo) : { type }),
      ...{ webhook_id: applicationId, application_id: applicationId, attachments: attachmentsOf(files, draft) },
      interaction_metadata: {
        ...{ id: asked.id, type: asked.type, user: asked.user, authorizing_integration_owners: {} },
      } as APIMessage["interaction_metadata"] & object,
    });
  }

  followUp(token: string, draft: Draft, files: readonly File[]): APIMessage {
    const asked = this.#acknowledged(token);
    this.#check(draft, "message", asked, files);
    const original = this.#world.messages.get(asked.original ?? "");
    if (original && isLoading(original)) return this.#edit(asked, original, draft, files);
    const message = this.#post(asked, draft, original, files);
    asked.followedUp.push(message.id);
    return message;
  }

  edit(token: string, which: string, draft: Draft, files: readonly File[]): APIMessage {
    const asked = this.#acknowledged(token);
    const message = this.message(token, which);
    this.#check(withFlags(draft, message.flags ?? 0), "edit", asked, files);
    return this.#edit(asked, message, draft, files);
  }

  #edit(asked: Asked, message: APIMessage, draft: Draft, files: readonly File[]): APIMessage {
    asked.edits += 1;
    return this.#world.edit(message, draft, files);
  }

  /** A message that an interaction brought about: `@original`, or one of its own by id. */
  message(token: string, which: string): APIMessage {
    const asked = this.#acknowledged(token);
    const own = [asked.original, ...asked.followedUp];
    const id = which === "@original" ? asked.original : own.find((one) => one === which);
    const message = this.#world.messages.get(id ?? "");
    if (!message) throw new Refusal(10008);
    return message;
  }

  remove(token: string, which: string): void {
    this.#world.messages.delete(this.message(token, which).id);
  }

  #acknowledged(token: string): Asked {
    const asked = this.find(token);
    if (!asked) this.#refuse(10015, "used the token of no interaction");
    if (asked.isExpired) throw new Refusal(50027);
    if (!asked.callback) this.#refuse(10015, `followed up before acknowledging: ${asked.name}`);
    return asked;
  }

  #check(body: unknown, purpose: "callback" | "message" | "edit", { name }: Asked, files: readonly File[] = []): void {
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
