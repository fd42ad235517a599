import { performance } from "node:perf_hooks";
import type { REST } from "discord.js";
import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from "discord-api-types/v10";
import type { Address } from "../../src/address.ts";
import { failureOf, type Log } from "../../src/log.ts";
import type { World } from "../../src/world.ts";
import { answerMessage, isForMe, type Said } from "./answer-message.ts";
import { acknowledge, carryOut, postMessage, problemOf } from "./carry-out.ts";
import { Conversations } from "./conversations.ts";
import { plain } from "./markdown.ts";
import { sentence } from "./panels.ts";
import { replied } from "./reply.ts";
import { respond } from "./respond.ts";
import type { Response } from "./response.ts";
import { textsFor } from "./texts.ts";
import { whoAsks } from "./who.ts";
import { wordsIn } from "./words-in.ts";

export type DeskOptions = {
  readonly world: World;
  readonly rest: REST;
  /** A client that gives up early, for acknowledgements. */
  readonly quick: REST;
  readonly log: Log;
  /** The bot's own user; it has the application's id, but for bots of before 2016. */
  readonly me: string;
};

/** Where everything that Discord delivers is answered, and where its failures end. Nothing here throws. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #inHand = new Set<Promise<void>>();
  readonly #conversations = new Conversations();
  #isOpen = true;

  constructor(options: DeskOptions) {
    this.#options = options;
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
   */
  async answerRequest(interaction: APIInteraction): Promise<APIInteractionResponse | "sent" | undefined> {
    const start = performance.now();
    const response = this.#responseTo(interaction);
    if (response === undefined) return undefined;
    if (response.deed === undefined) {
      this.#logInteraction(interaction, response, { ms: since(start) });
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
    await Promise.allSettled(this.#inHand);
  }

  /** Knows of work until it is done, whichever way it ends. */
  async #inHandUntil(event: string, work: Promise<void>): Promise<void> {
    this.#inHand.add(work);
    try {
      await work;
    } catch (error) {
      this.#options.log.error({ event, failure: failureOf(error) }, "could not answer");
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
    const { quick, rest, log } = this.#options;
    const ended = await acknowledge(quick, interaction, response.callback).finally(acknowledged);
    // What we made is wrong in some way that no check of ours sees: the person still gets a sentence.
    if (ended === "refused") await acknowledge(quick, interaction, this.#trouble(interaction));
    this.#logInteraction(interaction, response, { ended, ms: since(start) });
    if (ended !== "ours" || response.deed === undefined) return;
    const problem = await carryOut({ rest, quick }, interaction, response.deed);
    if (problem) log.warn({ event: "post", problem }, "could not post");
  }

  /** What to answer; a sentence where the payload cannot be understood, nothing where it is none of ours. */
  #responseTo(interaction: APIInteraction): Response | undefined {
    const { world, log } = this.#options;
    if (typeof interaction?.id !== "string" || typeof interaction.token !== "string") {
      log.warn({ event: "interaction" }, "without an id or a token");
      return undefined;
    }
    try {
      const response = respond(interaction, world);
      if (response === undefined) {
        log.warn({ event: "interaction", type: InteractionType[interaction.type] ?? interaction.type }, "not ours");
      } else this.#conversations.responded(interaction, whoAsks(interaction).id, response);
      return response;
    } catch (error) {
      log.error({ event: "interaction", failure: failureOf(error) }, "could not read it");
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
    const start = performance.now();
    const before = this.#conversations.before(said);
    const reply = answerMessage(said, me, world, before);
    if (reply.about) this.#conversations.answered(said, reply.about);
    const replyTo = reply.room === "channel" ? said.id : undefined;
    const line = { event: "message", room: reply.room, gave: reply.gave, topic: reply.about?.topic };
    const words = world.operator.logsQuestions ? { question: wordsIn(said.content) } : {};
    try {
      await postMessage(rest, said.channel_id, reply.message, { replyTo, nonce: said.id });
      log.info({ ...line, ...words, ms: since(start) }, "answered");
    } catch (error) {
      log.warn({ ...line, ...words, failure: failureOf(error), ms: since(start) }, "could not answer");
      if (problemOf(error) === "forbidden" && reply.room === "channel") await this.#answerDirectly(said, before);
    }
  }

  /** Where the bot may not write, the person still gets the answer, in a direct message. */
  async #answerDirectly(said: Said, before: Address | undefined): Promise<void> {
    const { world, rest, me } = this.#options;
    const { message } = answerMessage(said, me, world, before, "direct");
    const dm = (await rest.post(Routes.userChannels(), {
      body: { recipient_id: said.author.id },
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    const above = { type: 10 as const, content: plain(textsFor(undefined).inDirect) };
    await postMessage(rest, dm.id, { ...message, components: [above, ...message.components] }, { nonce: said.id });
  }

  #logInteraction(interaction: APIInteraction, response: Response, rest: { ended?: string; ms: number }): void {
    const { log, world } = this.#options;
    const { data } = interaction as {
      data?: { name?: string; options?: readonly { name: string; value?: unknown }[] };
    };
    const options = Array.isArray(data?.options) ? data.options : [];
    const question = options.find((option) => option?.name === "question")?.value;
    const level = rest.ended === undefined || rest.ended === "ours" ? "info" : "warn";
    log[level](
      {
        event: "interaction",
        type: InteractionType[interaction.type],
        command: data?.name,
        gave: response.gave,
        topic: response.about?.topic,
        ...(world.operator.logsQuestions && question !== undefined && { question }),
        ...rest,
      },
      level === "info" ? "answered" : "not answered",
    );
  }
}

const since = (start: number): number => Math.round((performance.now() - start) * 10) / 10;
