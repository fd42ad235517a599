import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import type { Destination } from "../render/destination.ts";
import { type ImageSource, imageBlock } from "../render/image-block.ts";
import type { Message } from "../render/message.ts";
import { escaped } from "../render/mrkdwn.ts";
import type { PendingPicture } from "../respond/compose.ts";
import { isRefused, sendToResponseUrl } from "./messenger.ts";
import type { Pictures } from "./picture-files.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

/**
 * Slack may not show a file in the first moments after it has it. These are the pauses before each try, in
 * milliseconds: with the answer that is four of the five uses of a response_url, and nothing else uses the same one.
 */
const retryDelaysMs = [200, 800, 2500];

/** How an answer was said, and so what can follow it. */
export type DeliveryMethod =
  /** In place of what was pressed: the same way changes it again. */
  | { readonly method: "replaceOriginal"; readonly at: Destination; readonly replacement: Replacement }
  /**
   * As a new message through a response_url. Slack lets nobody change that
   * (https://github.com/slackapi/bolt-python/issues/1268): the picture follows in a message of its own.
   */
  | { readonly method: "response"; readonly at: Destination; readonly to: "person" | "all" }
  | { readonly method: "posted"; readonly channel: string; readonly ts: string };

/** What took the place of a message. */
export type Replacement = { readonly over: string; readonly by: symbol };

/** Brings the picture of an answer after it, where it was not there to be said with it. */
export class PictureAttacher {
  readonly #pictures: Pictures;
  readonly #log: Log;
  /** What took a message's place last: a picture that comes late does not put an older page there. */
  readonly #newest = new LRUCache<string, symbol>({ max: 5000, ttl: 30 * 60_000 });
  /** Messages that are being changed right now. */
  readonly #changing = new Map<string, Promise<unknown>>();

  constructor(pictures: Pictures, log: Log) {
    this.#pictures = pictures;
    this.#log = log;
  }

  /** Something else takes the place of a message: waits for a picture that is on its way there, and keeps others away. */
  async beginReplacement(over: string): Promise<Replacement> {
    const by = Symbol(over);
    this.#newest.set(over, by);
    await this.#changing.get(over);
    return { over, by };
  }

  /** Draws, uploads and shows the picture. Never throws; nobody waits for it. */
  async attach({ address, shows }: PendingPicture, said: DeliveryMethod, api: WebApi): Promise<void> {
    const over =
      said.method === "posted"
        ? `${said.channel} ${said.ts}`
        : said.method === "replaceOriginal"
          ? said.replacement.over
          : undefined;
    // Nothing has yet taken the place of what was only just posted.
    const by = said.method === "replaceOriginal" ? said.replacement.by : undefined;
    const picture = await this.#pictures.uploaded(address, api);
    if (picture === undefined) return;
    for (const wait of retryDelaysMs) {
      await pause(wait, undefined, { ref: false });
      if (over && this.#newest.get(over) !== by) return;
      const change = this.#change(said, picture, shows, api);
      if (over) this.#changing.set(over, change);
      const ended = await change;
      if (over) this.#changing.delete(over);
      if (ended === "done") return this.#pictures.accepted(address, picture, api);
      if (ended === "trouble") return;
    }
    this.#log.warn({ event: "picture" }, "Slack does not show it");
  }

  async #change(said: DeliveryMethod, picture: ImageSource, shows: PendingPicture["shows"], api: WebApi) {
    try {
      switch (said.method) {
        case "replaceOriginal":
          return afterUrl(await sendToResponseUrl(shows(picture), "replaceOriginal", said.at));
        case "response":
          return afterUrl(await sendToResponseUrl(alone(picture), said.to, said.at));
        case "posted": {
          const { channel, ts } = said;
          await api.call("chat.update", { channel, ts, ...shows(picture) });
          return "done";
        }
      }
    } catch (error) {
      if (isRefused(error)) return "refused";
      this.#log.warn(
        { event: "picture", refusal: refusalOf(error), failure: errorDetails(error) },
        "could not show it",
      );
      return "trouble";
    }
  }
}

const afterUrl = (sent: "done" | "gone" | "refused" | "trouble") => (sent === "gone" ? "trouble" : sent);

/** A picture by itself, below the answer that it belongs to. */
const alone = (picture: ImageSource): Message => ({
  text: escaped(`${picture.title}\n\n${picture.alt}`),
  blocks: [imageBlock(picture)],
});
