import { performance } from "node:perf_hooks";
import { LRUCache } from "lru-cache";
import { formatAddress } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { ConversationState } from "../../../src/runtime/conversation-state.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { actionTypeOf, parseActionValue } from "../render/action-value.ts";
import { homeView } from "../render/home.ts";
import { withoutPicture } from "../render/image-block.ts";
import { noticeMessage } from "../render/modals.ts";
import { english as texts } from "../render/texts.ts";
import { respondToBlockAction } from "../respond/block-action.ts";
import { type RequestContext, requestContext } from "../respond/context.ts";
import { menuOptions } from "../respond/menu-options.ts";
import { type AddressedMessage, answerMessage, type IncomingMessage, isAddressedToBot } from "../respond/message.ts";
import { textOf } from "../respond/message-text.ts";
import type { BlockActionsPayload, ViewPayload } from "../respond/payloads.ts";
import type { Effect, Response } from "../respond/response.ts";
import { respondToShortcut, type Shortcut } from "../respond/shortcut.ts";
import { respondToSlashCommand } from "../respond/slash-command.ts";
import { surfaceOf } from "../respond/surface.ts";
import { unfurlsOf } from "../respond/unfurl.ts";
import { type FormAck, respondToSubmission } from "../respond/view-submission.ts";
import { isRefused } from "../send/messenger.ts";
import { Pictures } from "../send/picture-files.ts";
import { type EffectContext, EffectRunner, postFailureOf } from "../send/run-effects.ts";
import type { WebApi } from "../send/web-api.ts";
import { promptsOf } from "../setup/suggested-prompts.ts";
import { isDirect, privateKeys, sharedKeys } from "./conversation-keys.ts";

/** Slack sends an event again within minutes, under the same id. */
const eventsKeptForMs = 20 * 60_000;
const maxEvents = 20_000;

/** Acknowledges; what it says stands in it, where Slack takes that. Rejects when the connection is gone. */
export type Ack = (body?: object) => Promise<void>;
/** Slack's word, and in whose name we answer. */
export type BotClient = { readonly api: WebApi; readonly botUser: string };

export type Command = {
  readonly text?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly response_url?: string;
};

type User = { readonly user?: { readonly id?: string }; readonly trigger_id?: string };

/** Where everything that Slack delivers is answered, and where its failures end. Nothing here throws. */
export class Dispatcher {
  readonly #bot: BotContext;
  readonly #log: Log;
  readonly #pictures: Pictures;
  readonly #effectRunner: EffectRunner;
  readonly #conversations = new ConversationState();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #seen = new LRUCache<string, true>({ max: maxEvents, ttl: eventsKeptForMs });
  /** Conversations of one person with the bot; Slack does not say so of those that a command comes from. */
  readonly #directChannels = new LRUCache<string, true>({ max: maxEvents });
  /** Votes, by topic: counted, never who. */
  readonly #votes = new Map<string, { helpful: number; not: number }>();

  constructor({ bot, log }: { bot: BotContext; log: Log }) {
    this.#bot = bot;
    this.#log = log;
    this.#pictures = new Pictures({ bot, log });
    this.#effectRunner = new EffectRunner({ texts, log, pictures: this.#pictures });
  }

  #requestContext = (person: string, api: WebApi): RequestContext =>
    requestContext(this.#bot, person, (address) => this.#pictures.at(address, api));

  /** A command: acknowledged at once, answered after. */
  dispatchCommand(command: Command, ack: Ack, { api, botUser }: BotClient): Promise<void> {
    return this.#track("command", async () => {
      const start = performance.now();
      const acknowledged = ack().catch(() => undefined);
      const { text = "", user_id: person = "", channel_id: channel = "", response_url: url } = command;
      const at = { channel, url };
      const before = this.#conversations.lastAnswer(sharedKeys({ channel }, person));
      const response: Response = this.#tried("command", () =>
        respondToSlashCommand(
          text,
          { at, before, isAlone: this.#directChannels.has(channel), me: botUser },
          this.#requestContext(person, api),
        ),
      ) ?? {
        effects: [{ type: "say", message: noticeMessage(texts.trouble), to: "person", at }],
        responseKind: "sentence",
      };
      this.#conversations.setLastAnswer(privateKeys({ channel }, person), response.answerAddress);
      await acknowledged;
      const ended = await this.#runEffects(response.effects ?? [], { person, at }, api);
      this.#recordAnswer("command", response, start, { ended, ...this.#words(text) });
    });
  }

  /** A button, a vote or a menu: acknowledged at once, answered after. */
  dispatchAction(pressed: BlockActionsPayload & User, ack: Ack, { api }: BotClient): Promise<void> {
    return this.#track("press", async () => {
      const start = performance.now();
      const acknowledged = ack();
      const person = pressed.user?.id ?? "";
      const place = this.#tried("press", () => surfaceOf(pressed, (channel) => this.#directChannels.has(channel)));
      const response = this.#tried("press", () =>
        respondToBlockAction(pressed, place, this.#requestContext(person, api)),
      );
      await acknowledged.catch(() => undefined);
      if (response === undefined) return;
      const at = place === undefined || place.kind === "home" ? undefined : place.at;
      const [action] = pressed.actions ?? [];
      if (actionTypeOf(action?.action_id ?? "") === "feedback") this.#count(action?.value ?? "");
      if (at?.channel !== undefined && place?.kind === "message") {
        const where = { channel: at.channel, thread: at.thread };
        const isSeenByAll =
          place.isDirect ||
          response.effects?.some((effect) => effect.type === "say" && effect.to === "replaceOriginal" && !place.isOwn);
        this.#conversations.setLastAnswer(
          isSeenByAll ? sharedKeys(where) : privateKeys(where, person),
          response.answerAddress,
        );
      }
      const ended = await this.#runEffects(response.effects ?? [], { person, trigger: pressed.trigger_id, at }, api);
      this.#recordAnswer("press", response, start, { does: actionTypeOf(action?.action_id ?? ""), ended });
    });
  }

  /** A shortcut opens its window within the three seconds that its trigger lives. */
  dispatchShortcut(shortcut: Shortcut & User, ack: Ack, { api }: BotClient): Promise<void> {
    return this.#track("shortcut", async () => {
      const start = performance.now();
      const acknowledged = ack();
      const person = shortcut.user?.id ?? "";
      const response = this.#tried("shortcut", () => respondToShortcut(shortcut, this.#requestContext(person, api)));
      await acknowledged.catch(() => undefined);
      if (response === undefined) return;
      const at = { channel: shortcut.channel?.id, thread: shortcut.message?.thread_ts, url: shortcut.response_url };
      const ended = await this.#runEffects(response.effects ?? [], { person, trigger: shortcut.trigger_id, at }, api);
      this.#recordAnswer("shortcut", response, start, { shortcut: shortcut.callback_id, ended });
    });
  }

  /** A form: the acknowledgement says what is wrong in it, or fills the window with the answer. */
  dispatchViewSubmission(view: ViewPayload, person: string, ack: Ack, { api }: BotClient): Promise<void> {
    return this.#track("form", async () => {
      const start = performance.now();
      const context = this.#requestContext(person, api);
      const response: Response<FormAck> = this.#tried("form", () => respondToSubmission(view, context)) ?? {
        responseKind: "nothing",
      };
      await ack(response.ack);
      this.#recordAnswer("form", response, start, { form: view.callback_id });
      await this.#runEffects(response.effects ?? [], { person }, api);
    });
  }

  /** What a menu is filled with. */
  dispatchOptionsRequest({ action_id, value }: { action_id?: string; value?: string }, ack: Ack): Promise<void> {
    return this.#track("suggestion", async () => {
      const options = this.#tried("suggestion", () => menuOptions(action_id ?? "", value ?? "", this.#bot)) ?? [];
      await ack({ options });
    });
  }

  /** A message that Slack delivered; answered where it is for the bot, once. */
  dispatchMessage(said: IncomingMessage, eventId: string | undefined, { api, botUser }: BotClient): Promise<void> {
    return this.#track("message", async () => {
      if (said.channel_type === "im" && typeof said.channel === "string") this.#directChannels.set(said.channel, true);
      if (!isAddressedToBot(said, botUser) || !this.#isNew(eventId, `${said.channel} ${said.ts}`)) return;
      await this.#answer(said, api);
    });
  }

  async #answer(said: AddressedMessage, api: WebApi): Promise<void> {
    const start = performance.now();
    const context = this.#requestContext(said.user, api);
    const where = { channel: said.channel, thread: said.thread_ts ?? said.ts };
    const keys = sharedKeys(where, said.user);
    const before = this.#conversations.lastAnswer(keys);
    const reply = this.#tried("message", () => answerMessage(said, context, before));
    const told = reply ?? { message: noticeMessage(texts.trouble) };
    this.#conversations.setLastAnswer(keys, reply?.answerAddress);
    const line = { responseKind: reply?.responseKind ?? ("sentence" as const), answerAddress: reply?.answerAddress };
    try {
      await this.#effectRunner.reply(told, where, api);
      this.#recordAnswer("message", line, start, this.#words(said.text ?? ""));
    } catch (error) {
      const ended = postFailureOf(error);
      this.#recordAnswer("message", line, start, {
        ended,
        failure: errorDetails(error),
        ...this.#words(said.text ?? ""),
      });
      // Where the bot may not write, the person still gets the answer, from it directly.
      if (ended === "trouble" || isDirect(said.channel)) return;
      await this.#effectRunner.reply(answerMessage(said, context, before, true), { channel: said.user }, api);
    }
  }

  /** Somebody opened the bot's own pages: the Home tab is shown, or first questions are suggested. */
  dispatchAppHomeOpened(
    { user = "", tab, channel }: { user?: string; tab?: string; channel?: string },
    { api }: BotClient,
  ): Promise<void> {
    return this.#track("home", async () => {
      const start = performance.now();
      if (typeof channel === "string") this.#directChannels.set(channel, true);
      if (tab === "home") {
        const view = homeView(this.#bot, texts);
        const ended = await this.#runEffects([{ type: "publish", view }], { person: user }, api);
        this.#recordAnswer("home", { responseKind: "home" }, start, { ended });
      } else if (tab === "messages" && channel !== undefined) {
        const prompts = promptsOf(this.#bot.knowledge.field.examples);
        await api.call("assistant.threads.setSuggestedPrompts", {
          ...{ channel_id: channel, title: texts.promptsTitle, prompts },
        });
      }
    });
  }

  /** Links to our own pages show the answers they lead to. */
  dispatchLinkShared(
    { links = [], channel, message_ts, unfurl_id, source, user = "" }: LinkShared,
    eventId: string | undefined,
    { api, botUser }: BotClient,
  ): Promise<void> {
    return this.#track("links", async () => {
      const { publicUrl } = this.#bot;
      // Our own answers link to their pages: those show no answer below themselves.
      if (publicUrl === undefined || user === botUser || !this.#isNew(eventId)) return;
      const unfurls = unfurlsOf(links, publicUrl, this.#requestContext(user, api));
      if (Object.keys(unfurls).length === 0) return;
      const where = unfurl_id && source ? { unfurl_id, source } : { channel, ts: message_ts };
      try {
        await api.call("chat.unfurl", { ...where, unfurls });
      } catch (error) {
        if (!isRefused(error)) throw error;
        const plainly = Object.entries(unfurls).map(([url, shown]) => [url, withoutPicture(shown)]);
        await api.call("chat.unfurl", { ...where, unfurls: Object.fromEntries(plainly) });
      }
    });
  }

  /** Waits for what is in hand. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
  }

  async #track(event: string, act: () => Promise<void>): Promise<void> {
    this.#pictures.recordRequest();
    const work = act().catch((error: unknown) => {
      this.#log.error({ event, failure: errorDetails(error) }, "could not answer");
      this.#bot.metrics?.failed("slack");
    });
    this.#inFlight.add(work);
    await work;
    this.#inFlight.delete(work);
    this.#pictures.recordRequest();
  }

  /** What answering gave; undefined where the payload is not as Slack documents it. */
  #tried<Result>(event: string, make: () => Result): Result | undefined {
    try {
      return make();
    } catch (error) {
      this.#log.error({ event, failure: errorDetails(error) }, "could not read it");
      this.#bot.metrics?.failed("slack");
      return undefined;
    }
  }

  /** One effect after the other, until one does not succeed; a window that somebody has closed meanwhile is no failure. */
  async #runEffects(effects: readonly Effect[], context: EffectContext, api: WebApi): Promise<string | undefined> {
    for (const effect of effects) {
      try {
        const ended = await this.#effectRunner.runEffect(effect, context, api);
        if (ended !== undefined) return ended;
      } catch (error) {
        this.#log.warn({ event: effect.type, failure: errorDetails(error) }, "could not do it");
        if (effect.type !== "update") return "trouble";
      }
    }
    return undefined;
  }

  /** Slack delivers some things twice: under one id, or as two events about one message. */
  #isNew(...names: (string | undefined)[]): boolean {
    const known = names.filter((name) => name !== undefined);
    if (known.some((name) => this.#seen.has(name))) return false;
    for (const name of known) this.#seen.set(name, true);
    return true;
  }

  #count(value: string): void {
    const { address, helpful } = parseActionValue(value) ?? {};
    if (address === undefined) return;
    const votes = this.#votes.get(address.topic) ?? { helpful: 0, not: 0 };
    votes[helpful ? "helpful" : "not"] += 1;
    this.#votes.set(address.topic, votes);
    this.#log.info(
      {
        event: "vote",
        address: formatAddress(address),
        is: helpful ? "helpful" : "not",
        topic: address.topic,
        ...votes,
      },
      "counted",
    );
  }

  #words = (text: string) => (this.#bot.operator.logsQuestions ? { question: textOf(text) } : {});

  #recordAnswer(
    event: string,
    { responseKind, answerAddress }: Pick<Response, "responseKind" | "answerAddress">,
    start: number,
    rest: { readonly ended?: string | undefined; readonly [more: string]: unknown },
  ): void {
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const isFine = rest.ended === undefined || rest.ended === "done";
    if (isFine && isAnswer(responseKind)) this.#bot.metrics?.answered("slack", responseKind, ms / 1000);
    if (!isFine) this.#bot.metrics?.failed("slack");
    this.#log[isFine ? "info" : "warn"](
      { event, gave: responseKind, topic: answerAddress?.topic, ...rest, ms },
      isFine ? "answered" : "not answered",
    );
  }
}

const kinds: readonly string[] = ["answer", "choices", "unknown", "declined", "welcome"] satisfies Answer["kind"][];
const isAnswer = (gave: Response["responseKind"]): gave is Answer["kind"] => kinds.includes(gave);

/** https://docs.slack.dev/reference/events/link_shared */
export type LinkShared = {
  readonly links?: readonly { readonly url?: string }[];
  readonly channel?: string;
  readonly message_ts?: string;
  readonly unfurl_id?: string;
  readonly source?: string;
  readonly user?: string;
};
