import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ComponentType,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import { type Answer, choicesIn } from "../../../src/answer.ts";
import { labelUnder } from "../../../src/present/shorten.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import { button, maxButtonsInRow, maxLabelLength, rowsOf } from "./buttons.ts";
import { type ButtonAction, formatCustomId } from "./custom-id.ts";
import type { Texts } from "./texts.ts";

// Limits: https://discord.com/developers/docs/components/reference#string-select
export const maxOptionText = 100;
export const maxOptions = 25;

type ChoiceOptions = {
  readonly texts: Texts;
  readonly pick?: ((address: Address) => ButtonAction) | undefined;
};

const askFor = (address: Address): ButtonAction => ({ type: "ask", address });

/**
 * What to ask next, or the likely meanings: buttons where every title fits one, else a menu, whose options have twice
 * the room.
 */
export function choiceRows(
  answer: Answer,
  { texts, pick }: ChoiceOptions,
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  // What to ask next is another answer beside this one; a meaning takes the place of the offer.
  const actionFor = (answer.kind !== "answer" && pick) || askFor;
  const titlesById = new Map(
    choicesIn(answer).map(({ address, title }) => [formatCustomId(actionFor(address)), title]),
  );
  const choices = [...titlesById].slice(0, maxOptions);
  if (choices.length === 0) return [];
  if (choices.length <= maxButtonsInRow && choices.every(([, title]) => title.length <= maxLabelLength)) {
    return rowsOf(choices.map(([id, title]) => button(id, labelUnder(answer.title, title), answer.kind === "choices")));
  }
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: "choose",
          placeholder: answer.kind === "answer" ? shared.next : texts.pick,
          options: choices.map(([value, title]) => ({ value, ...optionText(title) })),
        },
      ],
    },
  ];
}

/** A title over the label and, where it is longer, the description of an option. Titles have at most 200 characters. */
function optionText(title: string): Pick<APISelectMenuOption, "label" | "description"> {
  if (title.length <= maxOptionText) return { label: title };
  const lastSpace = title.lastIndexOf(" ", maxOptionText);
  const end = lastSpace > 0 ? lastSpace : maxOptionText;
  const rest = title.slice(end).trim();
  const description = rest.length <= maxOptionText ? rest : `${rest.slice(0, maxOptionText - 1)}…`;
  return { label: title.slice(0, end), description };
}
