import type { Address } from "../../../src/address.ts";
import type { World } from "../../../src/runtime/bot-context.ts";
import type { ShownPicture } from "../render/image-block.ts";
import { english, type Texts } from "../render/texts.ts";

/** A person, spoken to in their language. */
export type Scene = {
  readonly world: World;
  readonly person: string;
  readonly texts: Texts;
  /** The picture of an answer, where it can be shown at once. */
  readonly pictureOf: (address: Address) => ShownPicture | undefined;
};

/** A question of the field, to show what can be asked. */
export const exampleOf = ({ knowledge }: World): string => knowledge.field.examples[0] ?? "";

export const sceneOf = (world: World, person: string, pictureOf: Scene["pictureOf"] = () => undefined): Scene => ({
  world,
  person,
  texts: english,
  pictureOf,
});
