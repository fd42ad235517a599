import type { Address } from "../../../src/address.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { ImageSource } from "../render/image-block.ts";
import { english, type Texts } from "../render/texts.ts";

/** Who asks, and in which language they are answered. */
export type RequestContext = {
  readonly bot: BotContext;
  readonly person: string;
  readonly texts: Texts;
  /** The picture of an answer, where it can be shown at once. */
  readonly pictureOf: (address: Address) => ImageSource | undefined;
};

/** A question of the field, to show what can be asked. */
export const exampleOf = ({ knowledge }: BotContext): string => knowledge.field.examples[0] ?? "";

export const requestContext = (
  bot: BotContext,
  person: string,
  pictureOf: RequestContext["pictureOf"] = () => undefined,
): RequestContext => ({
  bot,
  person,
  texts: english,
  pictureOf,
});
