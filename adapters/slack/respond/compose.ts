import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import type { Spot } from "../render/destination.ts";
import type { ShownPicture } from "../render/image-block.ts";
import type { Message, Modal } from "../render/message.ts";
import { answerWindow } from "../render/modals.ts";
import { render, type Showing } from "../render/render.ts";
import type { Scene } from "./context.ts";

/** The picture that belongs to a message. Where it is still to be drawn and uploaded, it is not in it yet. */
export type Pictured = {
  readonly address: Address;
  /** The message with its picture. */
  readonly shows: (picture: ShownPicture) => Message;
};

/** What a person is told. */
export type Told = { readonly message: Message; readonly pictured?: Pictured };

type How = Omit<Showing, "texts" | "publicUrl" | "picture">;

/** An answer as a message of this scene: with the link to its page, and its picture on the first page. Pure. */
export function messageFor(given: Answer, how: How, scene: Scene): Told {
  const showing: Showing = { ...how, texts: scene.texts, publicUrl: scene.world.publicUrl };
  const picture = pictureOf(given, how, scene);
  const message = render(given, { ...showing, picture });
  if (given.kind !== "answer" || !isFirst(how)) return { message };
  return {
    message,
    pictured: { address: given.address, shows: (drawn) => render(given, { ...showing, picture: drawn }) },
  };
}

/** An answer as a window, with its picture where that is at hand: a window does not change under one's eyes. Pure. */
export const windowFor = (given: Answer, at: Spot, how: Omit<How, "room">, scene: Scene): Modal =>
  answerWindow(given, at, {
    ...{ ...how, texts: scene.texts, publicUrl: scene.world.publicUrl },
    picture: pictureOf(given, how, scene),
  });

const isFirst = ({ page = 1 }: Pick<How, "page">): boolean => page <= 1;

const pictureOf = (given: Answer, how: Pick<How, "page">, { pictureOf }: Scene): ShownPicture | undefined =>
  given.kind === "answer" && isFirst(how) ? pictureOf(given.address) : undefined;
