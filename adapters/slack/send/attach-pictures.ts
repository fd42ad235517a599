import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { failureOf, type Log } from "../../../src/runtime/log.ts";
import type { Spot } from "../render/destination.ts";
import { imageBlock, type ShownPicture } from "../render/image-block.ts";
import type { Message } from "../render/message.ts";
import { escaped } from "../render/mrkdwn.ts";
import type { Pictured } from "../respond/compose.ts";
import { isRefused, respond } from "./messenger.ts";
import type { Pictures } from "./picture-files.ts";
import { type Api, refusalOf } from "./web-api.ts";

/**
 * Slack may not show a file in the first moments after it has it. These are the pauses before each try, in
 * milliseconds: with the answer that is four of the five uses of a response_url, and nothing else uses the same one.
 */
const pauses = [200, 800, 2500];

/** How an answer was said, and so what can follow it. */
export type Said =
  /** In place of what was pressed: the same way changes it again. */
  | { readonly way: "instead"; readonly at: Spot; readonly turned: Turned }
  /**
   * As a new message through a response_url. Slack lets nobody change that
   * (https://github.com/slackapi/bolt-python/issues/1268): the picture follows in a message of its own.
   */
  | { readonly way: "response"; readonly at: Spot; readonly to: "person" | "all" }
  | { readonly way: "posted"; readonly channel: string; readonly ts: string };

/** What took the place of a message. */
export type Turned = { readonly over: string; readonly by: symbol };

/** Brings the picture of an answer after it, where it was not there to be said with it. */
export class FollowUp {
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
  async turn(over: string): Promise<Turned> {
    const by = Symbol(over);
    this.#newest.set(over, by);
    await this.#changing.get(over);
    return { over, by };
  }

  /** Draws, uploads and shows the picture. Never throws; nobody waits for it. */
  async show({ address, shows }: Pictured, said: Said, api: Api): Promise<void> {
    const over =
      said.way === "posted" ? `${said.channel} ${said.ts}` : said.way === "instead" ? said.turned.over : undefined;
    // Nothing has yet taken the place of what was only just posted.
    const by = said.way === "instead" ? said.turned.by : undefined;
    const picture = await this.#pictures.uploaded(address, api);
    if (picture === undefined) return;
    for (const wait of pauses) {
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

  async #change(said: Said, picture: ShownPicture, shows: Pictured["shows"], api: Api) {
    try {
      switch (said.way) {
        case "instead":
          return afterUrl(await respond(shows(picture), "instead", said.at));
        case "response":
          return afterUrl(await respond(alone(picture), said.to, said.at));
        case "posted": {
          const { channel, ts } = said;
          await api.call("chat.update", { channel, ts, ...shows(picture) });
          return "done";
        }
      }
    } catch (error) {
      if (isRefused(error)) return "refused";
      this.#log.warn({ event: "picture", refusal: refusalOf(error), failure: failureOf(error) }, "could not show it");
      return "trouble";
    }
  }
}

const afterUrl = (sent: "done" | "gone" | "refused" | "trouble") => (sent === "gone" ? "trouble" : sent);

/** A picture by itself, below the answer that it belongs to. */
const alone = (picture: ShownPicture): Message => ({
  text: escaped(`${picture.title}\n\n${picture.alt}`),
  blocks: [imageBlock(picture)],
});
