import { until } from "../../support/until.ts";
import type { Message, Option, View } from "./shapes.ts";

/** How it is brought to the app. */
export type Kind =
  | "slash_commands"
  | "block_actions"
  | "block_suggestion"
  | "view_submission"
  | "shortcut"
  | "message_action"
  | "events_api";

/** What it is about. */
export type About = {
  /** By id. */
  readonly user: string;
  /** Where the answer is looked for; everywhere, where nothing is said. */
  readonly channel?: string | undefined;
  /** The message that was written or used. */
  readonly message?: Message | undefined;
  readonly view?: View | undefined;
};

/** Something that the app said. */
export type Said = {
  readonly message: Message;
  /** What it answers, where the way it came tells. */
  readonly action?: UserAction;
  /** It stood there already, with other words or without its picture. */
  readonly isChange?: boolean;
};

/** Where what the app does about it is seen. */
type Seen = { readonly said: readonly Said[] };

/** One thing that a person did, and what the app did about it. */
export class UserAction {
  readonly kind: Kind;
  readonly name: string;
  readonly about: About;
  /** When it was brought, on the clock of `performance`. */
  readonly at = performance.now();
  acked = false;
  ackMs: number | undefined;
  /** When its first answer came through its `response_url`, on the clock of `performance`. */
  answeredAt: number | undefined;
  /** More than one is wrong. */
  acks = 0;
  ackPayload: unknown;
  /** What a view is refused with, by block. */
  errors: Readonly<Record<string, string>> | undefined;
  /** What can be chosen, once it was asked for. */
  suggested: readonly Option[] | undefined;
  /** The view closed. */
  isClosed = false;
  /** The message that was used is deleted. */
  isDeleted = false;
  timedOut = false;
  /** The connection broke or there was none, so that no answer is no breach. */
  isLost = false;
  /** The HTTP status that the app answered with, where it was told by a request. */
  status: number | undefined;
  /** The view that it opened, pushed or changed, as it left it: others may change it again. */
  shown: View | undefined;
  readonly #world: Seen;
  readonly #from: number;

  constructor(kind: Kind, name: string, about: About, world: Seen) {
    this.kind = kind;
    this.name = name;
    this.about = about;
    this.#world = world;
    this.#from = world.said.length;
  }

  /** What the app said in answer, each as it was then. */
  get replies(): Message[] {
    const replies: Message[] = [];
    for (const said of this.#world.said.slice(this.#from))
      if (this.#isAnswered(said, replies)) replies.push(said.message);
    return replies;
  }

  #isAnswered(
    { message: { channel, ts, thread_ts, ephemeralFor }, action, isChange }: Said,
    replies: Message[],
  ): boolean {
    const { user, channel: here, message } = this.about;
    if (action === this) return true;
    // A picture that comes late to an answer before answers nothing again.
    if (isChange && ![message, ...replies].some((one) => one?.ts === ts)) return false;
    if (ephemeralFor !== undefined && ephemeralFor !== user) return false;
    if (here === undefined) return true;
    if (action !== undefined || channel !== here) return false;
    const thread = message && (message.thread_ts ?? message.ts);
    return [thread, undefined].includes(thread_ts) || thread === undefined || ts === message?.ts;
  }

  /** Waits until it is acknowledged. */
  async acknowledged(ms?: number): Promise<this> {
    await until(() => this.acked || this.timedOut || this.isLost, `${this.name} to be acknowledged`, ms);
    if (!this.acked) throw new Error(`${this.name} was not acknowledged${this.isLost ? ": it was lost" : " in time"}`);
    return this;
  }

  /** Waits for the first message that answers it. */
  reply(ms?: number): Promise<Message> {
    return until(() => this.replies[0], `a reply to ${this.name}`, ms);
  }

  /** Waits for the view that it opened, pushed or changed. */
  opened(ms?: number): Promise<View> {
    return until(() => this.shown, `a view from ${this.name}`, ms);
  }

  async options(ms?: number): Promise<{ text: string; value: string }[]> {
    const options = await until(() => this.suggested, `options from ${this.name}`, ms);
    return options.map(({ text, value }) => ({ text: text.text, value }));
  }
}
