import { setTimeout as pause } from "node:timers/promises";
import { DiscordAPIError, type RawFile } from "discord.js";
import { LRUCache } from "lru-cache";
import type { Address } from "../../../src/address.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { CoolDown } from "../../../src/runtime/scheduling/cool-down.ts";
import { LoadGauge } from "../../../src/runtime/scheduling/load-gauge.ts";
import { PictureQueue } from "../../../src/runtime/scheduling/picture-queue.ts";
import { fileName } from "../render/media-gallery.ts";
import type { Message } from "../render/message.ts";

/** An answer that is posted with its picture waits so long for the drawing. */
export const drawingTimeoutMs = 1500;
/** Answers come before pictures: so many requests a second leave no time to draw. */
const busyRate = { requests: 10, withinMs: 1000 };
/** The picture of an answer that is already there waits so long for an idle moment. */
const maxIdleWaitMs = 3000;
/** Under load, further answers do without a picture. */
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
  readonly #load = new LoadGauge(busyRate);
  readonly #queue = new PictureQueue(maxQueued);
  readonly #channelsWithoutFiles = new CoolDown(cooldownMs, new LRUCache<string, number>({ max: maxChannels }));

  constructor({ bot, log }: { readonly bot: BotContext; readonly log: Log }) {
    this.#bot = bot;
    this.#log = log;
  }

  /** Somebody asks something, which goes before pictures. */
  recordRequest(): void {
    this.#load.recordRequest();
  }

  /** The bot stops: no picture waits for an idle moment any more. */
  end(): void {
    this.#load.end();
  }

  /**
   * The picture of what a message says; undefined where there is none, or where it cannot be had.
   * @param channel where it is to be shown
   * @param timeoutMs how long the answer waits for it; without, the answer is already there, and its picture can wait
   *   for an idle moment
   */
  async drawn({ pictureOf }: Message, channel: string | undefined, timeoutMs?: number): Promise<Drawn | undefined> {
    if (pictureOf === undefined || this.#queue.isFull) return undefined;
    if (channel !== undefined && this.#channelsWithoutFiles.isActive(channel)) return undefined;
    const isIdle = timeoutMs === undefined ? await this.#load.waitUntilIdle(maxIdleWaitMs) : !this.#load.isBusy;
    if (!isIdle) return undefined;
    try {
      const drawing = this.#queue.run(() => this.#draw(pictureOf));
      return await (timeoutMs === undefined ? drawing : Promise.race([drawing, rejectAfter(timeoutMs, drawing)]));
    } catch (error) {
      this.lost(error, undefined);
      return undefined;
    }
  }

  /** Discord did not take a picture, or it could not be drawn. */
  lost(error: unknown, channel: string | undefined): void {
    if (channel !== undefined && error instanceof DiscordAPIError && error.status === 403)
      this.#channelsWithoutFiles.start(channel);
    this.#log.warn({ event: "picture", failure: errorDetails(error) }, "an answer goes without its picture");
    this.#bot.metrics?.failed("discord");
  }

  async #draw(address: Address): Promise<Drawn | undefined> {
    const [picture] = picturesOf(address, this.#bot.knowledge);
    if (picture === undefined) return undefined;
    // Most Discord clients are dark, and a dark picture glares less on a light one than the other way round.
    const data = await pngOf(picture, "dark", this.#bot.knowledge);
    return { picture, file: { name: fileName(picture), data, contentType: "image/png" } };
  }
}

/** @throws when a drawing takes longer than this, unless it has ended by itself meanwhile */
async function rejectAfter(timeoutMs: number, drawing: Promise<unknown>): Promise<never> {
  const timer = new AbortController();
  const stop = () => timer.abort();
  drawing.then(stop, stop);
  await pause(timeoutMs, undefined, { signal: timer.signal });
  throw new Error(`drawing took longer than ${timeoutMs} ms`);
}
