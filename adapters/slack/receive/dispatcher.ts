import { performance } from "node:perf_hooks";
import { LRUCache } from "lru-cache";
import { formatAddress } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { World } from "../../../src/runtime/bot-context.ts";
import { failureOf, type Log } from "../../../src/runtime/log.ts";
import { doesOf, parseLoad } from "../render/action-value.ts";
import { homeView } from "../render/home.ts";
import { withoutPicture } from "../render/image-block.ts";
import { sentence } from "../render/modals.ts";
import { english as texts } from "../render/texts.ts";
import { respondToPress } from "../respond/block-action.ts";
import { type Scene, sceneOf } from "../respond/context.ts";
import { suggestions } from "../respond/menu-options.ts";
import { answerMessage, type Heard, isForMe, type Said } from "../respond/message.ts";
import { wordsIn } from "../respond/message-text.ts";
import type { Pressed, View } from "../respond/payloads.ts";
import type { Deed, Response } from "../respond/response.ts";
import { respondToShortcut, type Shortcut } from "../respond/shortcut.ts";
import { respondToCommand } from "../respond/slash-command.ts";
import { placeOf } from "../respond/surface.ts";
import { unfurlsOf } from "../respond/unfurl.ts";
import { type FormAck, respondToSubmission } from "../respond/view-submission.ts";
import { isRefused } from "../send/messenger.ts";
import { Pictures } from "../send/picture-files.ts";
import { type Act, Hands, problemOf } from "../send/run-effects.ts";
import type { Api } from "../send/web-api.ts";
import { promptsOf } from "../setup/suggested-prompts.ts";
import { Conversations, isDirect } from "./conversation-state.ts";

/** Slack sends an event again within minutes, under the same id. */
const rememberEvents = 20 * 60_000;
const mostEvents = 20_000;

/** Acknowledges; what it says stands in it, where Slack takes that. Rejects when the connection is gone. */
export type Ack = (body?: object) => Promise<void>;
/** Slack's word, and in whose name we answer. */
export type Via = { readonly api: Api; readonly botUser: string };

export type Command = {
  readonly text?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly response_url?: string;
};

type User = { readonly user?: { readonly id?: string }; readonly trigger_id?: string };

/** Where everything that Slack delivers is answered, and where its failures end. Nothing here throws. */
export class Desk {
  readonly #world: World;
  readonly #log: Log;
  readonly #pictures: Pictures;
  readonly #hands: Hands;
  readonly #conversations = new Conversations();
  readonly #inHand = new Set<Promise<void>>();
  readonly #seen = new LRUCache<string, true>({ max: mostEvents, ttl: rememberEvents });
  /** Conversations of one person with the bot; Slack does not say so of those that a command comes from. */
  readonly #own = new LRUCache<string, true>({ max: mostEvents });
  /** Votes, by topic: counted, never who. */
  readonly #votes = new Map<string, { helpful: number; not: number }>();

  constructor({ world, log }: { world: World; log: Log }) {
    this.#world = world;
    this.#log = log;
    this.#pictures = new Pictures({ world, log });
    this.#hands = new Hands({ texts, log, pictures: this.#pictures });
  }

  #scene = (person: string, api: Api): Scene =>
    sceneOf(this.#world, person, (address) => this.#pictures.at(address, api));

  /** A command: acknowledged at once, answered after. */
  takeCommand(command: Command, ack: Ack, { api, botUser }: Via): Promise<void> {
    return this.#inHandUntil("command", async () => {
      const start = performance.now();
      const acknowledged = ack().catch(() => undefined);
      const { text = "", user_id: person = "", channel_id: channel = "", response_url: url } = command;
      const at = { channel, url };
      const before = this.#conversations.before({ channel, person });
      const response: Response = this.#tried("command", () =>
        respondToCommand(text, { at, before, isAlone: this.#own.has(channel), me: botUser }, this.#scene(person, api)),
      ) ?? { deeds: [{ does: "say", message: sentence(texts.trouble), to: "person", at }], gave: "sentence" };
      this.#conversations.answered({ channel, person }, response.about);
      await acknowledged;
      const ended = await this.#carryOut(response.deeds ?? [], { person, at }, api);
      this.#told("command", response, start, { ended, ...this.#words(text) });
    });
  }

  /** A button, a vote or a menu: acknowledged at once, answered after. */
  takePress(pressed: Pressed & User, ack: Ack, { api }: Via): Promise<void> {
    return this.#inHandUntil("press", async () => {
      const start = performance.now();
      const acknowledged = ack();
      const person = pressed.user?.id ?? "";
      const place = this.#tried("press", () => placeOf(pressed, (channel) => this.#own.has(channel)));
      const response = this.#tried("press", () => respondToPress(pressed, place, this.#scene(person, api)));
      await acknowledged.catch(() => undefined);
      if (response === undefined) return;
      const at = place === undefined || place.kind === "home" ? undefined : place.at;
      const [action] = pressed.actions ?? [];
      if (doesOf(action?.action_id ?? "") === "feedback") this.#count(action?.value ?? "");
      if (at?.channel !== undefined && place?.kind === "message") {
        const where = { channel: at.channel, thread: at.thread };
        const isSeenByAll =
          place.isDirect ||
          response.deeds?.some((deed) => deed.does === "say" && deed.to === "instead" && !place.isOwn);
        this.#conversations.answered(isSeenByAll ? where : { ...where, person }, response.about);
      }
      const ended = await this.#carryOut(response.deeds ?? [], { person, trigger: pressed.trigger_id, at }, api);
      this.#told("press", response, start, { does: doesOf(action?.action_id ?? ""), ended });
    });
  }

  /** A shortcut opens its window within the three seconds that its trigger lives. */
  takeShortcut(shortcut: Shortcut & User, ack: Ack, { api }: Via): Promise<void> {
    return this.#inHandUntil("shortcut", async () => {
      const start = performance.now();
      const acknowledged = ack();
      const person = shortcut.user?.id ?? "";
      const response = this.#tried("shortcut", () => respondToShortcut(shortcut, this.#scene(person, api)));
      await acknowledged.catch(() => undefined);
      if (response === undefined) return;
      const at = { channel: shortcut.channel?.id, thread: shortcut.message?.thread_ts, url: shortcut.response_url };
      const ended = await this.#carryOut(response.deeds ?? [], { person, trigger: shortcut.trigger_id, at }, api);
      this.#told("shortcut", response, start, { shortcut: shortcut.callback_id, ended });
    });
  }

  /** A form: the acknowledgement says what is wrong in it, or fills the window with the answer. */
  takeSubmission(view: View, person: string, ack: Ack, { api }: Via): Promise<void> {
    return this.#inHandUntil("form", async () => {
      const start = performance.now();
      const scene = this.#scene(person, api);
      const response: Response<FormAck> = this.#tried("form", () => respondToSubmission(view, scene)) ?? {
        gave: "nothing",
      };
      await ack(response.ack);
      this.#told("form", response, start, { form: view.callback_id });
      await this.#carryOut(response.deeds ?? [], { person }, api);
    });
  }

  /** What a menu is filled with. */
  takeSuggestion({ action_id, value }: { action_id?: string; value?: string }, ack: Ack): Promise<void> {
    return this.#inHandUntil("suggestion", async () => {
      const options = this.#tried("suggestion", () => suggestions(action_id ?? "", value ?? "", this.#world)) ?? [];
      await ack({ options });
    });
  }

  /** A message that Slack delivered; answered where it is for the bot, once. */
  takeMessage(said: Said, eventId: string | undefined, { api, botUser }: Via): Promise<void> {
    return this.#inHandUntil("message", async () => {
      if (said.channel_type === "im" && typeof said.channel === "string") this.#own.set(said.channel, true);
      if (!isForMe(said, botUser) || !this.#isNew(eventId, `${said.channel} ${said.ts}`)) return;
      await this.#answer(said, api);
    });
  }

  async #answer(said: Heard, api: Api): Promise<void> {
    const start = performance.now();
    const scene = this.#scene(said.user, api);
    const where = { channel: said.channel, thread: said.thread_ts ?? said.ts };
    const before = this.#conversations.before({ ...where, person: said.user });
    const reply = this.#tried("message", () => answerMessage(said, scene, before));
    const told = reply ?? { message: sentence(texts.trouble) };
    this.#conversations.answered(where, reply?.about, said.user);
    const line = { gave: reply?.gave ?? ("sentence" as const), about: reply?.about };
    try {
      await this.#hands.reply(told, where, api);
      this.#told("message", line, start, this.#words(said.text ?? ""));
    } catch (error) {
      const ended = problemOf(error);
      this.#told("message", line, start, { ended, failure: failureOf(error), ...this.#words(said.text ?? "") });
      // Where the bot may not write, the person still gets the answer, from it directly.
      if (ended === "trouble" || isDirect(said.channel)) return;
      await this.#hands.reply(answerMessage(said, scene, before, true), { channel: said.user }, api);
    }
  }

  /** Somebody opened the bot's own pages: the Home tab is shown, or first questions are suggested. */
  takeOpened(
    { user = "", tab, channel }: { user?: string; tab?: string; channel?: string },
    { api }: Via,
  ): Promise<void> {
    return this.#inHandUntil("home", async () => {
      const start = performance.now();
      if (typeof channel === "string") this.#own.set(channel, true);
      if (tab === "home") {
        const view = homeView(this.#world, texts);
        const ended = await this.#carryOut([{ does: "publish", view }], { person: user }, api);
        this.#told("home", { gave: "home" }, start, { ended });
      } else if (tab === "messages" && channel !== undefined) {
        const prompts = promptsOf(this.#world.knowledge.field.examples);
        await api.call("assistant.threads.setSuggestedPrompts", {
          ...{ channel_id: channel, title: texts.promptsTitle, prompts },
        });
      }
    });
  }

  /** Links to our own pages show the answers they lead to. */
  takeLinks(
    { links = [], channel, message_ts, unfurl_id, source, user = "" }: LinkShared,
    eventId: string | undefined,
    { api, botUser }: Via,
  ): Promise<void> {
    return this.#inHandUntil("links", async () => {
      const { publicUrl } = this.#world;
      // Our own answers link to their pages: those show no answer below themselves.
      if (publicUrl === undefined || user === botUser || !this.#isNew(eventId)) return;
      const unfurls = unfurlsOf(links, publicUrl, this.#scene(user, api));
      if (Object.keys(unfurls).length === 0) return;
      const where = unfurl_id && source ? { unfurl_id, source } : { channel, ts: message_ts };
      try {
        await api.call("chat.unfurl", { ...where, unfurls });
      } catch (error) {
        if (!isRefused(error)) throw error;
        const plainly = Object.entries(unfurls).map(([url, shown]) => [url, withoutPicture(shown)]);
        await api.call("chat.unfurl", { ...where, unfurls: Object.fromEntries(plainly) });
      }
    });
  }

  /** Waits for what is in hand. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#inHand);
  }

  async #inHandUntil(event: string, act: () => Promise<void>): Promise<void> {
    this.#pictures.stir();
    const work = act().catch((error: unknown) => {
      this.#log.error({ event, failure: failureOf(error) }, "could not answer");
      this.#world.meter?.failed("slack");
    });
    this.#inHand.add(work);
    await work;
    this.#inHand.delete(work);
    this.#pictures.stir();
  }

  /** What answering gave; undefined where the payload is not as Slack documents it. */
  #tried<Result>(event: string, make: () => Result): Result | undefined {
    try {
      return make();
    } catch (error) {
      this.#log.error({ event, failure: failureOf(error) }, "could not read it");
      this.#world.meter?.failed("slack");
      return undefined;
    }
  }

  /** One deed after the other, until one does not succeed; a window that somebody has closed meanwhile is no failure. */
  async #carryOut(deeds: readonly Deed[], act: Act, api: Api): Promise<string | undefined> {
    for (const deed of deeds) {
      try {
        const ended = await this.#hands.carryOut(deed, act, api);
        if (ended !== undefined) return ended;
      } catch (error) {
        this.#log.warn({ event: deed.does, failure: failureOf(error) }, "could not do it");
        if (deed.does !== "update") return "trouble";
      }
    }
    return undefined;
  }

  /** Slack delivers some things twice: under one id, or as two events about one message. */
  #isNew(...names: (string | undefined)[]): boolean {
    const known = names.filter((name) => name !== undefined);
    if (known.some((name) => this.#seen.has(name))) return false;
    for (const name of known) this.#seen.set(name, true);
    return true;
  }

  #count(value: string): void {
    const { address, helpful } = parseLoad(value) ?? {};
    if (address === undefined) return;
    const votes = this.#votes.get(address.topic) ?? { helpful: 0, not: 0 };
    votes[helpful ? "helpful" : "not"] += 1;
    this.#votes.set(address.topic, votes);
    this.#log.info(
      {
        event: "vote",
        address: formatAddress(address),
        is: helpful ? "helpful" : "not",
        topic: address.topic,
        ...votes,
      },
      "counted",
    );
  }

  #words = (text: string) => (this.#world.operator.logsQuestions ? { question: wordsIn(text) } : {});

  #told(
    event: string,
    { gave, about }: Pick<Response, "gave" | "about">,
    start: number,
    rest: { readonly ended?: string | undefined; readonly [more: string]: unknown },
  ): void {
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const isFine = rest.ended === undefined || rest.ended === "done";
    if (isFine && isAnswer(gave)) this.#world.meter?.answered("slack", gave, ms / 1000);
    if (!isFine) this.#world.meter?.failed("slack");
    this.#log[isFine ? "info" : "warn"](
      { event, gave, topic: about?.topic, ...rest, ms },
      isFine ? "answered" : "not answered",
    );
  }
}

const kinds: readonly string[] = ["answer", "choices", "unknown", "declined", "welcome"] satisfies Answer["kind"][];
const isAnswer = (gave: Response["gave"]): gave is Answer["kind"] => kinds.includes(gave);

/** https://docs.slack.dev/reference/events/link_shared */
export type LinkShared = {
  readonly links?: readonly { readonly url?: string }[];
  readonly channel?: string;
  readonly message_ts?: string;
  readonly unfurl_id?: string;
  readonly source?: string;
  readonly user?: string;
};
