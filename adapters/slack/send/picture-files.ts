import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { type Address, formatAddress } from "../../../src/address.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import type { ImageSource } from "../render/image-block.ts";
import { uploadPicture } from "./upload-file.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

const maxCached = 5000;
/** What Slack does not let us do is not tried again so soon. */
const cooldownMs = 60 * 60_000;
/** Pictures are drawn and uploaded one after the other; whoever asks for one more does without. */
const maxQueued = 20;
/** Drawing takes a while, so it waits for a moment in which nobody asks, but not for ever. */
const idleMs = 100;
const maxWaitMs = 20_000;

/** The pictures that one workspace has. */
type WorkspacePictures = {
  /** Uploaded, or on its way, by the address of the answer. */
  readonly uploads: LRUCache<string, Promise<ImageSource | undefined>>;
  /** Those that Slack has shown. */
  readonly shown: LRUCache<string, ImageSource>;
  /** On the clock of `performance`. */
  restUntil: number;
};

/** The pictures of answers: fetched by Slack from our own pages where we have some, else uploaded, once in each workspace. */
export class Pictures {
  readonly #bot: BotContext;
  readonly #log: Log;
  readonly #hostedPictures = new LRUCache<string, { readonly picture: ImageSource | undefined }>({ max: maxCached });
  readonly #picturesByWorkspace = new WeakMap<WebApi, WorkspacePictures>();
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #stirredAt = 0;

  constructor({ bot, log }: { readonly bot: BotContext; readonly log: Log }) {
    this.#bot = bot;
    this.#log = log;
  }

  /** Somebody asks something: no moment to draw. */
  recordRequest(): void {
    this.#stirredAt = performance.now();
  }

  /** The picture of an answer, where Slack can show it at once. */
  at(address: Address, api: WebApi): ImageSource | undefined {
    const shelf = this.#workspacePictures(api);
    const { publicUrl } = this.#bot;
    if (publicUrl === undefined) return shelf.shown.get(formatAddress(address));
    return isCoolingDown(shelf) ? undefined : this.#hostedPicture(address, publicUrl);
  }

  /** The picture of an answer, uploaded if it has to be; undefined where there is none, or no way. Never throws. */
  uploaded(address: Address, api: WebApi): Promise<ImageSource | undefined> {
    const shelf = this.#workspacePictures(api);
    const key = formatAddress(address);
    const begun = shelf.uploads.get(key);
    if (begun) return begun;
    const mayNot = this.#bot.publicUrl !== undefined || isCoolingDown(shelf) || this.#waiting >= maxQueued;
    if (mayNot) return Promise.resolve(undefined);
    const upload = this.#inTurn(() => this.#upload(address, api)).catch((error: unknown) => {
      this.#failed(error, shelf);
      return undefined;
    });
    // What came to nothing is tried again when somebody asks again.
    void upload.then((picture) => picture ?? shelf.uploads.delete(key));
    shelf.uploads.set(key, upload);
    return upload;
  }

  /** Slack has shown it: it is in the next message from the beginning. */
  accepted(address: Address, picture: ImageSource, api: WebApi): void {
    if ("slack_file" in picture.source) this.#workspacePictures(api).shown.set(formatAddress(address), picture);
  }

  /** Slack did not take a message with this picture in it. */
  refused(address: Address, api: WebApi): void {
    const shelf = this.#workspacePictures(api);
    const key = formatAddress(address);
    if (this.#bot.publicUrl !== undefined) {
      this.#pause(shelf, "Slack does not show pictures from PUBLIC_URL; answers come without for an hour");
    } else if (shelf.shown.delete(key)) shelf.uploads.delete(key);
  }

  #workspacePictures(api: WebApi): WorkspacePictures {
    const known = this.#picturesByWorkspace.get(api);
    if (known) return known;
    const shelf: WorkspacePictures = {
      uploads: new LRUCache({ max: maxCached }),
      shown: new LRUCache({ max: maxCached }),
      restUntil: 0,
    };
    this.#picturesByWorkspace.set(api, shelf);
    return shelf;
  }

  #hostedPicture(address: Address, publicUrl: string): ImageSource | undefined {
    const key = formatAddress(address);
    const known = this.#hostedPictures.get(key);
    if (known) return known.picture;
    const drawn = this.#pictureOf(address);
    const picture = drawn && {
      ...{ title: drawn.title, alt: drawn.alt },
      source: { image_url: `${publicUrl}${picturePath(drawn, "light", "png")}` },
    };
    this.#hostedPictures.set(key, { picture });
    return picture;
  }

  /** A picture that cannot be made costs nobody the answer. */
  #pictureOf(address: Address): Picture | undefined {
    try {
      return picturesOf(address, this.#bot.knowledge)[0];
    } catch (error) {
      this.#log.error({ event: "picture", failure: errorDetails(error) }, "could not make it");
      return undefined;
    }
  }

  async #upload(address: Address, api: WebApi): Promise<ImageSource | undefined> {
    const picture = this.#pictureOf(address);
    if (picture === undefined || isCoolingDown(this.#workspacePictures(api))) return undefined;
    const bytes = await pngOf(picture, "light", this.#bot.knowledge);
    const id = await uploadPicture(picture, bytes, api);
    return { title: picture.title, alt: picture.alt, source: { slack_file: { id } } };
  }

  /** Does it when it is its turn and nobody asks anything, if that is soon enough. */
  async #inTurn<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
    const end = performance.now() + maxWaitMs;
    this.#waiting += 1;
    const turn = this.#turn
      .then(async () => ((await this.#isQuiet(end)) ? act() : undefined))
      .finally(() => {
        this.#waiting -= 1;
      });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #isQuiet(end: number): Promise<boolean> {
    for (;;) {
      const now = performance.now();
      const left = this.#stirredAt + idleMs - now;
      if (left <= 0 || now > end) return left <= 0;
      await pause(left, undefined, { ref: false });
    }
  }

  #failed(error: unknown, shelf: WorkspacePictures): void {
    if (refusalOf(error) === "missing_scope")
      this.#pause(shelf, "the app lacks the scope files:write, so answers come without pictures for an hour");
    else if (!isCoolingDown(shelf)) {
      this.#log.warn({ event: "picture", failure: errorDetails(error) }, "could not upload it");
      this.#bot.metrics?.failed("slack");
    }
  }

  #pause(shelf: WorkspacePictures, why: string): void {
    if (isCoolingDown(shelf)) return;
    shelf.restUntil = performance.now() + cooldownMs;
    this.#log.warn({ event: "picture" }, why);
    this.#bot.metrics?.failed("slack");
  }
}

const isCoolingDown = ({ restUntil }: WorkspacePictures): boolean => performance.now() < restUntil;
