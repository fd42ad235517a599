import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from "discord-api-types/v10";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { askAgainField } from "../render/modals.ts";
import { textsFor } from "../render/texts.ts";
import { suggestions } from "./autocomplete.ts";
import { respondToComponent } from "./component.ts";
import { type RequestContext, requesterOf } from "./context.ts";
import { respondToMessageCommand } from "./message-command.ts";
import { readMessageState } from "./message-state.ts";
import { isOwn, replyToQuestion } from "./reply.ts";
import type { Response } from "./response.ts";
import { respondToSlashCommand } from "./slash-command.ts";

/**
 * What an interaction is answered with, by the gateway or by HTTP. Pure; undefined for a kind of interaction that is not
 * ours.
 * @throws when the payload is not as Discord documents it; the caller answers with a notice.
 */
export function respond(interaction: APIInteraction, bot: BotContext): Response | undefined {
  if (interaction.type === InteractionType.Ping) {
    return { callback: { type: InteractionResponseType.Pong }, responseKind: "pong" };
  }
  const requester = requesterOf(interaction);
  const context: RequestContext = { bot, requester, texts: textsFor(requester.locale) };
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return respondToCommand(interaction, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return suggestions(interaction, bot);
    case InteractionType.MessageComponent:
      return respondToComponent(interaction, context);
    case InteractionType.ModalSubmit: {
      const question = fieldOf(interaction.data.components, askAgainField);
      const update = interaction.message !== undefined && isOwn(interaction.message, requester);
      const { asked } = readMessageState(interaction.message, bot.knowledge);
      return replyToQuestion(question, context, { update, after: asked?.after });
    }
    default:
      return undefined;
  }
}

function respondToCommand(
  interaction: APIApplicationCommandInteraction,
  context: RequestContext,
): Response | undefined {
  switch (interaction.data.type) {
    case ApplicationCommandType.ChatInput:
      return respondToSlashCommand({ ...interaction, data: interaction.data }, context);
    case ApplicationCommandType.Message:
      return respondToMessageCommand({ ...interaction, data: interaction.data }, context);
    default:
      return undefined;
  }
}

type Field = { custom_id?: string; value?: string; component?: Field; components?: readonly Field[] };

/** What was typed into a field of a modal, however deep it stands; empty where there is no such field. */
function fieldOf(components: readonly unknown[], id: string): string {
  for (const field of components as readonly Field[]) {
    if (field.custom_id === id) return field.value ?? "";
    const inside = fieldOf([...(field.components ?? []), ...(field.component ? [field.component] : [])], id);
    if (inside !== "") return inside;
  }
  return "";
}
