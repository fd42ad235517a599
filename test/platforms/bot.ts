import type { Environment } from "../support/bot-process.ts";
import type { FakeDiscord } from "./fake-discord.ts";

/** What an operator sets for the bot to use the emulated Discord. */
export const settingsFor = ({ apiUrl, config }: FakeDiscord): Environment => ({
  DISCORD_API_URL: apiUrl,
  DISCORD_TOKEN: config.token,
});

export const settingsForHttp = (discord: FakeDiscord): Environment => ({
  ...settingsFor(discord),
  DISCORD_PUBLIC_KEY: discord.publicKey,
  PORT: "0",
});
