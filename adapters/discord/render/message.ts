import type { APIAllowedMentions, APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";

/** A message as Discord takes it. Whom it may ping is always said, so nothing typed can ping. */
export type Message = {
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
  /** The answer that it begins; if that has a picture, it belongs in here. For us alone: Discord is not told. */
  readonly pictureOf?: Address | undefined;
};

/** A message without what is for us alone. */
export const messageBody = ({ components, allowed_mentions }: Message): Omit<Message, "depicts"> => ({
  components,
  allowed_mentions,
});
