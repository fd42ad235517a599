import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord-api-types/v10";
import { formatCustomId } from "./custom-id.ts";
import type { Texts } from "./texts.ts";

/** The id of the text input. */
export const askAgainField = "question";
/** https://discord.com/developers/docs/components/reference#text-input: 4,000 at most; a question is shorter. */
export const maxQuestionLength = 1000;

/** In which a person asks again, with what they asked before. */
export const askAgainModal = (before: string | undefined, texts: Texts): APIModalInteractionResponseCallbackData => ({
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
