import { type APIComponentInContainer, ComponentType } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { CandidateAnswer } from "../../../src/present/candidate-answers.ts";
import { button } from "./buttons.ts";
import { type ButtonAction, formatCustomId } from "./custom-id.ts";
import { bold, heading, plain } from "./markdown.ts";
import type { Message } from "./message.ts";
import { textDisplay } from "./pages.ts";
import { container } from "./render.ts";
import type { Texts } from "./texts.ts";

/** What the bot says beside answers: single sentences, and the list a mentor picks from. */

const noPings = { parse: [], users: [] };

/** One sentence of ours. */
export const noticeMessage = (says: string): Message => ({
  components: [container([textDisplay(plain(says))])],
  allowed_mentions: noPings,
});

/** The answers that a message may be asking for, each with the button that posts it. */
export function candidatesMessage(
  says: string,
  candidates: readonly CandidateAnswer[],
  actionFor: (address: Address) => ButtonAction,
  texts: Texts,
): Message {
  const listed: APIComponentInContainer[] = candidates.map(({ address, title, summary }) => ({
    type: ComponentType.Section,
    components: [textDisplay(`${bold(title)}\n${plain(summary)}`)],
    accessory: button(formatCustomId(actionFor(address)), texts.post, true),
  }));
  return {
    components: [container([textDisplay(`${heading(texts.offerTitle)}\n${plain(says)}`), ...listed])],
    allowed_mentions: noPings,
  };
}
