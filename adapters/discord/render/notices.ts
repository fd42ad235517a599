import {
  type APIComponentInContainer,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Offer } from "../../../src/present/candidate-answers.ts";
import { button } from "./buttons.ts";
import { formatPress, type Press } from "./custom-id.ts";
import { bold, heading, plain } from "./markdown.ts";
import type { Message } from "./message.ts";
import { card } from "./render.ts";
import type { Texts } from "./texts.ts";

/** What the bot says beside answers: single sentences, the list a mentor picks from, the form to ask again. */

export const askAgainField = "question";
/** https://discord.com/developers/docs/components/reference#text-input: 4,000 at most; a question is shorter. */
export const longestQuestion = 1000;

const silent = { parse: [], users: [] };

/** One sentence of ours. */
export const sentence = (says: string): Message => ({
  components: [card([{ type: ComponentType.TextDisplay, content: plain(says) }])],
  allowed_mentions: silent,
});

/** The answers that a message may be asking for, each with the button that posts it. */
export function offerMessage(
  says: string,
  offers: readonly Offer[],
  press: (address: Address) => Press,
  texts: Texts,
): Message {
  const listed: APIComponentInContainer[] = offers.map(({ address, title, gist }) => ({
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: `${bold(title)}\n${plain(gist)}` }],
    accessory: button(formatPress(press(address)), texts.post, true),
  }));
  return {
    components: [
      card([{ type: ComponentType.TextDisplay, content: `${heading(texts.offerTitle)}\n${plain(says)}` }, ...listed]),
    ],
    allowed_mentions: silent,
  };
}

/** The form in which a person asks again, with what they asked before. */
export const askAgainForm = (before: string | undefined, texts: Texts): APIModalInteractionResponseCallbackData => ({
  custom_id: formatPress({ does: "again" }),
  title: texts.modalTitle,
  components: [
    {
      type: ComponentType.Label,
      label: texts.modalLabel,
      component: {
        type: ComponentType.TextInput,
        custom_id: askAgainField,
        style: TextInputStyle.Paragraph,
        max_length: longestQuestion,
        required: true,
        placeholder: texts.modalHint,
        ...(before && before.length <= longestQuestion && { value: before }),
      },
    },
  ],
});
