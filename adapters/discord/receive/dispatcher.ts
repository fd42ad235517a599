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
import type { World } from "../../../src/runtime/bot-context.ts";
import { failureOf, type Log } from "../../../src/runtime/log.ts";
import { plain } from "../render/markdown.ts";
import { sentence } from "../render/notices.ts";
import { textsFor } from "../render/texts.ts";
import { respond } from "../respond/interaction.ts";
import { answerMessage, isForMe, type Said } from "../respond/message.ts";
import { wordsIn } from "../respond/message-text.ts";
import { replied } from "../respond/reply.ts";
import { whoAsks } from "../respond/requester.ts";
import type { Response } from "../respond/response.ts";
import { problemOf } from "../send/api-calls.ts";
import { LatePictures } from "../send/attach-pictures.ts";
import { drawnWithin, Pictures } from "../send/picture-files.ts";
import { postMessage } from "../send/post-message.ts";
import { type Acknowledged, acknowledge, carryOut } from "../send/run-effect.ts";
import { Conversations } from "./conversation-state.ts";
import { interactionLine, isAnswer } from "./log-entry.ts";

/** Discord reads the response to a request first; only then the message is there that a picture can follow. */
const untilKnown = 100;

export type DeskOptions = {
  readonly world: World;
  readonly rest: REST;
  /** A client that gives up early, for acknowledgements. */
  readonly quick: REST;
  /** A client whose rate limits nothing else waits for, for the pictures that follow answers. */
  readonly uploads: REST;
  readonly log: Log;
  /** The bot's own user; it has the application's id, but for bots of before 2016. */
  readonly me: string;
};

/** Where everything that Discord delivers is answered, and where its failures end. Nothing here throws. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #inHand = new Set<Promise<void>>();
  readonly #conversations = new Conversations();
  readonly #pictures: Pictures;
  readonly #late: LatePictures;
  #isOpen = true;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#pictures = new Pictures(options);
    this.#late = new LatePictures(this.#pictures, options.uploads);
  }

  /** An interaction that came through the gateway. */
  takeInteraction(interaction: APIInteraction): void {
    if (this.#isOpen) void this.#inHandUntil("interaction", this.#answerInteraction(interaction));
  }

  /** A message that came through the gateway. */
  takeMessage(said: Said): void {
    if (this.#isOpen) void this.#inHandUntil("message", this.#answerMessage(said));
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
    if (response.deed === undefined) {
      this.#answered(interaction, response, start);
      const isThere = () => isSent.then((sent) => pause(untilKnown, sent));
      void this.#inHandUntil("picture", this.#late.follow(interaction, response, isThere));
      return response.callback;
    }
    await new Promise<void>((resolve) => {
      void this.#inHandUntil("interaction", this.#deliver(interaction, response, start, resolve));
    });
    return "sent";
  }

  /** Takes nothing more and waits for what is in hand. */
  async close(): Promise<void> {
    this.#isOpen = false;
    this.#pictures.end();
    await Promise.allSettled(this.#inHand);
  }

  /** Knows of work until it is done, whichever way it ends. */
  async #inHandUntil(event: string, work: Promise<void>): Promise<void> {
    this.#inHand.add(work);
    try {
      await work;
    } catch (error) {
      this.#options.log.error({ event, failure: failureOf(error) }, "could not answer");
      this.#options.world.meter?.failed("discord");
    } finally {
      this.#inHand.delete(work);
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
    const { quick, log, world } = this.#options;
    const acknowledging = acknowledge(quick, interaction, response.callback).finally(acknowledged);
    const isOurs = acknowledging.then(
      (ended) => ended === "ours",
      () => false,
    );
    void this.#inHandUntil(
      "picture",
      this.#late.follow(interaction, response, () => isOurs),
    );
    const ended = await acknowledging;
    // What we made is wrong in some way that no check of ours sees: the person still gets a sentence.
    if (ended === "refused") await acknowledge(quick, interaction, this.#trouble(interaction));
    this.#answered(interaction, response, start, ended);
    if (ended !== "ours" || response.deed === undefined) return;
    const problem = await carryOut(this.#options, interaction, response.deed, this.#pictures);
    if (problem === undefined) return;
    log.warn({ event: "post", problem }, "could not post");
    world.meter?.failed("discord");
  }

  /** What to answer; a sentence where the payload cannot be understood, nothing where it is none of ours. */
  #responseTo(interaction: APIInteraction): Response | undefined {
    const { world, log } = this.#options;
    if (typeof interaction?.id !== "string" || typeof interaction.token !== "string") {
      log.warn({ event: "interaction" }, "without an id or a token");
      return undefined;
    }
    this.#pictures.stir();
    try {
      const response = respond(interaction, world);
      if (response === undefined) {
        log.warn({ event: "interaction", type: InteractionType[interaction.type] ?? interaction.type }, "not ours");
      } else this.#conversations.responded(interaction, whoAsks(interaction).id, response);
      return response;
    } catch (error) {
      log.error({ event: "interaction", failure: failureOf(error) }, "could not read it");
      world.meter?.failed("discord");
      return { callback: this.#trouble(interaction), gave: "sentence" };
    }
  }

  #trouble(interaction: APIInteraction): APIInteractionResponse {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
    }
    return replied(sentence(textsFor(undefined).trouble), true).callback;
  }

  async #answerMessage(said: Said): Promise<void> {
    const { world, rest, log, me } = this.#options;
    if (!isForMe(said, me)) return;
    this.#pictures.stir();
    const start = performance.now();
    const before = this.#conversations.before(said);
    const reply = answerMessage(said, me, world, before);
    if (reply.about) this.#conversations.answered(said, reply.about);
    const replyTo = reply.room === "channel" ? said.id : undefined;
    const line = { event: "message", room: reply.room, gave: reply.gave, topic: reply.about?.topic };
    const words = world.operator.logsQuestions ? { question: wordsIn(said.content) } : {};
    const drawn = await this.#pictures.drawn(reply.message, said.channel_id, drawnWithin);
    try {
      await postMessage(rest, said.channel_id, reply.message, { replyTo, nonce: said.id }, drawn, this.#pictures);
      log.info({ ...line, ...words, ms: since(start) }, "answered");
      world.meter?.answered("discord", reply.gave, seconds(start));
    } catch (error) {
      world.meter?.failed("discord");
      log.warn({ ...line, ...words, failure: failureOf(error), ms: since(start) }, "could not answer");
      if (problemOf(error) === "forbidden" && reply.room === "channel") await this.#answerDirectly(said, before, start);
    }
  }

  /** Where the bot may not write, the person still gets the answer, in a direct message. */
  async #answerDirectly(said: Said, before: Address | undefined, start: number): Promise<void> {
    const { world, rest, me } = this.#options;
    const { message, gave } = answerMessage(said, me, world, before, "direct");
    const dm = (await rest.post(Routes.userChannels(), {
      body: { recipient_id: said.author.id },
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    const above = { type: 10 as const, content: plain(textsFor(undefined).inDirect) };
    const direct = { ...message, components: [above, ...message.components] };
    const drawn = await this.#pictures.drawn(direct, dm.id, drawnWithin);
    await postMessage(rest, dm.id, direct, { nonce: said.id }, drawn, this.#pictures);
    world.meter?.answered("discord", gave, seconds(start));
  }

  #answered(interaction: APIInteraction, response: Response, start: number, ended?: Acknowledged): void {
    const { log, world } = this.#options;
    const isFine = ended === undefined || ended === "ours";
    const line = interactionLine(interaction, response, world.operator);
    log[isFine ? "info" : "warn"]({ ...line, ended, ms: since(start) }, isFine ? "answered" : "not answered");
    if (isFine && isAnswer(response.gave)) world.meter?.answered("discord", response.gave, seconds(start));
    if (ended === "refused") world.meter?.failed("discord");
  }
}

const since = (start: number): number => Math.round((performance.now() - start) * 10) / 10;
const seconds = (start: number): number => (performance.now() - start) / 1000;
