/**
 * Everything that this adapter asks of Slack, with the scope each needs and why. The manifest is made from it, and
 * nothing else can be called or listened to: https://docs.slack.dev/reference/scopes
 */

/** The slash command. */
export const commandName = "/career";

/** Where Slack sends signed requests of every kind. */
export const eventsPath = "/slack/events";

export const scopes = {
  commands: "/career, and the two shortcuts.",
  "chat:write": "Answers mentions in their thread, direct messages, and posts what a mentor picks.",
  "app_mentions:read": "Hears messages that name the bot, and no others.",
  "im:history": "Hears messages that are written to the bot itself.",
  "assistant:write": "Suggests first questions where people write to the bot.",
  "links:read": "Sees links to this bot's own pages, and no others.",
  "links:write": "Shows below such a link the answer that it leads to.",
  "files:write": "Uploads the pictures of answers, where they cannot be fetched from the bot's own pages.",
} as const;
export type Scope = keyof typeof scopes;

/** Events, as the manifest names them. */
export const events = {
  app_mention: "app_mentions:read",
  "message.im": "im:history",
  app_home_opened: undefined,
  link_shared: "links:read",
} as const satisfies Readonly<Record<string, Scope | undefined>>;
export type EventName = keyof typeof events;

/** Methods of the Web API. */
export const methods = {
  "auth.test": undefined,
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "chat.unfurl": "links:write",
  "views.open": undefined,
  "views.update": undefined,
  "views.publish": undefined,
  "assistant.threads.setSuggestedPrompts": "assistant:write",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
} as const satisfies Readonly<Record<string, Scope | undefined>>;

/** Needed only where the bot has pages of its own. */
export const forLinks: readonly (Scope | EventName)[] = ["links:read", "links:write", "link_shared"];

/** Needed only where it has none: else Slack fetches the pictures there. */
export const forUploads: readonly (Scope | EventName)[] = ["files:write"];

/** What the manifest calls the two shortcuts. */
export const shortcuts = { answerThis: "answer_this", askAbout: "ask_about_careers" } as const;
