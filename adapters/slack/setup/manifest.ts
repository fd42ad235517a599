import { commands, usageOf } from "../../../src/commands/commands.ts";
import type { Field } from "../../../src/knowledge/schemas/field.ts";
import { english as texts } from "../render/texts.ts";
import {
  commandName,
  type EventName,
  events,
  eventsPath,
  forLinks,
  forUploads,
  type Scope,
  scopes,
  shortcuts,
} from "./permissions.ts";
import { promptsOf } from "./suggested-prompts.ts";

/** What Slack takes, in characters: https://docs.slack.dev/reference/app-manifest */
const maxDescriptionLength = 140;
const maxAgentDescriptionLength = 300;

/** How an administrator wants to run it. */
export type ManifestOptions = {
  /** Where Slack sends signed requests ("https://bot.example.org"); none for Socket Mode. */
  readonly requestUrl?: string | undefined;
  /** The address of our own pages, whose links then show their answers, and from where Slack fetches pictures. */
  readonly publicUrl?: string | undefined;
};

/**
 * What an administrator gives Slack to create the app: its commands from the command list, and the least it may do.
 * https://docs.slack.dev/reference/app-manifest
 */
export function manifestFor({ name, examples }: Pick<Field, "name" | "examples">, options: ManifestOptions = {}) {
  const { publicUrl } = options;
  const requestUrl = options.requestUrl && `${options.requestUrl.replace(/\/$/, "")}${eventsPath}`;
  const isWanted = (what: Scope | EventName) => !(publicUrl === undefined ? forLinks : forUploads).includes(what);
  const description = `Answers questions about ${name}, with sources and dates.`;
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: texts.name,
      description: description.slice(0, maxDescriptionLength),
      background_color: "#1d5f57",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: {
        agent_description: description.slice(0, maxAgentDescriptionLength),
        suggested_prompts: promptsOf(examples),
      },
      bot_user: { display_name: texts.name, always_online: true },
      shortcuts: shortcutList,
      slash_commands: [slashCommand(requestUrl)],
      ...(publicUrl && { unfurl_domains: [new URL(publicUrl).hostname] }),
    },
    oauth_config: { scopes: { bot: keysOf(scopes).filter(isWanted) } },
    settings: deliverySettings(keysOf(events).filter(isWanted), requestUrl),
  };
}

/** What somebody can pick below a message, and anywhere. */
const shortcutList = [
  {
    name: texts.answerThis,
    type: "message",
    callback_id: shortcuts.answerThis,
    description: "Pick an answer for this message's thread",
  },
  {
    name: texts.askAbout,
    type: "global",
    callback_id: shortcuts.askAbout,
    description: "Ask in your own words, or pick a role and a topic",
  },
];

const slashCommand = (requestUrl: string | undefined) => ({
  command: commandName,
  description: `Ask in your own words, or: ${commands.map((command) => command.name).join(", ")}`,
  usage_hint: usageHint(),
  // People, channels and links come with their ids.
  should_escape: true,
  ...(requestUrl && { url: requestUrl }),
});

/** How events and presses reach the bot: as signed requests at an address, or by Socket Mode without one. */
const deliverySettings = (eventNames: readonly EventName[], requestUrl: string | undefined) => ({
  event_subscriptions: {
    bot_events: eventNames,
    ...(requestUrl && { request_url: requestUrl }),
  },
  interactivity: {
    is_enabled: true,
    ...(requestUrl && { request_url: requestUrl, message_menu_options_url: requestUrl }),
  },
  org_deploy_enabled: false,
  socket_mode_enabled: requestUrl === undefined,
  token_rotation_enabled: false,
});

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] => Object.keys(table) as Key[];

/** What Slack shows while somebody types the command. */
function usageHint(): string {
  const salary = commands.find((command) => command.name === "salary");
  return `your question, or ${salary ? usageOf(salary).slice(1) : ""} … [for @person] [public]`;
}
