import { DiscordAPIError, type REST } from "discord.js";
import {
  OAuth2Routes,
  OAuth2Scopes,
  PermissionFlagsBits,
  type RESTGetAPIApplicationCommandsResult,
  Routes,
} from "discord-api-types/v10";
import { english } from "../render/texts.ts";
import { slashCommands } from "./command-definitions.ts";

/** What the bot must be allowed to do in a server; docs/discord.md says what for. */
const permissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** The page where somebody adds the bot to a server or to their own account. */
export const invitation = (applicationId: string): string =>
  `${OAuth2Routes.authorizationURL}?client_id=${applicationId}&scope=${OAuth2Scopes.Bot}+${OAuth2Scopes.ApplicationsCommands}&permissions=${permissions}`;

/**
 * The application's id, as Discord knows it.
 * @throws Error in a sentence when the token is wrong or Discord cannot be reached.
 */
export async function applicationIdOf(rest: REST): Promise<string> {
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
    return id;
  } catch (error) {
    throw new Error(whyNot(error));
  }
}

/**
 * Registers the commands where they differ from those that Discord has: for one server, or everywhere. True when they
 * were replaced.
 * @throws Error in a sentence that says what to do.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  server: string | undefined,
): Promise<boolean> {
  const route = server
    ? Routes.applicationGuildCommands(applicationId, server)
    : Routes.applicationCommands(applicationId);
  const ours = slashCommands(english, server !== undefined);
  try {
    const theirs = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult;
    if (sameCommands(ours, theirs, server !== undefined)) return false;
    await rest.put(route, { body: ours });
    return true;
  } catch (error) {
    throw new Error(whyNot(error, server));
  }
}

type Option = { [key in "type" | "name" | "description" | "max_length"]?: unknown } & {
  required?: boolean | undefined;
  autocomplete?: boolean | undefined;
  choices?: readonly { name: string; value: unknown }[] | undefined;
};
type Command = {
  type?: unknown;
  name?: unknown;
  description?: unknown;
  options?: readonly object[] | undefined;
  contexts?: readonly number[] | null | undefined;
  integration_types?: readonly number[] | undefined;
};

/** Compared in the fields that we write; what Discord adds (ids, versions, defaults) says nothing. */
function sameCommands(ours: readonly Command[], theirs: readonly Command[], forOneServer: boolean): boolean {
  const serialized = (list: readonly Command[]) =>
    list
      .map((command) => JSON.stringify(comparable(command, forOneServer)))
      .sort()
      .join("\n");
  return serialized(ours) === serialized(theirs);
}

const comparable = (
  { type, name, description, options, contexts, integration_types }: Command,
  forOneServer: boolean,
) => [
  type ?? 1,
  name,
  description ?? "",
  (options ?? []).map((option) => comparableOption(option as Option)),
  ...(forOneServer ? [] : [[...(contexts ?? [])].sort(), [...(integration_types ?? [])].sort()]),
];

const comparableOption = (option: Option) => [
  option.type,
  option.name,
  option.description,
  option.required ?? false,
  option.autocomplete ?? false,
  option.max_length ?? null,
  (option.choices ?? []).map(({ name, value }) => [name, value]),
];

/** What an operator can do about it. */
export function whyNot(error: unknown, server?: string): string {
  const status = error instanceof DiscordAPIError ? error.status : undefined;
  if (status === 401) {
    return "Discord does not know this DISCORD_TOKEN. Copy it again from the Bot page of the developer portal (Reset Token makes a new one).";
  }
  if (status === 403 || status === 404) {
    return server
      ? `Discord does not let this bot register commands in the server ${server} (DISCORD_GUILD_ID). Invite it there with the scopes bot and applications.commands, or leave DISCORD_GUILD_ID empty.`
      : "Discord does not let this bot register commands. Check that DISCORD_APP_ID is the id of the application that DISCORD_TOKEN belongs to.";
  }
  const says = error instanceof Error ? error.message : String(error);
  return `Discord did not answer as it does (${says}). Check the network and DISCORD_API_URL, and start again.`;
}
