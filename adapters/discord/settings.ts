import { z } from "zod";

/** What an operator sets for Discord; .env.example explains each. */
export const discordSettings = z.object({
  DISCORD_TOKEN: z
    .string("is missing: the bot's token from the Bot page of the developer portal")
    .trim()
    .regex(
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      "the bot's token from the Bot page of the developer portal: three parts with dots",
    ),
  DISCORD_APP_ID: z
    .string()
    .regex(/^\d{15,20}$/, "the application's id, a number of 15 to 20 digits")
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "the public key from the General Information page: 64 digits from 0 to f")
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,20}$/, "a server's id, a number of 15 to 20 digits")
    .optional(),
  DISCORD_SHARDS: z
    .union([z.literal("auto"), z.coerce.number().int().positive()], '"auto" or a number of processes')
    .optional(),
  DISCORD_API_URL: z.url({ protocol: /^https?$/, error: "the API's base address, without a version" }).optional(),
});

export type DiscordSettings = z.infer<typeof discordSettings>;
