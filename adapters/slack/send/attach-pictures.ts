import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { LatestEdit } from "../../../src/runtime/scheduling/latest-edit.ts";
import { type ImageSource, imageBlock } from "../render/image-block.ts";
import type { Destination, Message } from "../render/message.ts";
import { escaped } from "../render/mrkdwn.ts";
import type { PendingPicture } from "../respond/compose.ts";
import { isRefused, sendToResponseUrl } from "./messenger.ts";
import type { Pictures } from "./picture-files.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

/**
 * Slack may not show a file in the first moments after it has it. These are the pauses before each try: with the answer
 * that is four of the five uses of a response_url, and nothing else uses the same one.
 */
const retryDelaysMs = [200, 800, 2500];

/** How an answer was delivered, and so what can follow it. */
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
export type Replacement = { readonly message: LatestEdit<symbol>; readonly by: symbol };

/** What a message shows that nothing has replaced yet. */
const original = Symbol("original");
/** As many messages as are remembered, for as long as a response_url can change them. */
const maxMessages = 5000;
const responseUrlLifetimeMs = 30 * 60_000;

/** Brings the picture of an answer after it, where it was not there to be sent with it. */
export class PictureAttacher {
  readonly #pictures: Pictures;
  readonly #log: Log;
  /** What took a message's place last: a picture that comes late does not put an older page there. */
  readonly #messages = new LRUCache<string, LatestEdit<symbol>>({
    max: maxMessages,
    ttl: responseUrlLifetimeMs,
    updateAgeOnGet: true,
  });

  constructor(pictures: Pictures, log: Log) {
    this.#pictures = pictures;
    this.#log = log;
  }

  /** Something else takes the place of a message: waits for a picture that is on its way there, and keeps others away. */
  async beginReplacement(over: string): Promise<Replacement> {
    const message = this.#message(over);
    const by = Symbol(over);
    message.replace(by);
    await message.settled();
    return { message, by };
  }

  /** Draws, uploads and shows the picture. Never throws; nobody waits for it. */
  async attach({ address, shows }: PendingPicture, delivery: DeliveryMethod, api: WebApi): Promise<void> {
    const { message, by } = this.#replacementOf(delivery);
    const picture = await this.#pictures.uploaded(address, api);
    if (picture === undefined) return;
    for (const delayMs of retryDelaysMs) {
      await pause(delayMs, undefined, { ref: false });
      const result = await message.sendIfLatest(by, () => this.#show(delivery, picture, shows, api));
      if (result === "done") return this.#pictures.accepted(address, picture, api);
      if (result === undefined || result === "trouble") return;
    }
    this.#log.warn({ event: "picture" }, "Slack does not show it");
  }

  #message(key: string): LatestEdit<symbol> {
    const known = this.#messages.get(key);
    if (known) return known;
    const message = new LatestEdit(original);
    this.#messages.set(key, message);
    return message;
  }

  /** What a picture goes into, and what has to be there still when it comes. */
  #replacementOf(delivery: DeliveryMethod): Replacement {
    switch (delivery.method) {
      case "replaceOriginal":
        return delivery.replacement;
      case "posted":
        return { message: this.#message(`${delivery.channel} ${delivery.ts}`), by: original };
      case "response":
        return { message: new LatestEdit(original), by: original };
    }
  }

  async #show(delivery: DeliveryMethod, picture: ImageSource, shows: PendingPicture["shows"], api: WebApi) {
    try {
      switch (delivery.method) {
        case "replaceOriginal":
          return resultOf(await sendToResponseUrl(shows(picture), "replaceOriginal", delivery.at));
        case "response":
          return resultOf(await sendToResponseUrl(pictureMessage(picture), delivery.to, delivery.at));
        case "posted": {
          const { channel, ts } = delivery;
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

const resultOf = (sent: "done" | "gone" | "refused" | "trouble") => (sent === "gone" ? "trouble" : sent);

/** A picture by itself, below the answer that it belongs to. */
const pictureMessage = (picture: ImageSource): Message => ({
  text: escaped(`${picture.title}\n\n${picture.alt}`),
  blocks: [imageBlock(picture)],
});
