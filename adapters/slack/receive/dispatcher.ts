import { performance } from "node:perf_hooks";
import { LRUCache } from "lru-cache";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { ConversationState } from "../../../src/runtime/conversation-state.ts";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { type Recorder, recordAnswer, recordFailure } from "../../../src/runtime/record-answer.ts";
import { InFlight } from "../../../src/runtime/scheduling/in-flight.ts";
import { actionTypeOf } from "../render/action-value.ts";
import { homeView } from "../render/home.ts";
import { noticeMessage } from "../render/notices.ts";
import { english as texts } from "../render/texts.ts";
import { respondToBlockAction } from "../respond/block-action.ts";
import { type RequestContext, requestContext } from "../respond/context.ts";
import { menuOptions } from "../respond/menu-options.ts";
import { answerMessage, isAddressedToBot, textOf } from "../respond/message.ts";
import type {
  AddressedMessage,
  BlockActionsPayload,
  Command,
  IncomingMessage,
  LinkShared,
  Shortcut,
  ViewPayload,
} from "../respond/payloads.ts";
import type { Response } from "../respond/response.ts";
import { respondToShortcut } from "../respond/shortcut.ts";
import { respondToSlashCommand } from "../respond/slash-command.ts";
import { type Surface, surfaceOf } from "../respond/surface.ts";
import { unfurlsOf } from "../respond/unfurl.ts";
import { type FormAck, respondToSubmission } from "../respond/view-submission.ts";
import { MessageDelivery, postFailureOf } from "../send/deliver.ts";
import { Pictures } from "../send/picture-files.ts";
import { EffectRunner } from "../send/run-effects.ts";
import { unfurlLinks } from "../send/unfurl-links.ts";
import type { WebApi } from "../send/web-api.ts";
import { promptsOf } from "../setup/suggested-prompts.ts";
import { looksDirect, privateKeys, sharedKeys } from "./conversation-keys.ts";
import { EventDedupe } from "./event-dedupe.ts";
import { Votes } from "./votes.ts";

const maxDirectChannels = 20_000;

/** Acknowledges, with a body where Slack takes one. Rejects when the connection is gone. */
export type Ack = (body?: object) => Promise<void>;
/** How we reach Slack, and in whose name we answer. */
export type BotClient = { readonly api: WebApi; readonly botUser: string };

type User = { readonly user?: { readonly id?: string }; readonly trigger_id?: string };

/** Where everything that Slack delivers is answered, and where its failures end. Nothing here throws. */
export class Dispatcher {
  readonly #bot: BotContext;
  readonly #recorder: Recorder;
  readonly #inFlight: InFlight;
  readonly #pictures: Pictures;
  readonly #delivery: MessageDelivery;
  readonly #effectRunner: EffectRunner;
  readonly #votes: Votes;
  readonly #conversations = new ConversationState();
  readonly #events = new EventDedupe();
  /** Conversations of one person with the bot; Slack does not say so of those that a command comes from. */
  readonly #directChannels = new LRUCache<string, true>({ max: maxDirectChannels });

  constructor({ bot, log }: { bot: BotContext; log: Log }) {
    this.#bot = bot;
    this.#recorder = { adapter: "slack", log, metrics: bot.metrics };
    this.#inFlight = new InFlight(this.#recorder);
    this.#pictures = new Pictures({ bot, log });
    this.#delivery = new MessageDelivery({ texts, pictures: this.#pictures, log });
    this.#effectRunner = new EffectRunner({ delivery: this.#delivery, texts, log });
    this.#votes = new Votes(log);
  }

  #requestContext = (person: string, api: WebApi): RequestContext =>
    requestContext(this.#bot, person, (address) => this.#pictures.at(address, api));

  /** A command: acknowledged at once, answered after. */
  dispatchCommand(command: Command, ack: Ack, { api, botUser }: BotClient): Promise<void> {
    return this.#track("command", async () => {
      const startMs = performance.now();
      const acknowledged = ack().catch(() => undefined);
      const { text = "", user_id: person = "", channel_id: channel = "", response_url: url } = command;
      const at = { channel, url };
      const after = this.#conversations.lastAnswer(sharedKeys({ channel }, person));
      const isDirect = this.#directChannels.has(channel);
      const response: Response = (await this.#orLog("command", () =>
        respondToSlashCommand(text, { at, after, isDirect, botUserId: botUser }, this.#requestContext(person, api)),
      )) ?? {
        effects: [{ type: "say", message: noticeMessage(texts.trouble), to: "person", at }],
        responseKind: "sentence",
      };
      this.#conversations.setLastAnswer(privateKeys({ channel }, person), response.answerAddress);
      await acknowledged;
      const ended = await this.#effectRunner.runEffects(response.effects ?? [], { person, at }, api);
      this.#recordAnswer("command", response, startMs, { ended, ...this.#questionForLog(text) });
    });
  }

  /** A button, a vote or a menu: acknowledged at once, answered after. */
  dispatchAction(payload: BlockActionsPayload & User, ack: Ack, { api }: BotClient): Promise<void> {
    return this.#track("press", async () => {
      const startMs = performance.now();
      const acknowledged = ack();
      const person = payload.user?.id ?? "";
      const surface = await this.#orLog("press", () =>
        surfaceOf(payload, (channel) => this.#directChannels.has(channel)),
      );
      const response = await this.#orLog("press", () =>
        respondToBlockAction(payload, surface, this.#requestContext(person, api)),
      );
      await acknowledged.catch(() => undefined);
      if (response === undefined) return;
      const [action] = payload.actions ?? [];
      const does = actionTypeOf(action?.action_id ?? "");
      if (does === "feedback") this.#votes.count(action?.value ?? "");
      this.#setLastAnswer(surface, response, person);
      const at = surface === undefined || surface.kind === "home" ? undefined : surface.at;
      const context = { person, trigger: payload.trigger_id, at };
      const ended = await this.#effectRunner.runEffects(response.effects ?? [], context, api);
      this.#recordAnswer("press", response, startMs, { does, ended });
    });
  }

  /** An answer on a message can be followed up on by all who see it there, else by whoever asked for it. */
  #setLastAnswer(surface: Surface | undefined, { effects, answerAddress }: Response, person: string): void {
    if (surface?.kind !== "message" || surface.at.channel === undefined) return;
    const conversation = { channel: surface.at.channel, thread: surface.at.thread };
    const isSeenByAll =
      surface.isDirect ||
      effects?.some((effect) => effect.type === "say" && effect.to === "replaceOriginal" && !surface.isOwn);
    const keys = isSeenByAll ? sharedKeys(conversation) : privateKeys(conversation, person);
    this.#conversations.setLastAnswer(keys, answerAddress);
  }

  /** A shortcut opens its modal within the three seconds that its trigger lives. */
  dispatchShortcut(shortcut: Shortcut & User, ack: Ack, { api }: BotClient): Promise<void> {
    return this.#track("shortcut", async () => {
      const startMs = performance.now();
      const acknowledged = ack();
      const person = shortcut.user?.id ?? "";
      const response = await this.#orLog("shortcut", () =>
        respondToShortcut(shortcut, this.#requestContext(person, api)),
      );
      await acknowledged.catch(() => undefined);
      if (response === undefined) return;
      const at = { channel: shortcut.channel?.id, thread: shortcut.message?.thread_ts, url: shortcut.response_url };
      const context = { person, trigger: shortcut.trigger_id, at };
      const ended = await this.#effectRunner.runEffects(response.effects ?? [], context, api);
      this.#recordAnswer("shortcut", response, startMs, { shortcut: shortcut.callback_id, ended });
    });
  }

  /** A modal's fields: the acknowledgement says what is wrong in them, or fills the modal with the answer. */
  dispatchViewSubmission(view: ViewPayload, person: string, ack: Ack, { api }: BotClient): Promise<void> {
    return this.#track("form", async () => {
      const startMs = performance.now();
      const context = this.#requestContext(person, api);
      const response: Response<FormAck> = (await this.#orLog("form", () => respondToSubmission(view, context))) ?? {
        responseKind: "nothing",
      };
      await ack(response.ack);
      this.#recordAnswer("form", response, startMs, { form: view.callback_id });
      await this.#effectRunner.runEffects(response.effects ?? [], { person }, api);
    });
  }

  /** What a menu is filled with. */
  dispatchOptionsRequest({ action_id, value }: { action_id?: string; value?: string }, ack: Ack): Promise<void> {
    return this.#track("suggestion", async () => {
      const options = await this.#orLog("suggestion", () => menuOptions(action_id ?? "", value ?? "", this.#bot));
      await ack({ options: options ?? [] });
    });
  }

  /** A message that Slack delivered; answered where it is for the bot, once. */
  dispatchMessage(message: IncomingMessage, eventId: string | undefined, { api, botUser }: BotClient): Promise<void> {
    return this.#track("message", async () => {
      const { channel, channel_type, ts } = message;
      if (channel_type === "im" && typeof channel === "string") this.#directChannels.set(channel, true);
      if (!isAddressedToBot(message, botUser) || !this.#events.isNew(eventId, `${channel} ${ts}`)) return;
      await this.#answer(message, api);
    });
  }

  async #answer(message: AddressedMessage, api: WebApi): Promise<void> {
    const startMs = performance.now();
    const context = this.#requestContext(message.user, api);
    const at = { channel: message.channel, thread: message.thread_ts ?? message.ts };
    const keys = sharedKeys(at, message.user);
    const before = this.#conversations.lastAnswer(keys);
    const reply = await this.#orLog("message", () => answerMessage(message, context, before));
    this.#conversations.setLastAnswer(keys, reply?.answerAddress);
    const given = { responseKind: reply?.responseKind ?? ("sentence" as const), answerAddress: reply?.answerAddress };
    const question = () => this.#questionForLog(message.text ?? "");
    try {
      await this.#delivery.post(reply ?? { message: noticeMessage(texts.trouble) }, at, api);
      this.#recordAnswer("message", given, startMs, question());
    } catch (error) {
      const ended = postFailureOf(error);
      this.#recordAnswer("message", given, startMs, { ended, failure: errorDetails(error), ...question() });
      // Where the bot may not write, the person still gets the answer, from it directly.
      if (ended === "trouble" || looksDirect(message.channel)) return;
      const direct = await whenRead(this.#bot.meanings, () => answerMessage(message, context, before, true));
      await this.#delivery.post(direct, { channel: message.user }, api);
    }
  }

  /** Somebody opened the bot's own pages: the Home tab is shown, or first questions are suggested. */
  dispatchAppHomeOpened(
    { user = "", tab, channel }: { user?: string; tab?: string; channel?: string },
    { api }: BotClient,
  ): Promise<void> {
    return this.#track("home", async () => {
      const startMs = performance.now();
      if (typeof channel === "string") this.#directChannels.set(channel, true);
      if (tab === "home") {
        const view = homeView(this.#bot, texts);
        const ended = await this.#effectRunner.runEffects([{ type: "publish", view }], { person: user }, api);
        this.#recordAnswer("home", { responseKind: "home" }, startMs, { ended });
      } else if (tab === "messages" && channel !== undefined) {
        const prompts = promptsOf(this.#bot.knowledge.field.examples);
        await api.call("assistant.threads.setSuggestedPrompts", {
          channel_id: channel,
          title: texts.promptsTitle,
          prompts,
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
      if (publicUrl === undefined || user === botUser || !this.#events.isNew(eventId)) return;
      const unfurls = unfurlsOf(links, publicUrl, this.#requestContext(user, api));
      if (Object.keys(unfurls).length === 0) return;
      await unfurlLinks(unfurl_id && source ? { unfurl_id, source } : { channel, ts: message_ts }, unfurls, api);
    });
  }

  /** Waits for what is in flight. */
  async close(): Promise<void> {
    await this.#inFlight.drain();
  }

  /** For a moment after something comes, and after it is done, no picture is drawn. */
  async #track(event: string, work: () => Promise<void>): Promise<void> {
    this.#pictures.recordRequest();
    await this.#inFlight.track(event, work);
    this.#pictures.recordRequest();
  }

  /** What answering gave; undefined, and a line in the log, where the payload is not as Slack documents it. */
  async #orLog<Result>(event: string, make: () => Result): Promise<Result | undefined> {
    try {
      return await whenRead(this.#bot.meanings, make);
    } catch (error) {
      recordFailure(this.#recorder, event, error, "could not read it");
      return undefined;
    }
  }

  #questionForLog = (text: string) => (this.#bot.operator.logsQuestions ? { question: textOf(text) } : {});

  #recordAnswer(
    event: string,
    { responseKind, answerAddress }: Pick<Response, "responseKind" | "answerAddress">,
    startMs: number,
    rest: { readonly ended?: string | undefined; readonly [more: string]: unknown },
  ): void {
    const line = { event, gave: responseKind, topic: answerAddress?.topic, ...rest };
    const outcome = rest.ended === undefined ? "answered" : "not answered";
    recordAnswer(this.#recorder, { line, responseKind, startMs, outcome });
  }
}
