import { type APIInteraction, InteractionType } from "discord-api-types/v10";
import type { Answer } from "../../../src/answer.ts";
import type { OperatorSettings } from "../../../src/runtime/bot-context.ts";
import type { Response } from "../respond/response.ts";

type Kind = Answer["kind"];
const kinds: Readonly<Record<Kind, true>> = {
  answer: true,
  choices: true,
  unknown: true,
  declined: true,
  welcome: true,
};

/** Whether an answer was given, rather than a form, suggestions or a sentence of the bot's own. */
export const isAnswer = (gave: Response["responseKind"]): gave is Kind => Object.hasOwn(kinds, gave);

/** What the log tells of an interaction: no words, unless the operator decided otherwise, and nobody's name. */
export function interactionLine(
  interaction: APIInteraction,
  response: Response,
  { logsQuestions }: OperatorSettings,
): object {
  const { data } = interaction as {
    data?: { name?: string; options?: readonly { name: string; value?: unknown }[] };
  };
  const options = Array.isArray(data?.options) ? data.options : [];
  const question = options.find((option) => option?.name === "question")?.value;
  return {
    event: "interaction",
    type: InteractionType[interaction.type],
    command: data?.name,
    gave: response.responseKind,
    topic: response.answerAddress?.topic,
    ...(logsQuestions && question !== undefined && { question }),
  };
}
