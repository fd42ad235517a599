import { LRUCache } from "lru-cache";
import type { Log } from "../../../src/runtime/log.ts";
import type { Destination } from "../render/destination.ts";
import { hasPicture, withoutPicture } from "../render/image-block.ts";
import type { Modal } from "../render/message.ts";
import { noticeMessage } from "../render/notices.ts";
import type { Texts } from "../render/texts.ts";
import type { OutgoingMessage } from "../respond/compose.ts";
import type { Effect, PostFailure } from "../respond/response.ts";
import { type DeliveryMethod, PictureAttacher } from "./attach-pictures.ts";
import { isRefused, Messenger } from "./messenger.ts";
import type { Pictures } from "./picture-files.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

/** Who acted, and what Slack gave to answer with. */
export type EffectContext = {
  readonly person: string;
  /** Opens one window, within three seconds. */
  readonly trigger?: string | undefined;
  readonly at?: Destination | undefined;
};

/** Slack's words: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const problems: Readonly<Record<string, PostFailure>> = {
  channel_not_found: "forbidden",
  not_in_channel: "forbidden",
  restricted_action: "forbidden",
  restricted_action_read_only_channel: "forbidden",
  restricted_action_thread_only_channel: "forbidden",
  restricted_action_thread_locked: "forbidden",
  thread_not_found: "gone",
  message_not_found: "gone",
  is_archived: "archived",
};

/** What a failed call means for the person who waits. */
export const postFailureOf = (error: unknown): PostFailure => problems[refusalOf(error) ?? ""] ?? "trouble";

type Say = Extract<Effect, { type: "say" }>;
type Tools = { readonly texts: Texts; readonly pictures: Pictures; readonly log: Log };

/** Does what was promised to somebody, in whatever way Slack still lets us. */
export class EffectRunner {
  readonly #texts: Texts;
  readonly #pictures: Pictures;
  readonly #pictureAttacher: PictureAttacher;
  /** What was said or posted once. */
  readonly #done = new LRUCache<string, true>({ max: 2000, ttl: 60 * 60_000 });

  constructor({ texts, pictures, log }: Tools) {
    this.#texts = texts;
    this.#pictures = pictures;
    this.#pictureAttacher = new PictureAttacher(pictures, log);
  }

  /**
   * @returns how it ended; undefined when all went well
   * @throws SlackError where nothing more can be done
   */
  async runEffect(effect: Effect, context: EffectContext, api: WebApi): Promise<PostFailure | "too late" | undefined> {
    switch (effect.type) {
      case "say":
        return this.#say(effect, context, api);
      case "open":
        return this.#open(effect, context, api);
      case "update":
        await shown(effect.view, (view) => api.call("views.update", { view_id: effect.id, view }));
        return undefined;
      case "publish":
        await api.call("views.publish", { user_id: context.person, view: effect.view });
        return undefined;
      case "post":
        return this.#post(effect, api);
    }
  }

  /** Answers a message. @throws SlackError where the bot may not write there, or cannot. */
  async reply(told: OutgoingMessage, where: Destination, api: WebApi): Promise<void> {
    const { message, channel, ts } = await this.#messenger(api).post(told, where);
    this.#attachPicture({ ...told, message }, { method: "posted", channel, ts }, api);
  }

  #messenger = (api: WebApi): Messenger => new Messenger(api, this.#pictures);

  /** Nobody waits for a picture that is still to come. */
  #attachPicture({ message, pendingPicture }: OutgoingMessage, said: DeliveryMethod, api: WebApi): void {
    if (pendingPicture && !hasPicture(message)) this.#pictureAttacher.attach(pendingPicture, said, api);
  }

  async #say(effect: Say, context: EffectContext, api: WebApi): Promise<PostFailure | undefined> {
    const { idempotencyKey } = effect;
    if (idempotencyKey === undefined) return this.#sayOnce(effect, context, api);
    if (this.#done.has(idempotencyKey)) {
      const message = noticeMessage(this.#texts.alreadyShared);
      return this.#sayOnce({ type: "say", message, to: "person", at: effect.at }, context, api);
    }
    return this.#atMostOnce(idempotencyKey, () => this.#sayOnce(effect, context, api));
  }

  /** What did not succeed may be tried again. */
  async #atMostOnce(
    idempotencyKey: string,
    act: () => Promise<PostFailure | undefined>,
  ): Promise<PostFailure | undefined> {
    this.#done.set(idempotencyKey, true);
    let succeeded = false;
    try {
      const problem = await act();
      succeeded = problem === undefined;
      return problem;
    } finally {
      if (!succeeded) this.#done.delete(idempotencyKey);
    }
  }

  async #sayOnce(effect: Say, context: EffectContext, api: WebApi): Promise<PostFailure | undefined> {
    const { to, at, replaces } = effect;
    const replacement = replaces === undefined ? undefined : await this.#pictureAttacher.beginReplacement(replaces);
    const message = await this.#messenger(api).respondToUrl(effect, to, at);
    if (message !== undefined) {
      const told = { ...effect, message };
      if (to !== "replaceOriginal") this.#attachPicture(told, { method: "response", at, to }, api);
      else if (replacement) this.#attachPicture(told, { method: "replaceOriginal", at, replacement }, api);
      return undefined;
    }
    if (to !== "all") return this.#tell(effect, at, context, api);
    try {
      await this.reply(effect, at, api);
      return undefined;
    } catch (error) {
      const problem = postFailureOf(error);
      await this.#tell({ message: noticeMessage(this.#texts.notPosted[problem]) }, at, context, api);
      return problem;
    }
  }

  /** Tells one person, where they are, else directly. */
  async #tell(told: OutgoingMessage, at: Destination, { person }: EffectContext, api: WebApi): Promise<undefined> {
    if (person === "") return undefined;
    try {
      if (at.channel === undefined) throw new Error("not asked in a channel");
      await this.#messenger(api).postEphemeral(told, at, person);
    } catch {
      await this.reply(told, { channel: person }, api);
    }
    return undefined;
  }

  async #open(
    { view }: Extract<Effect, { type: "open" }>,
    context: EffectContext,
    api: WebApi,
  ): Promise<"too late" | undefined> {
    try {
      await shown(view, (one) => api.callWithinTrigger("views.open", { trigger_id: context.trigger, view: one }));
      return undefined;
    } catch (error) {
      // The first try had opened it, only its answer was lost.
      if (refusalOf(error) === "exchanged_trigger_id") return undefined;
      const message = noticeMessage(this.#texts.tooLate);
      await this.#say({ type: "say", message, to: "person", at: context.at ?? {} }, context, api);
      return "too late";
    }
  }

  async #post(effect: Extract<Effect, { type: "post" }>, api: WebApi): Promise<PostFailure | undefined> {
    const { at, idempotencyKey, modal, posting, onSuccess, onFailure } = effect;
    if (this.#done.has(idempotencyKey)) return undefined;
    // Whoever closes the window gets their answer posted all the same.
    const show = (view: Modal) => api.call("views.update", { view_id: modal, view }).catch(() => undefined);
    const problem = await this.#atMostOnce(idempotencyKey, async () => {
      await show(posting);
      return this.#postOnce(effect, at, api);
    });
    await show(problem === undefined ? onSuccess : onFailure[problem]);
    return problem;
  }

  async #postOnce(told: OutgoingMessage, at: Destination, api: WebApi): Promise<PostFailure | undefined> {
    try {
      await this.reply(told, at, api);
      return undefined;
    } catch (error) {
      const problem = postFailureOf(error);
      if (problem !== "forbidden") return problem;
      // The bot is no member there, but whoever pointed at the message is, and Slack lets us answer them. The window
      // may share more with the same few uses, so no picture follows.
      return (await this.#messenger(api).respondToUrl(told, "all", at)) ? undefined : problem;
    }
  }
}

/** Shows a window; without its picture where Slack does not take that. */
async function shown(view: Modal, show: (view: Modal) => Promise<unknown>): Promise<void> {
  try {
    await show(view);
  } catch (error) {
    if (!isRefused(error) || !hasPicture(view)) throw error;
    await show(withoutPicture(view));
  }
}
