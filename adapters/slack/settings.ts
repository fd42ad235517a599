import { z } from "zod";

/** What an operator sets for Slack; .env.example explains each. */
export const slackSettings = z.object({
  SLACK_BOT_TOKEN: z
    .string('is missing: the bot token from the page "OAuth & Permissions"; it begins with xoxb-')
    .trim()
    .regex(/^xoxb-[\w-]+$/, 'the bot token from the page "OAuth & Permissions"; it begins with xoxb-'),
  SLACK_APP_TOKEN: z
    .string()
    .trim()
    .regex(/^xapp-[\w-]+$/, 'an app-level token with connections:write from "Basic Information"; it begins with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().trim().min(1).optional(),
  SLACK_MODE: z.enum(["socket", "http"], '"socket" or "http"').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "the Web API's base address, such as https://slack.example/api/" })
    .transform((url) => (url.endsWith("/") ? url : `${url}/`))
    .optional(),
  SLACK_CLIENT_PING_TIMEOUT_MS: z.coerce.number("milliseconds").int().min(100).max(60_000).optional(),
});

export type SlackSettings = z.infer<typeof slackSettings>;

/** How the bot reaches Slack. */
export type ConnectionMode =
  | { readonly mode: "socket"; readonly appToken: string }
  | { readonly mode: "http"; readonly signingSecret: string };

/**
 * Which way in the settings choose: Socket Mode unless "http" is said, or only what that needs is there.
 * @throws Error in a sentence that names everything a way needs and has not.
 */
export function connectionMode(settings: SlackSettings & { readonly PORT?: number | undefined }): ConnectionMode {
  const { SLACK_MODE, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PORT } = settings;
  const mode = SLACK_MODE ?? (appToken === undefined && signingSecret !== undefined ? "http" : "socket");
  if (mode === "http") {
    if (signingSecret !== undefined && PORT !== undefined) return { mode, signingSecret };
    const missing = [
      ...(signingSecret === undefined ? ['SLACK_SIGNING_SECRET, from the app\'s page "Basic Information"'] : []),
      ...(PORT === undefined ? ["PORT, where Slack's requests arrive"] : []),
    ];
    throw new Error(`Signed requests (SLACK_MODE=http) need ${missing.join("; and ")}.`);
  }
  if (appToken !== undefined) return { mode, appToken };
  throw new Error(
    'Socket Mode needs SLACK_APP_TOKEN, an app-level token with connections:write from "Basic Information". For signed requests set SLACK_MODE=http, SLACK_SIGNING_SECRET and PORT.',
  );
}
