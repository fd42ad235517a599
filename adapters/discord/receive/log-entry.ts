import { type APIInteraction, InteractionType } from "discord-api-types/v10";
import type { OperatorSettings } from "../../../src/runtime/bot-context.ts";
import type { Response } from "../respond/response.ts";

/** What the log says of an interaction: no words, unless the operator has questions logged, and nobody's name. */
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
