import { LRUCache } from "lru-cache";
import { type Address, formatAddress } from "../../../src/address.ts";
import type { ImageSource } from "../render/image-block.ts";

const maxCached = 5000;

/** Gives the picture, or undefined where it could not be uploaded; never rejects. */
type Upload = Promise<ImageSource | undefined>;

/** The pictures that one workspace has: each is uploaded once. */
export class WorkspacePictures {
  /** Uploaded, or on its way, by the address of the answer. */
  readonly #uploads = new LRUCache<string, Upload>({ max: maxCached });
  /** Those that Slack has shown. */
  readonly #shown = new LRUCache<string, ImageSource>({ max: maxCached });

  /** The picture of an answer, where Slack has shown it before. */
  shown(address: Address): ImageSource | undefined {
    return this.#shown.get(formatAddress(address));
  }

  /** The upload of an answer's picture, done or on its way. */
  uploadOf(address: Address): Upload | undefined {
    return this.#uploads.get(formatAddress(address));
  }

  /** An upload that comes to nothing is forgotten, so that it is tried again when somebody asks again. */
  recordUpload(address: Address, upload: Upload): void {
    const key = formatAddress(address);
    void upload.then((image) => image ?? this.#uploads.delete(key));
    this.#uploads.set(key, upload);
  }

  recordShown(address: Address, image: ImageSource): void {
    this.#shown.set(formatAddress(address), image);
  }

  /** Slack no longer shows a picture that it has shown: it will be uploaded again. */
  forget(address: Address): void {
    const key = formatAddress(address);
    if (this.#shown.delete(key)) this.#uploads.delete(key);
  }
}
