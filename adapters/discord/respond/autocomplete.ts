import { type APIApplicationCommandAutocompleteInteraction, InteractionResponseType } from "discord-api-types/v10";
import { suggest } from "../../../src/commands/autocomplete.ts";
import { type Command, commands, isNamedKind } from "../../../src/commands/commands.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { Response } from "./response.ts";

type Option = { readonly name: string; readonly value?: unknown; readonly focused?: boolean };

/** What an option may be filled with while a person types it. */
export function suggestions(
  { data }: APIApplicationCommandAutocompleteInteraction,
  { knowledge }: BotContext,
): Response {
  const command: Command | undefined = commands.find(({ name }) => name === data.name);
  const focused = (data.options as readonly Option[] | undefined)?.find((option) => option.focused);
  const kind = command?.options.find(({ name }) => name === focused?.name)?.kind;
  const suggested =
    kind === undefined || !isNamedKind(kind) ? [] : suggest(kind, String(focused?.value ?? ""), knowledge);
  return {
    callback: {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: suggested.map(({ id, label }) => ({ name: label, value: id })) },
    },
    responseKind: "suggestions",
  };
}
