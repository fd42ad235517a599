import type { Logger } from "@slack/bolt";
import { errorDetails } from "../../../src/runtime/log.ts";
import { refusalOf, WebApi } from "../send/web-api.ts";

/** The bot in one workspace. */
export type Installation = {
  readonly api: WebApi;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
};

/** Where an event comes from, by the ids of Slack. */
type Workspace = { readonly team?: string | undefined; readonly enterprise?: string | undefined };

/**
 * Finds the bot of a workspace; undefined where it is not installed. A store of many installations
 * can take the place of the one below, and nothing else changes.
 */
export type Installations = { readonly find: (workspace: Workspace) => Promise<Installation | undefined> };

/** The one workspace whose token the operator set: whatever Slack delivers with it is meant for it. */
export const oneWorkspace = (installation: Installation): Installations => {
  const found = Promise.resolve(installation);
  return { find: () => found };
};

/**
 * Asks Slack whose token it is.
 * @throws Error in a sentence that says what the operator can do.
 */
export async function signIn(
  token: string,
  options: { readonly apiUrl: string | undefined; readonly logger: Logger },
): Promise<Installation> {
  const api = new WebApi(token, options);
  const { user_id: botUser = "", bot_id: botId = "" } = (await api.call("auth.test").catch((error: unknown) => {
    throw new Error(whyNot(error, "SLACK_BOT_TOKEN"));
  })) as { user_id?: string; bot_id?: string };
  return { api, token, botUser, botId };
}

/** Why Slack will never accept a token again: https://docs.slack.dev/reference/methods/auth.test#errors */
const lostTokenErrors = [
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "team_disabled",
  "user_removed_from_team",
  "not_allowed_token_type",
];

export const isLost = (error: unknown): boolean => lostTokenErrors.includes(refusalOf(error) ?? "");

/** Why Slack cannot be used, and what to do. */
export function whyNot(error: unknown, setting: string): string {
  const refusal = refusalOf(error);
  if (refusal === "socket_mode_not_enabled")
    return "Socket Mode is switched off for this app. Switch it on, or set SLACK_MODE=http.";
  if (isLost(error))
    return `Slack does not accept ${setting} (${refusal}). Copy it again from the app's pages, and start again.`;
  // Bolt gives no reason when the connection itself is refused.
  const says = refusal ?? (error === undefined ? "the connection was refused" : errorDetails(error).says);
  return `Slack cannot be reached (${says}). Check the network, SLACK_API_URL where it is set, and ${setting}; then start again.`;
}
