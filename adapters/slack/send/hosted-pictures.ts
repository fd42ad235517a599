import { LRUCache } from "lru-cache";
import { type Address, formatAddress } from "../../../src/address.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import type { ImageSource } from "../render/image-block.ts";

const maxCached = 5000;

/** Pictures that Slack fetches from our own pages: nothing is drawn here, so they are there at once. */
export class HostedPictures {
  readonly #pictureOf: (address: Address) => Picture | undefined;
  readonly #cache = new LRUCache<string, { readonly image: ImageSource | undefined }>({ max: maxCached });

  constructor(pictureOf: (address: Address) => Picture | undefined) {
    this.#pictureOf = pictureOf;
  }

  /** @param publicUrl where the pages are, without a slash at the end */
  at(address: Address, publicUrl: string): ImageSource | undefined {
    const key = formatAddress(address);
    const cached = this.#cache.get(key);
    if (cached) return cached.image;
    const picture = this.#pictureOf(address);
    const image = picture && {
      title: picture.title,
      alt: picture.alt,
      source: { image_url: `${publicUrl}${picturePath(picture, "light", "png")}` },
    };
    this.#cache.set(key, { image });
    return image;
  }
}
