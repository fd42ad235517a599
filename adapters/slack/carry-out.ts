import { LRUCache } from "lru-cache";
import { type Api, refusalOf } from "./api.ts";
import { type Message, type Modal, quietly } from "./message.ts";
import type { Deed, Problem, Spot } from "./response.ts";
import { sendTo } from "./response-url.ts";
import type { Texts } from "./texts.ts";
import { sentence } from "./windows.ts";

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

/** Says something in a channel or a thread. */
export const post = (api: Api, { channel, thread }: Spot, message: Message) =>
  api.call("chat.postMessage", { channel, ...(thread && { thread_ts: thread }), ...quietly, ...message });

/** Says something through what Slack gave to answer with, as far as it is there and still good. */
async function isSaid(message: Message, to: "person" | "all" | "instead", { url, thread }: Spot): Promise<boolean> {
  if (url === undefined) return false;
  const body = {
    ...quietly,
    ...message,
    response_type: to === "all" ? "in_channel" : "ephemeral",
    replace_original: to === "instead",
    ...(thread && to !== "instead" && { thread_ts: thread }),
  };
  return (await sendTo(url, body)) === "done";
}

/** Does what was promised to somebody, in whatever way Slack still lets us. */
export class Hands {
  readonly #texts: Texts;
  /** What was said or posted once. */
  readonly #done = new LRUCache<string, true>({ max: 2000, ttl: 60 * 60_000 });

  constructor(texts: Texts) {
    this.#texts = texts;
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
        await api.call("views.update", { view_id: deed.id, view: deed.view });
        return undefined;
      case "publish":
        await api.call("views.publish", { user_id: act.person, view: deed.view });
        return undefined;
      case "post":
        return this.#post(deed, api);
    }
  }

  async #say(deed: Extract<Deed, { does: "say" }>, act: Act, api: Api): Promise<Problem | undefined> {
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

  async #sayOnce(
    { message, to, at }: Extract<Deed, { does: "say" }>,
    act: Act,
    api: Api,
  ): Promise<Problem | undefined> {
    if (await isSaid(message, to, at)) return undefined;
    if (to !== "all") return this.#tell(message, at, act, api);
    try {
      await post(api, at, message);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      await this.#tell(sentence(this.#texts.notPosted[problem]), at, act, api);
      return problem;
    }
  }

  /** Tells one person, where they are, else directly. */
  async #tell(message: Message, { channel, thread }: Spot, { person }: Act, api: Api): Promise<undefined> {
    if (person === "") return undefined;
    const here = { channel, user: person, ...(thread && { thread_ts: thread }) };
    try {
      if (channel === undefined) throw new Error("not asked in a channel");
      await api.call("chat.postEphemeral", { ...here, ...quietly, ...message });
    } catch {
      await post(api, { channel: person }, message);
    }
    return undefined;
  }

  async #open({ view }: Extract<Deed, { does: "open" }>, act: Act, api: Api): Promise<"too late" | undefined> {
    try {
      await api.callSoon("views.open", { trigger_id: act.trigger, view });
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
    const { message, at, once, window, posting, done, failed } = deed;
    if (this.#done.has(once)) return undefined;
    // Whoever closes the window gets their answer posted all the same.
    const show = (view: Modal) => api.call("views.update", { view_id: window, view }).catch(() => undefined);
    const problem = await this.#atMostOnce(once, async () => {
      await show(posting);
      return this.#postOnce(message, at, api);
    });
    await show(problem === undefined ? done : failed[problem]);
    return problem;
  }

  async #postOnce(message: Message, at: Spot, api: Api): Promise<Problem | undefined> {
    try {
      await post(api, at, message);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem !== "forbidden") return problem;
      // The bot is no member there, but whoever pointed at the message is, and Slack lets us answer them.
      return (await isSaid(message, "all", at)) ? undefined : problem;
    }
  }
}
