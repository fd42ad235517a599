import {
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from "discord-api-types/v10";
import type { Picture } from "../../../src/pictures/picture.ts";
import type { Message } from "./message.ts";

/** Of a picture in a gallery, and of an attachment: https://discord.com/developers/docs/components/reference#media-gallery */
export const maxAltLength = 1024;
const maxNameLength = 100;

/** A picture's file: Discord takes letters, digits, dashes and dots in a name. */
export const fileName = ({ kind, of }: Picture): string =>
  `${`${kind}-${of}`.replace(/[^a-z0-9]+/g, "-").slice(0, maxNameLength)}.png`;

/** What it shows in words, as far as Discord takes them. */
export const altOf = ({ alt, title }: Picture): string => {
  const words = alt.trim() || title;
  return words.length <= maxAltLength ? words : `${words.slice(0, maxAltLength - 1)}…`;
};

/**
 * A message with its picture, which stands below what is said first. Pure.
 * @param url where the picture is; without it, in a file that is sent with the message
 */
export const withPicture = (message: Message, picture: Picture, url = `attachment://${fileName(picture)}`): Message => {
  const gallery: APIMediaGalleryComponent = {
    type: ComponentType.MediaGallery,
    items: [{ media: { url }, description: altOf(picture) }],
  };
  return {
    ...message,
    components: message.components.map((one) => (isContainer(one) ? withGallery(one, gallery) : one)),
  };
};

const isContainer = (one: APIMessageTopLevelComponent): one is APIContainerComponent =>
  one.type === ComponentType.Container;

function withGallery(container: APIContainerComponent, gallery: APIMediaGalleryComponent): APIContainerComponent {
  const { components } = container;
  const below = components.findIndex(({ type }) => type === ComponentType.TextDisplay) + 1;
  return { ...container, components: [...components.slice(0, below), gallery, ...components.slice(below)] };
}
