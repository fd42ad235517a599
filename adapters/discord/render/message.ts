import type { APIAllowedMentions, APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";

/** A message as Discord takes it. Whom it may ping is always said, so nothing typed can ping. */
export type Message = {
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
  /** The answer whose first page it is; if that has a picture, it belongs in here. Not sent to Discord. */
  readonly pictureOf?: Address | undefined;
};

/** What of a message is sent. */
export const messageBody = ({ components, allowed_mentions }: Message): Omit<Message, "pictureOf"> => ({
  components,
  allowed_mentions,
});
