import { InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import { type Message, written } from "../render/message.ts";
import { sentence } from "../render/notices.ts";
import { type Asked, render, type Showing } from "../render/render.ts";
import type { Scene } from "./context.ts";
import { wordsIn } from "./message-text.ts";
import type { Who } from "./requester.ts";
import type { Response } from "./response.ts";

/** Words, read and answered for the one who asks. */
export function toWords(
  typed: string,
  scene: Scene,
  { update = false, after }: { update?: boolean; after?: Address | undefined } = {},
): Response {
  const { knowledge, place } = scene.world;
  const question = wordsIn(typed);
  return toSelf(ask(question, knowledge, { place, after }).answer, scene, { asked: { question, after }, update });
}

/** An answer for the one who asks: a new message, or in place of the one they pressed. */
export function toSelf(
  answer: Answer,
  { world, who, texts }: Scene,
  {
    asked,
    update = false,
    page,
    above,
  }: { asked?: Asked | undefined; update?: boolean; page?: number; above?: string | undefined } = {},
): Response {
  const showing: Showing = {
    ...{ room: who.own, texts, publicUrl: world.publicUrl, asked, page, above },
    pick: pickedBy(who),
  };
  return {
    ...(update ? updated(render(answer, showing)) : replied(render(answer, showing), who.own === "private")),
    gave: answer.kind,
    about: answer.kind === "answer" ? answer.address : undefined,
  };
}

/** A meaning that a person picks takes the place of the offer, as long as they pick it themselves. */
export const pickedBy =
  ({ id }: Pick<Who, "id">) =>
  (address: Address) =>
    ({ does: "pick", person: id, address }) as const;

/** A sentence for the one who asks. */
export const told = (says: string, { who }: Scene): Response => ({
  ...replied(sentence(says), who.own === "private"),
  gave: "sentence",
});

/** Whether only this person sees a message, so that it may change under their hands. */
export const isOwn = (message: { flags?: number | undefined }, who: Who): boolean =>
  who.own === "direct" || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

type Said = Pick<Response, "callback" | "message">;

export const replied = (message: Message, isPrivate: boolean): Said => ({
  callback: {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...written(message), flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0) },
  },
  message,
});

/** Without the picture that the message may have had: Discord keeps it as long as it is not told otherwise. */
export const updated = (message: Message): Said => ({
  callback: {
    type: InteractionResponseType.UpdateMessage,
    data: { ...written(message), flags: MessageFlags.IsComponentsV2, attachments: [] },
  },
  message,
});
