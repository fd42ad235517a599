import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from "discord-api-types/v10";
import type { World } from "../../../src/runtime/bot-context.ts";
import { askAgainField } from "../render/notices.ts";
import { textsFor } from "../render/texts.ts";
import { suggestions } from "./autocomplete.ts";
import { respondToPress } from "./component.ts";
import type { Scene } from "./context.ts";
import { respondToMessageCommand } from "./message-command.ts";
import { keptIn } from "./message-state.ts";
import { isOwn, toWords } from "./reply.ts";
import { whoAsks } from "./requester.ts";
import type { Response } from "./response.ts";
import { respondToCommand } from "./slash-command.ts";

/**
 * What an interaction is answered with, whichever way it came in. Pure; undefined for a kind of interaction that is not
 * ours.
 * @throws when the payload is not as Discord documents it; the caller says so in a sentence.
 */
export function respond(interaction: APIInteraction, world: World): Response | undefined {
  if (interaction.type === InteractionType.Ping) {
    return { callback: { type: InteractionResponseType.Pong }, gave: "pong" };
  }
  const who = whoAsks(interaction);
  const scene: Scene = { world, who, texts: textsFor(who.locale) };
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return toCommand(interaction, scene);
    case InteractionType.ApplicationCommandAutocomplete:
      return suggestions(interaction, world);
    case InteractionType.MessageComponent:
      return respondToPress(interaction, scene);
    case InteractionType.ModalSubmit: {
      const question = fieldOf(interaction.data.components, askAgainField);
      const update = interaction.message !== undefined && isOwn(interaction.message, who);
      const { asked } = keptIn(interaction.message, world.knowledge);
      return toWords(question, scene, { update, after: asked?.after });
    }
    default:
      return undefined;
  }
}

function toCommand(interaction: APIApplicationCommandInteraction, scene: Scene): Response | undefined {
  switch (interaction.data.type) {
    case ApplicationCommandType.ChatInput:
      return respondToCommand({ ...interaction, data: interaction.data }, scene);
    case ApplicationCommandType.Message:
      return respondToMessageCommand({ ...interaction, data: interaction.data }, scene);
    default:
      return undefined;
  }
}

type Field = { custom_id?: string; value?: string; component?: Field; components?: readonly Field[] };

/** What was typed into a field of a form. */
function fieldOf(components: readonly unknown[], id: string): string {
  for (const field of components as readonly Field[]) {
    if (field.custom_id === id) return field.value ?? "";
    const inside = fieldOf([...(field.components ?? []), ...(field.component ? [field.component] : [])], id);
    if (inside !== "") return inside;
  }
  return "";
}
