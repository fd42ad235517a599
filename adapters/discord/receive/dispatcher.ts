import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { REST } from "discord.js";
import {
  type APIInteraction,
  type APIInteractionResponse,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { ConversationState } from "../../../src/runtime/conversation-state.ts";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { type Recorder, recordAnswer, recordFailure } from "../../../src/runtime/record-answer.ts";
import { InFlight } from "../../../src/runtime/scheduling/in-flight.ts";
import { plain } from "../render/markdown.ts";
import { noticeMessage } from "../render/notices.ts";
import { textsFor } from "../render/texts.ts";
import { requesterOf } from "../respond/context.ts";
import { respond } from "../respond/interaction.ts";
import { answerMessage, type IncomingMessage, isAddressedToBot } from "../respond/message.ts";
import { textOf } from "../respond/message-text.ts";
import { replyWith } from "../respond/reply.ts";
import type { Response } from "../respond/response.ts";
import { type AckResult, acknowledge } from "../send/acknowledge.ts";
import { postFailureOf } from "../send/api-calls.ts";
import { PictureAttacher } from "../send/attach-pictures.ts";
import { drawingTimeoutMs, Pictures } from "../send/picture-files.ts";
import { postMessage } from "../send/post-message.ts";
import { runEffect } from "../send/run-effect.ts";
import { interactionKeys, messageKeys } from "./conversation-keys.ts";
import { interactionLine } from "./log-entry.ts";

/**
 * Discord reads the answer to a signed request first; only then the message is there that a picture can be attached to.
 */
const untilPostedMs = 100;

export type DispatcherOptions = {
  readonly bot: BotContext;
  readonly client: REST;
  /** A client that gives up early, for acknowledgements. */
  readonly ackClient: REST;
  /** A client whose rate limits nothing else waits for, for the pictures that follow answers. */
  readonly uploadClient: REST;
  readonly log: Log;
  /** The bot's own user; it has the application's id, except for bots made before 2016. */
  readonly botUserId: string;
};

/** Where everything that Discord delivers is answered, and where its failures end. Nothing here throws. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #recorder: Recorder;
  readonly #inFlight: InFlight;
  readonly #conversations = new ConversationState();
  readonly #pictures: Pictures;
  readonly #pictureAttacher: PictureAttacher;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#recorder = { adapter: "discord", log: options.log, metrics: options.bot.metrics };
    this.#inFlight = new InFlight(this.#recorder);
    this.#pictures = new Pictures(options);
    this.#pictureAttacher = new PictureAttacher(this.#pictures, options.uploadClient);
  }

  /** An interaction that came through the gateway. */
  dispatchInteraction(interaction: APIInteraction): void {
    if (this.#inFlight.isDraining) return;
    void this.#inFlight.track("interaction", () => this.#answerInteraction(interaction));
  }

  /** A message that came through the gateway. */
  dispatchMessage(message: IncomingMessage): void {
    if (this.#inFlight.isDraining) return;
    void this.#inFlight.track("message", () => this.#answerMessage(message));
  }

  /**
   * The answer to an interaction that came as a signed request. undefined when it is none of ours, "sent" when it is
   * answered by a call of our own, because something is to be done afterwards.
   * @param isSent whether the answer was sent to its end
   */
  async answerRequest(
    interaction: APIInteraction,
    isSent: Promise<boolean>,
  ): Promise<APIInteractionResponse | "sent" | undefined> {
    const startMs = performance.now();
    const response = await this.#responseTo(interaction);
    if (response === undefined) return undefined;
    if (response.effect === undefined) {
      this.#recordInteraction(interaction, response, startMs);
      this.#attachPicture(interaction, response, () => isSent.then((sent) => pause(untilPostedMs, sent)));
      return response.callback;
    }
    await new Promise<void>((resolve) => {
      void this.#inFlight.track("interaction", () => this.#deliver(interaction, response, startMs, resolve));
    });
    return "sent";
  }

  /** Takes nothing more through the gateway, and waits for what is in flight. */
  async close(): Promise<void> {
    this.#pictures.end();
    await this.#inFlight.drain();
  }

  async #answerInteraction(interaction: APIInteraction): Promise<void> {
    const startMs = performance.now();
    const response = await this.#responseTo(interaction);
    if (response !== undefined) await this.#deliver(interaction, response, startMs);
  }

  /** Acknowledges an interaction, then runs its effect. @param onAcknowledged called whichever way that ended */
  async #deliver(
    interaction: APIInteraction,
    response: Response,
    startMs: number,
    onAcknowledged?: () => void,
  ): Promise<void> {
    const { ackClient, log, bot } = this.#options;
    const acknowledging = acknowledge(ackClient, interaction, response.callback).finally(onAcknowledged);
    const isAcknowledged = acknowledging.then(
      (ended) => ended === "acknowledged",
      () => false,
    );
    this.#attachPicture(interaction, response, () => isAcknowledged);
    const ended = await acknowledging;
    // What we made is wrong in some way that no check of ours sees: the person still gets a sentence.
    if (ended === "rejected") await acknowledge(ackClient, interaction, troubleResponse(interaction));
    this.#recordInteraction(interaction, response, startMs, ended);
    if (ended !== "acknowledged" || response.effect === undefined) return;
    const problem = await runEffect(this.#options, interaction, response.effect, this.#pictures);
    if (problem === undefined) return;
    log.warn({ event: "post", problem }, "could not post");
    bot.metrics?.failed("discord");
  }

  /** Nobody waits for it, but a bot that stops. */
  #attachPicture(interaction: APIInteraction, response: Response, isThere: () => Promise<boolean>): void {
    void this.#inFlight.track("picture", () => this.#pictureAttacher.attach(interaction, response, isThere));
  }

  /** What to answer; a sentence where the payload cannot be understood, nothing where it is none of ours. */
  async #responseTo(interaction: APIInteraction): Promise<Response | undefined> {
    const { bot, log } = this.#options;
    if (typeof interaction?.id !== "string" || typeof interaction.token !== "string") {
      log.warn({ event: "interaction" }, "without an id or a token");
      return undefined;
    }
    this.#pictures.recordRequest();
    try {
      const response = await whenRead(bot.meanings, () => respond(interaction, bot));
      if (response === undefined) {
        log.warn({ event: "interaction", type: InteractionType[interaction.type] ?? interaction.type }, "not ours");
      } else {
        const keys = interactionKeys(interaction, requesterOf(interaction).id, response);
        this.#conversations.setLastAnswer(keys, response.answerAddress);
      }
      return response;
    } catch (error) {
      recordFailure(this.#recorder, "interaction", error, "could not read it");
      return { callback: troubleResponse(interaction), responseKind: "sentence" };
    }
  }

  async #answerMessage(message: IncomingMessage): Promise<void> {
    const { bot, client, botUserId } = this.#options;
    if (!isAddressedToBot(message, botUserId)) return;
    this.#pictures.recordRequest();
    const startMs = performance.now();
    const keys = messageKeys(message);
    const before = this.#conversations.lastAnswer(keys);
    const reply = await whenRead(bot.meanings, () => answerMessage(message, botUserId, bot, before));
    const { responseKind, answerAddress } = reply;
    this.#conversations.setLastAnswer(keys, answerAddress);
    const replyTo = reply.target === "channel" ? message.id : undefined;
    const line = {
      event: "message",
      room: reply.target,
      gave: responseKind,
      topic: answerAddress?.topic,
      ...(bot.operator.logsQuestions && { question: textOf(message.content) }),
    };
    const drawn = await this.#pictures.drawn(reply.message, message.channel_id, drawingTimeoutMs);
    try {
      const posting = { replyTo, nonce: message.id };
      await postMessage(client, message.channel_id, reply.message, posting, drawn, this.#pictures);
      recordAnswer(this.#recorder, { line, responseKind, startMs, outcome: "answered" });
    } catch (error) {
      const failed = { ...line, failure: errorDetails(error) };
      recordAnswer(this.#recorder, { line: failed, responseKind, startMs, outcome: "could not answer" });
      if (postFailureOf(error) === "forbidden" && reply.target === "channel")
        await this.#answerDirectly(message, before, startMs);
    }
  }

  /** Where the bot may not write, the person still gets the answer, in a direct message. */
  async #answerDirectly(message: IncomingMessage, before: Address | undefined, startMs: number): Promise<void> {
    const { bot, client, botUserId } = this.#options;
    const reply = await whenRead(bot.meanings, () => answerMessage(message, botUserId, bot, before, "direct"));
    const dm = (await client.post(Routes.userChannels(), {
      body: { recipient_id: message.author.id },
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    const above = { type: ComponentType.TextDisplay as const, content: plain(textsFor(undefined).inDirect) };
    const direct = { ...reply.message, components: [above, ...reply.message.components] };
    const drawn = await this.#pictures.drawn(direct, dm.id, drawingTimeoutMs);
    await postMessage(client, dm.id, direct, { nonce: message.id }, drawn, this.#pictures);
    bot.metrics?.answered("discord", reply.responseKind, (performance.now() - startMs) / 1000);
  }

  #recordInteraction(interaction: APIInteraction, response: Response, startMs: number, ended?: AckResult): void {
    const isFine = ended === undefined || ended === "acknowledged";
    recordAnswer(this.#recorder, {
      line: { ...interactionLine(interaction, response, this.#options.bot.operator), ended },
      responseKind: response.responseKind,
      startMs,
      outcome: isFine ? "answered" : "not answered",
      // Too late, or answered by another instance: no failure that anybody could mend.
      isFailure: ended === "rejected",
    });
  }
}

/** What a person gets where we fail. */
function troubleResponse(interaction: APIInteraction): APIInteractionResponse {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
  }
  return replyWith(noticeMessage(textsFor(undefined).trouble), true).callback;
}
