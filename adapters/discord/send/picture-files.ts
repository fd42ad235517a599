import { setTimeout as pause } from "node:timers/promises";
import { DiscordAPIError, type RawFile } from "discord.js";
import { LRUCache } from "lru-cache";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { fileName } from "../render/media-gallery.ts";
import type { Message } from "../render/message.ts";
import { LoadGauge } from "./load-gauge.ts";

/** An answer that is posted with its picture waits so long for the drawing. */
export const drawingTimeoutMs = 1500;
/** Pictures are drawn one after the other. Under a rush, whoever asks for one more does without. */
const maxQueued = 50;
/** Where the bot may not attach files, it does not try again so soon. */
const maxChannels = 5000;
const cooldownMs = 60 * 60_000;

/** A picture that can be sent. */
export type Drawn = { readonly picture: Picture; readonly file: RawFile };

/** Draws what belongs to answers. A picture that is lost costs nobody the answer: nothing here throws. */
export class Pictures {
  readonly #bot: BotContext;
  readonly #log: Log;
  readonly #load = new LoadGauge();
  readonly #channelsWithoutFiles = new LRUCache<string, true>({ max: maxChannels, ttl: cooldownMs });
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor({ bot, log }: { readonly bot: BotContext; readonly log: Log }) {
    this.#bot = bot;
    this.#log = log;
  }

  /** Somebody asks something, which goes before pictures. */
  recordRequest(): void {
    this.#load.recordRequest();
  }

  /** Waits for no better moment any more. */
  end(): void {
    this.#load.end();
  }

  /**
   * The picture of what a message says; undefined where there is none, or no way.
   * @param channel where it is to be shown
   * @param within how long the answer waits for it, in milliseconds; one that has gone before can wait for a calm moment
   */
  async drawn({ pictureOf }: Message, channel: string | undefined, within?: number): Promise<Drawn | undefined> {
    if (pictureOf === undefined || this.#waiting >= maxQueued) return undefined;
    if (channel !== undefined && this.#channelsWithoutFiles.has(channel)) return undefined;
    if (within === undefined ? !(await this.#load.waitUntilIdle()) : this.#load.isBusy) return undefined;
    try {
      // Most Discord clients are dark, and a dark picture glares less on a light one than the other way round.
      const drawing = this.#inTurn(async () => {
        const [picture] = picturesOf(pictureOf, this.#bot.knowledge);
        return picture && { picture, data: await pngOf(picture, "dark", this.#bot.knowledge) };
      });
      const made = await (within === undefined ? drawing : Promise.race([drawing, tooLong(within, drawing)]));
      if (made === undefined) return undefined;
      const { picture, data } = made;
      return { picture, file: { name: fileName(picture), data, contentType: "image/png" } };
    } catch (error) {
      this.lost(error, undefined);
      return undefined;
    }
  }

  /** Discord did not take a picture, or it could not be drawn. */
  lost(error: unknown, channel: string | undefined): void {
    if (channel !== undefined && error instanceof DiscordAPIError && error.status === 403)
      this.#channelsWithoutFiles.set(channel, true);
    this.#log.warn({ event: "picture", failure: errorDetails(error) }, "an answer goes without its picture");
    this.#bot.metrics?.failed("discord");
  }

  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    const turn = this.#turn.then(act).finally(() => {
      this.#waiting -= 1;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** @throws when something takes longer, unless it has failed by itself meanwhile */
async function tooLong(within: number, what: Promise<unknown>): Promise<never> {
  const patience = new AbortController();
  const stop = () => patience.abort();
  what.then(stop, stop);
  await pause(within, undefined, { signal: patience.signal });
  throw new Error(`drawing took longer than ${within} ms`);
}
