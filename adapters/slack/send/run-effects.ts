import { LRUCache } from "lru-cache";
import type { Log } from "../../../src/runtime/log.ts";
import type { Spot } from "../render/destination.ts";
import { hasPicture, withoutPicture } from "../render/image-block.ts";
import type { Modal } from "../render/message.ts";
import { sentence } from "../render/modals.ts";
import type { Texts } from "../render/texts.ts";
import type { Told } from "../respond/compose.ts";
import type { Deed, Problem } from "../respond/response.ts";
import { FollowUp, type Said } from "./attach-pictures.ts";
import { isRefused, Voice } from "./messenger.ts";
import type { Pictures } from "./picture-files.ts";
import { type Api, refusalOf } from "./web-api.ts";

/** Who acted, and what Slack gave to answer with. */
export type Act = {
  readonly person: string;
  /** Opens one window, within three seconds. */
  readonly trigger?: string | undefined;
  readonly at?: Spot | undefined;
};

/** Slack's words: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const problems: Readonly<Record<string, Problem>> = {
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
export const problemOf = (error: unknown): Problem => problems[refusalOf(error) ?? ""] ?? "trouble";

type Say = Extract<Deed, { does: "say" }>;
type Tools = { readonly texts: Texts; readonly pictures: Pictures; readonly log: Log };

/** Does what was promised to somebody, in whatever way Slack still lets us. */
export class Hands {
  readonly #texts: Texts;
  readonly #pictures: Pictures;
  readonly #followUp: FollowUp;
  /** What was said or posted once. */
  readonly #done = new LRUCache<string, true>({ max: 2000, ttl: 60 * 60_000 });

  constructor({ texts, pictures, log }: Tools) {
    this.#texts = texts;
    this.#pictures = pictures;
    this.#followUp = new FollowUp(pictures, log);
  }

  /**
   * @returns how it ended; undefined when all went well
   * @throws SlackError where nothing more can be done
   */
  async carryOut(deed: Deed, act: Act, api: Api): Promise<Problem | "too late" | undefined> {
    switch (deed.does) {
      case "say":
        return this.#say(deed, act, api);
      case "open":
        return this.#open(deed, act, api);
      case "update":
        await shown(deed.view, (view) => api.call("views.update", { view_id: deed.id, view }));
        return undefined;
      case "publish":
        await api.call("views.publish", { user_id: act.person, view: deed.view });
        return undefined;
      case "post":
        return this.#post(deed, api);
    }
  }

  /** Answers a message. @throws SlackError where the bot may not write there, or cannot. */
  async reply(told: Told, where: Spot, api: Api): Promise<void> {
    const { message, channel, ts } = await this.#voice(api).post(told, where);
    this.#follow({ ...told, message }, { way: "posted", channel, ts }, api);
  }

  #voice = (api: Api): Voice => new Voice(api, this.#pictures);

  /** Nobody waits for a picture that is still to come. */
  #follow({ message, pictured }: Told, said: Said, api: Api): void {
    if (pictured && !hasPicture(message)) this.#followUp.show(pictured, said, api);
  }

  async #say(deed: Say, act: Act, api: Api): Promise<Problem | undefined> {
    const { once } = deed;
    if (once === undefined) return this.#sayOnce(deed, act, api);
    if (this.#done.has(once)) {
      const message = sentence(this.#texts.alreadyShared);
      return this.#sayOnce({ does: "say", message, to: "person", at: deed.at }, act, api);
    }
    return this.#atMostOnce(once, () => this.#sayOnce(deed, act, api));
  }

  /** What did not succeed may be tried again. */
  async #atMostOnce(once: string, act: () => Promise<Problem | undefined>): Promise<Problem | undefined> {
    this.#done.set(once, true);
    let succeeded = false;
    try {
      const problem = await act();
      succeeded = problem === undefined;
      return problem;
    } finally {
      if (!succeeded) this.#done.delete(once);
    }
  }

  async #sayOnce(deed: Say, act: Act, api: Api): Promise<Problem | undefined> {
    const { to, at, over } = deed;
    const turned = over === undefined ? undefined : await this.#followUp.turn(over);
    const message = await this.#voice(api).respond(deed, to, at);
    if (message !== undefined) {
      const told = { ...deed, message };
      if (to !== "instead") this.#follow(told, { way: "response", at, to }, api);
      else if (turned) this.#follow(told, { way: "instead", at, turned }, api);
      return undefined;
    }
    if (to !== "all") return this.#tell(deed, at, act, api);
    try {
      await this.reply(deed, at, api);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      await this.#tell({ message: sentence(this.#texts.notPosted[problem]) }, at, act, api);
      return problem;
    }
  }

  /** Tells one person, where they are, else directly. */
  async #tell(told: Told, at: Spot, { person }: Act, api: Api): Promise<undefined> {
    if (person === "") return undefined;
    try {
      if (at.channel === undefined) throw new Error("not asked in a channel");
      await this.#voice(api).whisper(told, at, person);
    } catch {
      await this.reply(told, { channel: person }, api);
    }
    return undefined;
  }

  async #open({ view }: Extract<Deed, { does: "open" }>, act: Act, api: Api): Promise<"too late" | undefined> {
    try {
      await shown(view, (one) => api.callSoon("views.open", { trigger_id: act.trigger, view: one }));
      return undefined;
    } catch (error) {
      // The first try had opened it, only its answer was lost.
      if (refusalOf(error) === "exchanged_trigger_id") return undefined;
      const message = sentence(this.#texts.tooLate);
      await this.#say({ does: "say", message, to: "person", at: act.at ?? {} }, act, api);
      return "too late";
    }
  }

  async #post(deed: Extract<Deed, { does: "post" }>, api: Api): Promise<Problem | undefined> {
    const { at, once, window, posting, done, failed } = deed;
    if (this.#done.has(once)) return undefined;
    // Whoever closes the window gets their answer posted all the same.
    const show = (view: Modal) => api.call("views.update", { view_id: window, view }).catch(() => undefined);
    const problem = await this.#atMostOnce(once, async () => {
      await show(posting);
      return this.#postOnce(deed, at, api);
    });
    await show(problem === undefined ? done : failed[problem]);
    return problem;
  }

  async #postOnce(told: Told, at: Spot, api: Api): Promise<Problem | undefined> {
    try {
      await this.reply(told, at, api);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem !== "forbidden") return problem;
      // The bot is no member there, but whoever pointed at the message is, and Slack lets us answer them. The window
      // may share more with the same few uses, so no picture follows.
      return (await this.#voice(api).respond(told, "all", at)) ? undefined : problem;
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
