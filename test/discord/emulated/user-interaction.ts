import { randomBytes } from "node:crypto";
import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type APIUser,
  InteractionResponseType as Response,
} from "discord-api-types/v10";
import { until } from "../../support/until.ts";
import { snowflake } from "./snowflake.ts";
import { isLoading } from "./world.ts";

export type Choices = readonly APIApplicationCommandOptionChoice[];
export type Modal = APIModalInteractionResponseCallbackData;
/** What the person who asked sees of an interaction. */
export type Shown =
  | { readonly message: APIMessage }
  | { readonly modal: Modal }
  | { readonly choices: Choices }
  | { readonly deleted: true };

/** An interaction of a person, and what became of it. */
export class UserInteraction {
  readonly id = snowflake();
  readonly token = randomBytes(48).toString("base64url");
  readonly type: number;
  readonly user: APIUser;
  readonly channel: string;
  /** The message whose component was used. */
  readonly source: APIMessage | undefined;
  /** What the program was told. */
  payload: Readonly<Record<string, unknown>> = {};
  callback: APIInteractionResponse | undefined;
  /** When the first call about it had arrived, on the clock of `performance`: what is made of it then is our own time. */
  calledAt: number | undefined;
  /** The message that `@original` means. */
  original: string | undefined;
  readonly followedUp: string[] = [];
  edits = 0;
  /** The HTTP status that the program answered with, where interactions are delivered by requests. */
  status: number | undefined;
  isLate = false;
  isExpired = false;
  /** A fault met one of its calls, so that the program cannot know what worked. */
  isDisturbed = false;
  /** False for what Discord would never send: then no answer is no breach. */
  readonly isExpected: boolean;
  readonly #messages: ReadonlyMap<string, APIMessage>;

  constructor(
    type: number,
    about: {
      readonly user: APIUser;
      readonly channel: string;
      readonly source?: APIMessage | undefined;
      readonly isExpected: boolean;
    },
    messages: ReadonlyMap<string, APIMessage>,
  ) {
    this.type = type;
    this.user = about.user;
    this.channel = about.channel;
    this.source = about.source;
    this.isExpected = about.isExpected;
    this.#messages = messages;
  }

  get name(): string {
    const { name, custom_id } = (this.payload.data ?? {}) as { name?: string; custom_id?: string };
    return name ?? custom_id ?? `interaction of type ${this.type}`;
  }

  get followUps(): APIMessage[] {
    return this.followedUp.flatMap((id) => this.#messages.get(id) ?? []);
  }

  /** What is to be seen by now. */
  get shown(): Shown | undefined {
    const { callback, original = "" } = this;
    if (callback === undefined) return undefined;
    if (callback.type === Response.Modal) return { modal: callback.data };
    if (callback.type === Response.ApplicationCommandAutocompleteResult)
      return { choices: callback.data.choices ?? [] };
    if (callback.type === Response.DeferredMessageUpdate && this.edits === 0) {
      const [message] = this.followUps;
      return message && { message };
    }
    const message = this.#messages.get(original);
    if (message === undefined) return { deleted: true };
    return isLoading(message) ? undefined : { message };
  }

  /** Waits until it is acknowledged. */
  async acknowledged(ms?: number): Promise<APIInteractionResponse> {
    await until(() => this.callback !== undefined || this.isLate, `${this.name} to be acknowledged`, ms);
    if (this.callback === undefined) throw new Error(`${this.name} was not acknowledged in time`);
    return this.callback;
  }

  /** Waits until there is something to see, past a deferral. */
  async answered(ms?: number): Promise<Shown> {
    await this.acknowledged(ms);
    return until(() => this.shown, `${this.name} to be answered`, ms);
  }

  /** Waits for the message that answers it. */
  async reply(ms?: number): Promise<APIMessage> {
    const shown = await this.answered(ms);
    return "message" in shown ? shown.message : this.#surprised(shown);
  }

  async modal(ms?: number): Promise<Modal> {
    const shown = await this.answered(ms);
    return "modal" in shown ? shown.modal : this.#surprised(shown);
  }

  async choices(ms?: number): Promise<Choices> {
    const shown = await this.answered(ms);
    return "choices" in shown ? shown.choices : this.#surprised(shown);
  }

  #surprised(shown: Shown): never {
    throw new Error(`${this.name} was answered with something else: ${JSON.stringify(shown)}`);
  }
}
