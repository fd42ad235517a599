import { Client, Events } from "discord.js";

/** The smallest bot that discord.js makes: it answers every command with "pong". */
const client = new Client({ intents: [], rest: { api: process.env.DISCORD_API_URL ?? "" } });
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply({ content: "pong", allowedMentions: { parse: [] } });
});
client.once(Events.ClientReady, () => process.stdout.write("ready pong\n"));
await client.login(process.env.DISCORD_TOKEN);
