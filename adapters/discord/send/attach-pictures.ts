import type { REST } from "discord.js";
import { type APIInteraction, InteractionResponseType } from "discord-api-types/v10";
import { LatestEdit } from "../../../src/runtime/scheduling/latest-edit.ts";
import type { Message } from "../render/message.ts";
import type { Response } from "../respond/response.ts";
import { editMessage } from "./edit-message.ts";
import type { Pictures } from "./picture-files.ts";

/** Under load, further answers do without a picture. */
const maxConcurrent = 20;

/** What a message is to show, and how many pictures are on their way to it. */
type PendingEdit = { readonly edit: LatestEdit<Message>; pictures: number };

/** Pictures that follow the answers to interactions: those were sent without waiting for them. */
export class PictureAttacher {
  readonly #pictures: Pictures;
  readonly #rest: REST;
  /** Messages that a picture is on its way to, by `messageKey`. */
  readonly #pending = new Map<string, PendingEdit>();
  #concurrent = 0;

  /** @param rest a client whose rate limits nothing else waits for */
  constructor(pictures: Pictures, rest: REST) {
    this.#pictures = pictures;
    this.#rest = rest;
  }

  /**
   * Adds the picture to a message, unless another answer took its place meanwhile: presses come in quick succession.
   * (Edits by another instance of the bot are not known here: one that arrives while the picture is drawn and uploaded
   * would be overwritten.)
   * @param isThere tells, once it is known, whether Discord has taken the answer
   */
  async attach(interaction: APIInteraction, response: Response, isThere: () => Promise<boolean>): Promise<void> {
    const { message } = response;
    if (message === undefined) return;
    const key = messageKey(interaction, response);
    this.#pending.get(key)?.edit.replace(message);
    if (message.pictureOf === undefined || this.#concurrent >= maxConcurrent) return;
    await this.#whilePending(key, message, async (edit) => {
      if (await isThere()) await this.#show(interaction, message, edit);
    });
  }

  /** Knows what the message is to show as long as any picture is on its way to it. */
  async #whilePending(
    key: string,
    message: Message,
    show: (edit: LatestEdit<Message>) => Promise<void>,
  ): Promise<void> {
    const pending = this.#pending.get(key) ?? { edit: new LatestEdit(message), pictures: 0 };
    this.#pending.set(key, pending);
    pending.pictures += 1;
    this.#concurrent += 1;
    try {
      await show(pending.edit);
    } finally {
      this.#concurrent -= 1;
      pending.pictures -= 1;
      if (pending.pictures === 0) this.#pending.delete(key);
    }
  }

  async #show(interaction: APIInteraction, message: Message, edit: LatestEdit<Message>): Promise<void> {
    const channel = interaction.channel?.id;
    const first = await this.#pictures.drawn(message, channel);
    if (first === undefined) return;
    try {
      // A press that is answered while the picture is uploaded cannot wait: its answer is put back afterwards.
      await edit.sendUntilLatest(message, async (next) => {
        const drawn = next === message ? first : await this.#pictures.drawn(next, channel);
        await editMessage(this.#rest, interaction, "@original", next, drawn);
      });
    } catch (error) {
      this.#pictures.lost(error, channel);
    }
  }
}

/** Which message an answer stands in: that of the interaction itself, or the one whose button was pressed. */
function messageKey(interaction: APIInteraction, { callback }: Response): string {
  const { message } = interaction;
  if (callback.type !== InteractionResponseType.UpdateMessage || message === undefined) return interaction.id;
  // A message that an interaction brought about is known by that interaction's id: nobody tells us the message's own.
  return message.interaction_metadata?.id ?? message.id;
}
