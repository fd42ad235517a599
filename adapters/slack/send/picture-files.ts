import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { type Address, formatAddress } from "../../../src/address.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import type { World } from "../../../src/runtime/bot-context.ts";
import { failureOf, type Log } from "../../../src/runtime/log.ts";
import type { ShownPicture } from "../render/image-block.ts";
import { uploadPicture } from "./upload-file.ts";
import { type Api, refusalOf } from "./web-api.ts";

const mostKept = 5000;
/** What Slack does not let us do is not tried again so soon. */
const restMs = 60 * 60_000;
/** Pictures are drawn and uploaded one after the other; whoever asks for one more does without. */
const mostWaiting = 20;
/** Drawing takes a while, so it waits for a moment in which nobody asks, but not for ever. */
const quietMs = 100;
const longestWait = 20_000;

/** The pictures that one workspace has. */
type Shelf = {
  /** Uploaded, or on its way, by the address of the answer. */
  readonly uploads: LRUCache<string, Promise<ShownPicture | undefined>>;
  /** Those that Slack has shown. */
  readonly shown: LRUCache<string, ShownPicture>;
  /** On the clock of `performance`. */
  restUntil: number;
};

/** The pictures of answers: fetched by Slack from our own pages where we have some, else uploaded, once in each workspace. */
export class Pictures {
  readonly #world: World;
  readonly #log: Log;
  readonly #ours = new LRUCache<string, { readonly picture: ShownPicture | undefined }>({ max: mostKept });
  readonly #shelves = new WeakMap<Api, Shelf>();
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #stirredAt = 0;

  constructor({ world, log }: { readonly world: World; readonly log: Log }) {
    this.#world = world;
    this.#log = log;
  }

  /** Somebody asks something: no moment to draw. */
  stir(): void {
    this.#stirredAt = performance.now();
  }

  /** The picture of an answer, where Slack can show it at once. */
  at(address: Address, api: Api): ShownPicture | undefined {
    const shelf = this.#shelfOf(api);
    const { publicUrl } = this.#world;
    if (publicUrl === undefined) return shelf.shown.get(formatAddress(address));
    return isResting(shelf) ? undefined : this.#ourOwn(address, publicUrl);
  }

  /** The picture of an answer, uploaded if it has to be; undefined where there is none, or no way. Never throws. */
  uploaded(address: Address, api: Api): Promise<ShownPicture | undefined> {
    const shelf = this.#shelfOf(api);
    const key = formatAddress(address);
    const begun = shelf.uploads.get(key);
    if (begun) return begun;
    const mayNot = this.#world.publicUrl !== undefined || isResting(shelf) || this.#waiting >= mostWaiting;
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
  accepted(address: Address, picture: ShownPicture, api: Api): void {
    if ("slack_file" in picture.source) this.#shelfOf(api).shown.set(formatAddress(address), picture);
  }

  /** Slack did not take a message with this picture in it. */
  refused(address: Address, api: Api): void {
    const shelf = this.#shelfOf(api);
    const key = formatAddress(address);
    if (this.#world.publicUrl !== undefined) {
      this.#rest(shelf, "Slack does not show pictures from PUBLIC_URL; answers come without for an hour");
    } else if (shelf.shown.delete(key)) shelf.uploads.delete(key);
  }

  #shelfOf(api: Api): Shelf {
    const known = this.#shelves.get(api);
    if (known) return known;
    const shelf: Shelf = {
      uploads: new LRUCache({ max: mostKept }),
      shown: new LRUCache({ max: mostKept }),
      restUntil: 0,
    };
    this.#shelves.set(api, shelf);
    return shelf;
  }

  #ourOwn(address: Address, publicUrl: string): ShownPicture | undefined {
    const key = formatAddress(address);
    const known = this.#ours.get(key);
    if (known) return known.picture;
    const drawn = this.#pictureOf(address);
    const picture = drawn && {
      ...{ title: drawn.title, alt: drawn.alt },
      source: { image_url: `${publicUrl}${picturePath(drawn, "light", "png")}` },
    };
    this.#ours.set(key, { picture });
    return picture;
  }

  /** A picture that cannot be made costs nobody the answer. */
  #pictureOf(address: Address): Picture | undefined {
    try {
      return picturesOf(address, this.#world.knowledge)[0];
    } catch (error) {
      this.#log.error({ event: "picture", failure: failureOf(error) }, "could not make it");
      return undefined;
    }
  }

  async #upload(address: Address, api: Api): Promise<ShownPicture | undefined> {
    const picture = this.#pictureOf(address);
    if (picture === undefined || isResting(this.#shelfOf(api))) return undefined;
    const bytes = await pngOf(picture, "light", this.#world.knowledge);
    const id = await uploadPicture(picture, bytes, api);
    return { title: picture.title, alt: picture.alt, source: { slack_file: { id } } };
  }

  /** Does it when it is its turn and nobody asks anything, if that is soon enough. */
  async #inTurn<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
    const end = performance.now() + longestWait;
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
      const left = this.#stirredAt + quietMs - now;
      if (left <= 0 || now > end) return left <= 0;
      await pause(left, undefined, { ref: false });
    }
  }

  #failed(error: unknown, shelf: Shelf): void {
    if (refusalOf(error) === "missing_scope")
      this.#rest(shelf, "the app lacks the scope files:write, so answers come without pictures for an hour");
    else if (!isResting(shelf)) {
      this.#log.warn({ event: "picture", failure: failureOf(error) }, "could not upload it");
      this.#world.meter?.failed("slack");
    }
  }

  #rest(shelf: Shelf, why: string): void {
    if (isResting(shelf)) return;
    shelf.restUntil = performance.now() + restMs;
    this.#log.warn({ event: "picture" }, why);
    this.#world.meter?.failed("slack");
  }
}

const isResting = ({ restUntil }: Shelf): boolean => performance.now() < restUntil;
