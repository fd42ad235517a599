import type { Log } from "../../../src/runtime/log.ts";
import { hasPicture } from "../render/image-block.ts";
import type { Destination } from "../render/message.ts";
import { noticeMessage } from "../render/notices.ts";
import type { Texts } from "../render/texts.ts";
import type { OutgoingMessage } from "../respond/compose.ts";
import type { PostFailure } from "../respond/response.ts";
import { type DeliveryMethod, PictureAttacher } from "./attach-pictures.ts";
import { Messenger, type Recipients } from "./messenger.ts";
import type { Pictures } from "./picture-files.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

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

/** A message to one person, to all who are there, or in place of the one that somebody acted on. */
export type Delivery = OutgoingMessage & {
  readonly to: Recipients;
  readonly at: Destination;
  /** The message that it takes the place of. */
  readonly replaces?: string;
};

/** Gets one message to whom it is for, in whatever way Slack still lets us; its picture follows where it is not there yet. */
export class MessageDelivery {
  readonly #texts: Texts;
  readonly #pictures: Pictures;
  readonly #pictureAttacher: PictureAttacher;

  constructor({ texts, pictures, log }: { readonly texts: Texts; readonly pictures: Pictures; readonly log: Log }) {
    this.#texts = texts;
    this.#pictures = pictures;
    this.#pictureAttacher = new PictureAttacher(pictures, log);
  }

  /** Posts as the bot itself. @throws SlackError where the bot may not write there, or cannot. */
  async post(outgoing: OutgoingMessage, at: Destination, api: WebApi): Promise<void> {
    const { message, channel, ts } = await this.#messenger(api).post(outgoing, at);
    this.#attachPicture({ ...outgoing, message }, { method: "posted", channel, ts }, api);
  }

  /**
   * Answers where somebody acted: through the response_url, else as the bot itself.
   * @returns why it could not be posted for all, which the person was told; undefined when all went well
   * @throws SlackError where nothing more can be done
   */
  async respond(delivery: Delivery, person: string, api: WebApi): Promise<PostFailure | undefined> {
    const { to, at, replaces } = delivery;
    const replacement = replaces === undefined ? undefined : await this.#pictureAttacher.beginReplacement(replaces);
    const message = await this.#messenger(api).respondToUrl(delivery, to, at);
    if (message !== undefined) {
      const delivered = { ...delivery, message };
      if (to !== "replaceOriginal") this.#attachPicture(delivered, { method: "response", at, to }, api);
      else if (replacement) this.#attachPicture(delivered, { method: "replaceOriginal", at, replacement }, api);
      return undefined;
    }
    if (to !== "all") return this.#postPrivately(delivery, at, person, api);
    try {
      await this.post(delivery, at, api);
      return undefined;
    } catch (error) {
      const problem = postFailureOf(error);
      await this.#postPrivately({ message: noticeMessage(this.#texts.notPosted[problem]) }, at, person, api);
      return problem;
    }
  }

  /** Posts as the bot itself, else in the name of whoever asked for it. @returns why it could not be posted */
  async postForPerson(outgoing: OutgoingMessage, at: Destination, api: WebApi): Promise<PostFailure | undefined> {
    try {
      await this.post(outgoing, at, api);
      return undefined;
    } catch (error) {
      const problem = postFailureOf(error);
      if (problem !== "forbidden") return problem;
      // The bot is no member there, but whoever pointed at the message is, and Slack lets us answer them. The modal may
      // share more with the same few uses, so no picture follows.
      return (await this.#messenger(api).respondToUrl(outgoing, "all", at)) ? undefined : problem;
    }
  }

  /** For one person: where they are, else in a direct message. */
  async #postPrivately(outgoing: OutgoingMessage, at: Destination, person: string, api: WebApi): Promise<undefined> {
    if (person === "") return undefined;
    try {
      if (at.channel === undefined) throw new Error("not asked in a channel");
      await this.#messenger(api).postEphemeral(outgoing, at, person);
    } catch {
      await this.post(outgoing, { channel: person }, api);
    }
    return undefined;
  }

  #messenger = (api: WebApi): Messenger => new Messenger(api, this.#pictures);

  /** Nobody waits for a picture that is still to come. */
  #attachPicture({ message, pendingPicture }: OutgoingMessage, delivered: DeliveryMethod, api: WebApi): void {
    if (pendingPicture && !hasPicture(message)) this.#pictureAttacher.attach(pendingPicture, delivered, api);
  }
}
