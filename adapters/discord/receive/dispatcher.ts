import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { REST } from "discord.js";
import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { ConversationState } from "../../../src/runtime/conversation-state.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { plain } from "../render/markdown.ts";
import { noticeMessage } from "../render/notices.ts";
import { textsFor } from "../render/texts.ts";
import { respond } from "../respond/interaction.ts";
import { answerMessage, type IncomingMessage, isAddressedToBot } from "../respond/message.ts";
import { textOf } from "../respond/message-text.ts";
import { replyWith } from "../respond/reply.ts";
import { requesterOf } from "../respond/requester.ts";
import type { Response } from "../respond/response.ts";
import { type AckResult, acknowledge } from "../send/acknowledge.ts";
import { postFailureOf } from "../send/api-calls.ts";
import { PictureAttacher } from "../send/attach-pictures.ts";
import { drawingTimeoutMs, Pictures } from "../send/picture-files.ts";
import { postMessage } from "../send/post-message.ts";
import { runEffect } from "../send/run-effect.ts";
import { interactionKeys, messageKeys } from "./conversation-keys.ts";
import { interactionLine, isAnswer } from "./log-entry.ts";

/** Discord reads the response to a request first; only then the message is there that a picture can follow. */
const untilKnownMs = 100;

export type DispatcherOptions = {
  readonly bot: BotContext;
  readonly client: REST;
  /** A client that gives up early, for acknowledgements. */
  readonly ackClient: REST;
  /** A client whose rate limits nothing else waits for, for the pictures that follow answers. */
  readonly uploadClient: REST;
  readonly log: Log;
  /** The bot's own user; it has the application's id, but for bots of before 2016. */
  readonly botUserId: string;
};

/** Where everything that Discord delivers is answered, and where its failures end. Nothing here throws. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #conversations = new ConversationState();
  readonly #pictures: Pictures;
  readonly #pictureAttacher: PictureAttacher;
  #isOpen = true;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#pictures = new Pictures(options);
    this.#pictureAttacher = new PictureAttacher(this.#pictures, options.uploadClient);
  }

  /** An interaction that came through the gateway. */
  dispatchInteraction(interaction: APIInteraction): void {
    if (this.#isOpen) void this.#track("interaction", this.#answerInteraction(interaction));
  }

  /** A message that came through the gateway. */
  dispatchMessage(said: IncomingMessage): void {
    if (this.#isOpen) void this.#track("message", this.#answerMessage(said));
  }

  /**
   * The answer to an interaction that came as a signed request. undefined when it is none of ours, "sent" when it is
   * answered by a call of our own, because something is to be done afterwards.
   * @param isSent whether the answer has got out
   */
  async answerRequest(
    interaction: APIInteraction,
    isSent: Promise<boolean>,
  ): Promise<APIInteractionResponse | "sent" | undefined> {
    const start = performance.now();
    const response = this.#responseTo(interaction);
    if (response === undefined) return undefined;
    if (response.effect === undefined) {
      this.#answered(interaction, response, start);
      const isThere = () => isSent.then((sent) => pause(untilKnownMs, sent));
      void this.#track("picture", this.#pictureAttacher.attach(interaction, response, isThere));
      return response.callback;
    }
    await new Promise<void>((resolve) => {
      void this.#track("interaction", this.#deliver(interaction, response, start, resolve));
    });
    return "sent";
  }

  /** Takes nothing more and waits for what is in hand. */
  async close(): Promise<void> {
    this.#isOpen = false;
    this.#pictures.end();
    await Promise.allSettled(this.#inFlight);
  }

  /** Knows of work until it is done, whichever way it ends. */
  async #track(event: string, work: Promise<void>): Promise<void> {
    this.#inFlight.add(work);
    try {
      await work;
    } catch (error) {
      this.#options.log.error({ event, failure: errorDetails(error) }, "could not answer");
      this.#options.bot.metrics?.failed("discord");
    } finally {
      this.#inFlight.delete(work);
    }
  }

  async #answerInteraction(interaction: APIInteraction): Promise<void> {
    const start = performance.now();
    const response = this.#responseTo(interaction);
    if (response === undefined) return;
    await this.#deliver(interaction, response, start);
  }

  /** Acknowledges an interaction, then does what was promised. */
  async #deliver(
    interaction: APIInteraction,
    response: Response,
    start: number,
    acknowledged?: () => void,
  ): Promise<void> {
    const { ackClient, log, bot } = this.#options;
    const acknowledging = acknowledge(ackClient, interaction, response.callback).finally(acknowledged);
    const isOurs = acknowledging.then(
      (ended) => ended === "acknowledged",
      () => false,
    );
    void this.#track(
      "picture",
      this.#pictureAttacher.attach(interaction, response, () => isOurs),
    );
    const ended = await acknowledging;
    // What we made is wrong in some way that no check of ours sees: the person still gets a sentence.
    if (ended === "rejected") await acknowledge(ackClient, interaction, this.#trouble(interaction));
    this.#answered(interaction, response, start, ended);
    if (ended !== "acknowledged" || response.effect === undefined) return;
    const problem = await runEffect(this.#options, interaction, response.effect, this.#pictures);
    if (problem === undefined) return;
    log.warn({ event: "post", problem }, "could not post");
    bot.metrics?.failed("discord");
  }

  /** What to answer; a sentence where the payload cannot be understood, nothing where it is none of ours. */
  #responseTo(interaction: APIInteraction): Response | undefined {
    const { bot, log } = this.#options;
    if (typeof interaction?.id !== "string" || typeof interaction.token !== "string") {
      log.warn({ event: "interaction" }, "without an id or a token");
      return undefined;
    }
    this.#pictures.recordRequest();
    try {
      const response = respond(interaction, bot);
      if (response === undefined) {
        log.warn({ event: "interaction", type: InteractionType[interaction.type] ?? interaction.type }, "not ours");
      } else {
        const keys = interactionKeys(interaction, requesterOf(interaction).id, response);
        this.#conversations.setLastAnswer(keys, response.answerAddress);
      }
      return response;
    } catch (error) {
      log.error({ event: "interaction", failure: errorDetails(error) }, "could not read it");
      bot.metrics?.failed("discord");
      return { callback: this.#trouble(interaction), responseKind: "sentence" };
    }
  }

  #trouble(interaction: APIInteraction): APIInteractionResponse {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
    }
    return replyWith(noticeMessage(textsFor(undefined).trouble), true).callback;
  }

  async #answerMessage(said: IncomingMessage): Promise<void> {
    const { bot, client, log, botUserId } = this.#options;
    if (!isAddressedToBot(said, botUserId)) return;
    this.#pictures.recordRequest();
    const start = performance.now();
    const keys = messageKeys(said);
    const before = this.#conversations.lastAnswer(keys);
    const reply = answerMessage(said, botUserId, bot, before);
    this.#conversations.setLastAnswer(keys, reply.answerAddress);
    const replyTo = reply.target === "channel" ? said.id : undefined;
    const line = { event: "message", room: reply.target, gave: reply.responseKind, topic: reply.answerAddress?.topic };
    const words = bot.operator.logsQuestions ? { question: textOf(said.content) } : {};
    const drawn = await this.#pictures.drawn(reply.message, said.channel_id, drawingTimeoutMs);
    try {
      await postMessage(client, said.channel_id, reply.message, { replyTo, nonce: said.id }, drawn, this.#pictures);
      log.info({ ...line, ...words, ms: since(start) }, "answered");
      bot.metrics?.answered("discord", reply.responseKind, seconds(start));
    } catch (error) {
      bot.metrics?.failed("discord");
      log.warn({ ...line, ...words, failure: errorDetails(error), ms: since(start) }, "could not answer");
      if (postFailureOf(error) === "forbidden" && reply.target === "channel")
        await this.#answerDirectly(said, before, start);
    }
  }

  /** Where the bot may not write, the person still gets the answer, in a direct message. */
  async #answerDirectly(said: IncomingMessage, before: Address | undefined, start: number): Promise<void> {
    const { bot, client, botUserId } = this.#options;
    const { message, responseKind } = answerMessage(said, botUserId, bot, before, "direct");
    const dm = (await client.post(Routes.userChannels(), {
      body: { recipient_id: said.author.id },
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    const above = { type: 10 as const, content: plain(textsFor(undefined).inDirect) };
    const direct = { ...message, components: [above, ...message.components] };
    const drawn = await this.#pictures.drawn(direct, dm.id, drawingTimeoutMs);
    await postMessage(client, dm.id, direct, { nonce: said.id }, drawn, this.#pictures);
    bot.metrics?.answered("discord", responseKind, seconds(start));
  }

  #answered(interaction: APIInteraction, response: Response, start: number, ended?: AckResult): void {
    const { log, bot } = this.#options;
    const isFine = ended === undefined || ended === "acknowledged";
    const line = interactionLine(interaction, response, bot.operator);
    log[isFine ? "info" : "warn"]({ ...line, ended, ms: since(start) }, isFine ? "answered" : "not answered");
    if (isFine && isAnswer(response.responseKind))
      bot.metrics?.answered("discord", response.responseKind, seconds(start));
    if (ended === "rejected") bot.metrics?.failed("discord");
  }
}

const since = (start: number): number => Math.round((performance.now() - start) * 10) / 10;
const seconds = (start: number): number => (performance.now() - start) / 1000;
