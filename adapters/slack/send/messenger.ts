import { hasPicture, withoutPicture } from "../render/image-block.ts";
import { type Destination, type Message, plainTextOptions } from "../render/message.ts";
import type { OutgoingMessage } from "../respond/compose.ts";
import type { Pictures } from "./picture-files.ts";
import { type Sent, sendTo } from "./response-url.ts";
import { refusalOf, type WebApi } from "./web-api.ts";

/** Slack's words for a view or blocks that it does not take. */
export const isRefused = (error: unknown): boolean =>
  ["invalid_blocks", "invalid_arguments"].includes(refusalOf(error) ?? "");

/** To one person, to all who are there, or in place of the message that somebody acted on. */
export type Recipients = "person" | "all" | "replaceOriginal";

/** Says something through what Slack gave to answer with. */
export function sendToResponseUrl(message: Message, to: Recipients, { url = "", thread }: Destination): Promise<Sent> {
  return sendTo(url, {
    ...plainTextOptions,
    ...message,
    response_type: to === "all" ? "in_channel" : "ephemeral",
    replace_original: to === "replaceOriginal",
    ...(thread && to !== "replaceOriginal" && { thread_ts: thread }),
  });
}

/** A message where everybody sees it. */
type Posted = { readonly message: Message; readonly channel: string; readonly ts: string };

/** Says something in a workspace; without its picture where Slack does not take that. */
export class Messenger {
  readonly #api: WebApi;
  readonly #pictures: Pictures;

  constructor(api: WebApi, pictures: Pictures) {
    this.#api = api;
    this.#pictures = pictures;
  }

  /**
   * Says it through what Slack gave to answer with.
   * @returns the message as it was said; undefined where there is no such address, or it is used up
   */
  async respondToUrl(
    { message, pendingPicture }: OutgoingMessage,
    to: Recipients,
    at: Destination,
  ): Promise<Message | undefined> {
    if (at.url === undefined) return undefined;
    const sent = await sendToResponseUrl(message, to, at);
    if (sent !== "refused" || !hasPicture(message)) return sent === "done" ? message : undefined;
    if (pendingPicture) this.#pictures.refused(pendingPicture.address, this.#api);
    const without = withoutPicture(message);
    return (await sendToResponseUrl(without, to, at)) === "done" ? without : undefined;
  }

  /** Says it in a channel or a thread. @throws SlackError */
  async post(outgoing: OutgoingMessage, { channel = "", thread }: Destination): Promise<Posted> {
    const where = { channel, ...(thread && { thread_ts: thread }), ...plainTextOptions };
    const { message, answer } = await this.#send(outgoing, (one) =>
      this.#api.call("chat.postMessage", { ...where, ...one }),
    );
    const posted = answer as { channel?: string; ts?: string };
    return { message, channel: posted.channel ?? channel, ts: posted.ts ?? "" };
  }

  /** Says it so that only one person sees it. @throws SlackError */
  async postEphemeral(outgoing: OutgoingMessage, { channel, thread }: Destination, person: string): Promise<void> {
    const where = { channel, user: person, ...(thread && { thread_ts: thread }), ...plainTextOptions };
    await this.#send(outgoing, (message) => this.#api.call("chat.postEphemeral", { ...where, ...message }));
  }

  async #send<Answered>({ message, pendingPicture }: OutgoingMessage, say: (message: Message) => Promise<Answered>) {
    try {
      return { message, answer: await say(message) };
    } catch (error) {
      if (!isRefused(error) || !hasPicture(message)) throw error;
      if (pendingPicture) this.#pictures.refused(pendingPicture.address, this.#api);
      const without = withoutPicture(message);
      return { message: without, answer: await say(without) };
    }
  }
}
