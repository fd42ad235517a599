import type { REST } from "discord.js";
import { type APIInteraction, InteractionResponseType } from "discord-api-types/v10";
import type { Message } from "../render/message.ts";
import type { Response } from "../respond/response.ts";
import { editMessage } from "./edit-message.ts";
import type { Pictures } from "./picture-files.ts";

/** Under a rush, whoever asks for one more picture does without. */
const maxConcurrent = 20;

/** A message of ours while a picture is on its way to it. */
type PendingEdit = { newest: Message; coming: number };

/** Pictures that follow the answers to interactions: those were sent without waiting for them. */
export class PictureAttacher {
  readonly #pictures: Pictures;
  readonly #rest: REST;
  readonly #places = new Map<string, PendingEdit>();
  #atOnce = 0;

  /** @param rest a client whose rate limits nothing else waits for */
  constructor(pictures: Pictures, rest: REST) {
    this.#pictures = pictures;
    this.#rest = rest;
  }

  /**
   * Adds the picture to a message, unless another answer took its place meanwhile: presses come in quick succession.
   * (Only this copy of the bot knows of them; another one's would have to come in the blink in which a picture is made.)
   * @param isThere tells, once it is known, whether Discord has taken the answer
   */
  async attach(interaction: APIInteraction, response: Response, isThere: () => Promise<boolean>): Promise<void> {
    const { message } = response;
    if (message === undefined) return;
    const key = placeOf(interaction, response);
    const known = this.#places.get(key);
    if (known) known.newest = message;
    if (message.pictureOf === undefined || this.#atOnce >= maxConcurrent) return;
    const place = known ?? { newest: message, coming: 0 };
    this.#places.set(key, place);
    place.coming += 1;
    this.#atOnce += 1;
    try {
      if (await isThere()) await this.#show(interaction, message, place);
    } finally {
      this.#atOnce -= 1;
      place.coming -= 1;
      if (place.coming === 0) this.#places.delete(key);
    }
  }

  async #show(interaction: APIInteraction, message: Message, place: PendingEdit): Promise<void> {
    const channel = interaction.channel?.id;
    let next = message;
    let drawn = await this.#pictures.drawn(message, channel);
    if (drawn === undefined || place.newest !== message) return;
    try {
      await editMessage(this.#rest, interaction, "@original", next, drawn);
      // Whatever was answered there while the picture was under way has been overwritten: back to it.
      while (place.newest !== next) {
        next = place.newest;
        drawn = await this.#pictures.drawn(next, channel);
        await editMessage(this.#rest, interaction, "@original", next, drawn);
      }
    } catch (error) {
      this.#pictures.lost(error, channel);
    }
  }
}

/** Which message an answer stands in: that of the interaction itself, or the one whose button was pressed. */
function placeOf(interaction: APIInteraction, { callback }: Response): string {
  const { message } = interaction;
  if (callback.type !== InteractionResponseType.UpdateMessage || message === undefined) return interaction.id;
  // What an interaction brought about is known by that one's id, since nobody tells us the message's.
  return message.interaction_metadata?.id ?? message.id;
}
