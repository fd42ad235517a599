import {
  type APIComponentInContainer,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { CandidateAnswer } from "../../../src/present/candidate-answers.ts";
import { button } from "./buttons.ts";
import { type ButtonAction, formatCustomId } from "./custom-id.ts";
import { bold, heading, plain } from "./markdown.ts";
import type { Message } from "./message.ts";
import { card } from "./render.ts";
import type { Texts } from "./texts.ts";

/** What the bot says beside answers: single sentences, the list a mentor picks from, the form to ask again. */

export const askAgainField = "question";
/** https://discord.com/developers/docs/components/reference#text-input: 4,000 at most; a question is shorter. */
export const maxQuestionLength = 1000;

const silent = { parse: [], users: [] };

/** One sentence of ours. */
export const noticeMessage = (says: string): Message => ({
  components: [card([{ type: ComponentType.TextDisplay, content: plain(says) }])],
  allowed_mentions: silent,
});

/** The answers that a message may be asking for, each with the button that posts it. */
export function offerMessage(
  says: string,
  offers: readonly CandidateAnswer[],
  press: (address: Address) => ButtonAction,
  texts: Texts,
): Message {
  const listed: APIComponentInContainer[] = offers.map(({ address, title, summary }) => ({
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: `${bold(title)}\n${plain(summary)}` }],
    accessory: button(formatCustomId(press(address)), texts.post, true),
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
  custom_id: formatCustomId({ type: "again" }),
  title: texts.askAgain,
  components: [
    {
      type: ComponentType.Label,
      label: texts.questionLabel,
      component: {
        type: ComponentType.TextInput,
        custom_id: askAgainField,
        style: TextInputStyle.Paragraph,
        max_length: maxQuestionLength,
        required: true,
        placeholder: texts.modalHint,
        ...(before && before.length <= maxQuestionLength && { value: before }),
      },
    },
  ],
});
