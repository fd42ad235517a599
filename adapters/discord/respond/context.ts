import { type APIInteraction, ChannelType, InteractionContextType, PermissionFlagsBits } from "discord-api-types/v10";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { RenderTarget } from "../render/pages.ts";
import type { Texts } from "../render/texts.ts";

/** Who asks, where, and in which language they are answered. */
export type RequestContext = { readonly bot: BotContext; readonly requester: Requester; readonly texts: Texts };

/** Who is asking, where, and what they may do there. */
export type Requester = {
  readonly id: string;
  /** Where an answer goes that is for them only. */
  readonly privateTarget: Extract<RenderTarget, "private" | "direct">;
  /** Where everybody would see it. */
  readonly publicTarget: Extract<RenderTarget, "direct" | "channel">;
  /** Whether they could write there themselves; what they may not say, the bot does not say for them. */
  readonly mayWrite: boolean;
  /** Whether the bot itself is a member there, rather than brought along by the person. */
  readonly botIsThere: boolean;
  readonly locale: string | undefined;
};

/** Who asks, as an interaction says. In a conversation with the bot alone, everything is between the two anyway. */
export function requesterOf(interaction: APIInteraction): Requester {
  const { member, user, context, guild_id, channel } = interaction;
  const direct = context === InteractionContextType.BotDM || (context === undefined && guild_id === undefined);
  const needed = isThread(channel?.type) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return {
    id: member?.user.id ?? user?.id ?? "0",
    privateTarget: direct ? "direct" : "private",
    publicTarget: direct ? "direct" : "channel",
    mayWrite: member?.permissions === undefined || (permissionsOf(member.permissions) & needed) === needed,
    // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
    botIsThere: interaction.authorizing_integration_owners?.["0"] !== undefined,
    locale: "locale" in interaction ? interaction.locale : undefined,
  };
}

/** A malformed number of permissions permits nothing. */
const permissionsOf = (text: string): bigint => (/^\d+$/.test(text) ? BigInt(text) : 0n);

const threadTypes: readonly (ChannelType | undefined)[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

export const isThread = (type: ChannelType | undefined): boolean => threadTypes.includes(type);
