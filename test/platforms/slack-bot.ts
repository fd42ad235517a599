import { manifestFor } from "../../adapters/slack/setup/manifest.ts";
import type { Bot, Environment } from "../support/bot-process.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { type FakeSlack, type Options, startFakeSlack } from "./fake-slack.ts";

export type Mode = "socket" | "http";
export const modes: readonly Mode[] = ["socket", "http"];
export const publicUrl = "https://rolecall.example.org";

/** An emulated Slack that has been given our own manifest. @param pages where our own are, if we have some */
export const slackFor = (
  mode: Mode,
  options: Options = {},
  pages: string | undefined = publicUrl,
): Promise<FakeSlack> =>
  startFakeSlack({
    manifest: manifestFor(knowledge.field, {
      publicUrl: pages || undefined,
      ...(mode === "http" && { requestUrl: "https://bot.example.org" }),
    }),
    ...options,
  });

/** What an operator sets for the bot to use it. */
export const slackSettingsFor = (slack: FakeSlack, mode: Mode): Environment => ({
  ...slack.env,
  SLACK_MODE: mode,
  PUBLIC_URL: publicUrl,
  // A connection that went away without a word is noticed sooner.
  SLACK_CLIENT_PING_TIMEOUT_MS: "2000",
  ...(mode === "http" && { PORT: "0" }),
});

/** Tells the emulated Slack where a bot takes its requests. */
export async function receiveAt(slack: FakeSlack, bot: Bot): Promise<void> {
  slack.setRequestUrl(`http://${(await bot.ready()).split(" ").at(-1)}/slack/events`);
}
