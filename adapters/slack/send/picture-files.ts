import type { Address } from "../../../src/address.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { CoolDown } from "../../../src/runtime/scheduling/cool-down.ts";
import { LoadGauge } from "../../../src/runtime/scheduling/load-gauge.ts";
import { PictureQueue } from "../../../src/runtime/scheduling/picture-queue.ts";
import type { ImageSource } from "../render/image-block.ts";
import { HostedPictures } from "./hosted-pictures.ts";
import { uploadPicture } from "./upload-file.ts";
import { refusalOf, type WebApi } from "./web-api.ts";
import { WorkspacePictures } from "./workspace-pictures.ts";

/** What Slack does not let us do is not tried again so soon. */
const cooldownMs = 60 * 60_000;
/** Pictures are drawn and uploaded one after the other; further answers do without. */
const maxQueued = 20;
/** Drawing takes a while, so it waits until nobody has asked anything for a moment, but not for ever. */
const busyRate = { requests: 1, withinMs: 100 };
const maxIdleWaitMs = 20_000;

/** The pictures of answers: fetched by Slack from our own pages where we have some, else uploaded, once in each workspace. */
export class Pictures {
  readonly #bot: BotContext;
  readonly #log: Log;
  readonly #load = new LoadGauge(busyRate);
  readonly #queue = new PictureQueue(maxQueued);
  readonly #coolDown = new CoolDown(cooldownMs, new WeakMap<WebApi, number>());
  readonly #hostedPictures = new HostedPictures((address) => this.#pictureOf(address));
  readonly #picturesByWorkspace = new WeakMap<WebApi, WorkspacePictures>();

  constructor({ bot, log }: { readonly bot: BotContext; readonly log: Log }) {
    this.#bot = bot;
    this.#log = log;
  }

  /** Somebody asks something: no moment to draw. */
  recordRequest(): void {
    this.#load.recordRequest();
  }

  /** The picture of an answer, where Slack can show it at once. */
  at(address: Address, api: WebApi): ImageSource | undefined {
    const { publicUrl } = this.#bot;
    if (publicUrl === undefined) return this.#workspacePictures(api).shown(address);
    return this.#coolDown.isActive(api) ? undefined : this.#hostedPictures.at(address, publicUrl);
  }

  /** The picture of an answer, uploaded if it has to be; undefined where there is none, or it cannot be had. Never throws. */
  async uploaded(address: Address, api: WebApi): Promise<ImageSource | undefined> {
    const pictures = this.#workspacePictures(api);
    const begun = pictures.uploadOf(address);
    if (begun) return begun;
    if (this.#bot.publicUrl !== undefined || this.#coolDown.isActive(api) || this.#queue.isFull) return undefined;
    const upload = this.#queue
      .runWhenIdle(() => this.#upload(address, api), this.#load, maxIdleWaitMs)
      .catch((error: unknown) => this.#failed(error, api));
    pictures.recordUpload(address, upload);
    return upload;
  }

  /** Slack has shown it: it is in the next message from the beginning. */
  accepted(address: Address, picture: ImageSource, api: WebApi): void {
    if ("slack_file" in picture.source) this.#workspacePictures(api).recordShown(address, picture);
  }

  /** Slack did not take a message with this picture in it. */
  refused(address: Address, api: WebApi): void {
    if (this.#bot.publicUrl === undefined) this.#workspacePictures(api).forget(address);
    else this.#startCoolDown(api, "Slack does not show pictures from PUBLIC_URL; answers come without for an hour");
  }

  #workspacePictures(api: WebApi): WorkspacePictures {
    const known = this.#picturesByWorkspace.get(api);
    if (known) return known;
    const pictures = new WorkspacePictures();
    this.#picturesByWorkspace.set(api, pictures);
    return pictures;
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
    // Another upload may have been refused while this one waited for its turn.
    if (picture === undefined || this.#coolDown.isActive(api)) return undefined;
    const bytes = await pngOf(picture, "light", this.#bot.knowledge);
    const id = await uploadPicture(picture, bytes, api);
    return { title: picture.title, alt: picture.alt, source: { slack_file: { id } } };
  }

  #failed(error: unknown, api: WebApi): undefined {
    if (refusalOf(error) === "missing_scope")
      this.#startCoolDown(api, "the app lacks the scope files:write, so answers come without pictures for an hour");
    else if (!this.#coolDown.isActive(api)) {
      this.#log.warn({ event: "picture", failure: errorDetails(error) }, "could not upload it");
      this.#bot.metrics?.failed("slack");
    }
    return undefined;
  }

  /** Logged and counted once, not again while it lasts. */
  #startCoolDown(api: WebApi, why: string): void {
    if (this.#coolDown.isActive(api)) return;
    this.#coolDown.start(api);
    this.#log.warn({ event: "picture" }, why);
    this.#bot.metrics?.failed("slack");
  }
}
