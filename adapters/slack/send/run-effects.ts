import { LRUCache } from "lru-cache";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import { hasPicture, withoutPicture } from "../render/image-block.ts";
import type { Destination, Modal } from "../render/message.ts";
import { noticeMessage } from "../render/notices.ts";
import type { Texts } from "../render/texts.ts";
import type { Effect, PostFailure } from "../respond/response.ts";
import type { MessageDelivery } from "./deliver.ts";
import { isRefused } from "./messenger.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

const maxRemembered = 2000;
const rememberedForMs = 60 * 60_000;

/** Who acted, and what Slack gave to answer with. */
export type EffectContext = {
  readonly person: string;
  /** Opens one modal, within three seconds. */
  readonly trigger?: string | undefined;
  readonly at?: Destination | undefined;
};

/** Why an effect did not succeed. */
type EffectFailure = PostFailure | "too late";

type OneOf<Type extends Effect["type"]> = Extract<Effect, { type: Type }>;
type Tools = { readonly delivery: MessageDelivery; readonly texts: Texts; readonly log: Log };

/** Runs the effects that answering decided on; each that has an idempotency key at most once. */
export class EffectRunner {
  readonly #delivery: MessageDelivery;
  readonly #texts: Texts;
  readonly #log: Log;
  /** The idempotency keys of what was said or posted. */
  readonly #done = new LRUCache<string, true>({ max: maxRemembered, ttl: rememberedForMs });

  constructor({ delivery, texts, log }: Tools) {
    this.#delivery = delivery;
    this.#texts = texts;
    this.#log = log;
  }

  /**
   * One effect after the other, until one does not succeed; a modal that somebody has closed meanwhile is no failure.
   * Never throws.
   * @returns why one did not succeed
   */
  async runEffects(
    effects: readonly Effect[],
    context: EffectContext,
    api: WebApi,
  ): Promise<EffectFailure | undefined> {
    for (const effect of effects) {
      try {
        const failure = await this.#runEffect(effect, context, api);
        if (failure !== undefined) return failure;
      } catch (error) {
        this.#log.warn({ event: effect.type, failure: errorDetails(error) }, "could not do it");
        if (effect.type !== "update") return "trouble";
      }
    }
    return undefined;
  }

  async #runEffect(effect: Effect, context: EffectContext, api: WebApi): Promise<EffectFailure | undefined> {
    switch (effect.type) {
      case "say":
        return this.#say(effect, context, api);
      case "open":
        return this.#open(effect, context, api);
      case "update":
        await showModal(effect.view, (view) => api.call("views.update", { view_id: effect.id, view }));
        return undefined;
      case "publish":
        await api.call("views.publish", { user_id: context.person, view: effect.view });
        return undefined;
      case "post":
        return this.#post(effect, api);
    }
  }

  async #say(effect: OneOf<"say">, { person }: EffectContext, api: WebApi): Promise<PostFailure | undefined> {
    const { idempotencyKey, at } = effect;
    if (idempotencyKey === undefined) return this.#delivery.respond(effect, person, api);
    if (this.#done.has(idempotencyKey)) {
      const message = noticeMessage(this.#texts.alreadyShared);
      return this.#delivery.respond({ message, to: "person", at }, person, api);
    }
    return this.#atMostOnce(idempotencyKey, () => this.#delivery.respond(effect, person, api));
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

  async #open({ view }: OneOf<"open">, context: EffectContext, api: WebApi): Promise<"too late" | undefined> {
    const { person, trigger, at = {} } = context;
    try {
      await showModal(view, (one) => api.callWithinTrigger("views.open", { trigger_id: trigger, view: one }));
      return undefined;
    } catch (error) {
      // The first attempt had opened it, only its answer was lost.
      if (refusalOf(error) === "exchanged_trigger_id") return undefined;
      await this.#delivery.respond({ message: noticeMessage(this.#texts.tooLate), to: "person", at }, person, api);
      return "too late";
    }
  }

  async #post(effect: OneOf<"post">, api: WebApi): Promise<PostFailure | undefined> {
    const { at, idempotencyKey, modal, posting, onSuccess, onFailure } = effect;
    if (this.#done.has(idempotencyKey)) return undefined;
    // Whoever closes the modal gets their answer posted all the same.
    const show = (view: Modal) => api.call("views.update", { view_id: modal, view }).catch(() => undefined);
    const problem = await this.#atMostOnce(idempotencyKey, async () => {
      await show(posting);
      return this.#delivery.postForPerson(effect, at, api);
    });
    await show(problem === undefined ? onSuccess : onFailure[problem]);
    return problem;
  }
}

/** Shows a modal; without its picture where Slack does not take that. */
async function showModal(view: Modal, show: (view: Modal) => Promise<unknown>): Promise<void> {
  try {
    await show(view);
  } catch (error) {
    if (!isRefused(error) || !hasPicture(view)) throw error;
    await show(withoutPicture(view));
  }
}
