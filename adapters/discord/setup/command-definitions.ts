import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import {
  answersQuestion,
  audienceOptions,
  type CommandOption,
  commands,
  isNamedKind,
} from "../../../src/commands/commands.ts";
import { maxQuestionLength } from "../render/modals.ts";
import type { Texts } from "../render/texts.ts";

type Registered = RESTPutAPIApplicationCommandsJSONBody;

/** Everywhere: in servers, in direct messages, and for people who added the bot to their own account. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/**
 * The commands as Discord registers them, made from the core's one list. Those of a single server (for trying out)
 * have no contexts: https://discord.com/developers/docs/interactions/application-commands#contexts
 */
export function slashCommands(texts: Texts, forOneServer: boolean): Registered {
  const where = forOneServer ? {} : everywhere;
  return [
    ...commands.map((command) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: command.name,
      description: command.description,
      options: [...command.options, ...(answersQuestion(command.name) ? audienceOptions : [])].map(optionOf),
      ...where,
    })),
    ...[texts.answerThis, texts.askAboutThis].map((name) => ({
      type: ApplicationCommandType.Message as const,
      name,
      ...where,
    })),
  ];
}

function optionOf({ kind, name, description, required }: CommandOption): APIApplicationCommandOption {
  const base = { name, description, required };
  if (kind === "person") return { ...base, type: ApplicationCommandOptionType.User };
  if (kind === "yes or no") {
    const choices = ["yes", "no"].map((value) => ({ name: value, value }));
    return { ...base, type: ApplicationCommandOptionType.String, choices };
  }
  if (isNamedKind(kind)) return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  return { ...base, type: ApplicationCommandOptionType.String, max_length: maxQuestionLength };
}
