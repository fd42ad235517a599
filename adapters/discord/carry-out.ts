import { setTimeout as pause } from "node:timers/promises";
import { DiscordAPIError, type REST } from "discord.js";
import {
  type APIInteraction,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord-api-types/v10";
import type { Deed, Message, Problem } from "./response.ts";

/** Error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const code = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  missingPermissions: 50013,
} as const;

/** How an acknowledgement ended. */
export type Acknowledged =
  | "ours"
  /** Another copy of the bot was there first: it does the rest. */
  | "taken"
  /** Too late, or the person is gone. */
  | "gone"
  /** Discord does not take what we sent: a fault of ours. */
  | "refused";

/** Together with the pauses, three tries end within Discord's three seconds. */
const tries = 3;
const pauseBetween = 120;

type Callback = { readonly type: number; readonly data?: unknown };
/** As much of an interaction as answering it takes. */
export type Token = Pick<APIInteraction, "id" | "token" | "application_id">;

/**
 * Sends the answer to an interaction, and again where Discord stumbles. "Already acknowledged" after a try of which
 * nobody knows how it ended means that it was ours.
 * @param quick a REST client that gives up early and does not retry by itself
 * @throws what the last try threw, when Discord or the network is down
 */
export async function acknowledge(quick: REST, { id, token }: Token, body: Callback): Promise<Acknowledged> {
  let mayHaveWorked = false;
  for (let left = tries; ; left--) {
    try {
      await quick.post(Routes.interactionCallback(id, token), { body, auth: false });
      return "ours";
    } catch (error) {
      if (error instanceof DiscordAPIError) {
        if (error.code === code.alreadyAcknowledged) return mayHaveWorked ? "ours" : "taken";
        if (error.code === code.unknownInteraction) return "gone";
        if (error.status < 500) return "refused";
      }
      if (left <= 1) throw error;
      mayHaveWorked = true;
      await pause(pauseBetween);
    }
  }
}

const version2 = MessageFlags.IsComponentsV2;

/** Does what was promised, then shows the person how it ended. */
export async function carryOut(rest: REST, token: Token, deed: Deed): Promise<Problem | undefined> {
  const problem = await post(rest, token, deed);
  const body = { ...(problem ? deed.failed[problem] : deed.done), flags: version2 };
  await rest.patch(Routes.webhookMessage(token.application_id, token.token), { body, auth: false });
  return problem;
}

async function post(rest: REST, token: Token, { posts, replyTo }: Deed): Promise<Problem | undefined> {
  try {
    if (replyTo === undefined) {
      await rest.post(Routes.webhook(token.application_id, token.token), {
        body: { ...posts, flags: version2 },
        auth: false,
      });
      return undefined;
    }
    if (await isGone(rest, replyTo)) return "gone";
    await postMessage(rest, replyTo.channel, posts, { replyTo: replyTo.message, nonce: token.id });
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

/** Whether a message was deleted meanwhile. Where the bot may not look, it is taken to be there. */
async function isGone(rest: REST, { channel, message }: { channel: string; message: string }): Promise<boolean> {
  try {
    await rest.get(Routes.channelMessage(channel, message));
    return false;
  } catch (error) {
    return problemOf(error) === "gone";
  }
}

/**
 * Writes into a channel, as a reply where there is something to reply to.
 * @param nonce an id that Discord remembers for some minutes, so that a message that was sent again is not there twice
 */
export async function postMessage(
  rest: REST,
  channel: string,
  { components, allowed_mentions }: Message,
  { replyTo, nonce }: { replyTo?: string | undefined; nonce: string },
): Promise<void> {
  const body: RESTPostAPIChannelMessageJSONBody = {
    components,
    allowed_mentions: { ...allowed_mentions, replied_user: false },
    flags: version2,
    nonce,
    enforce_nonce: true,
    ...(replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
  await rest.post(Routes.channelMessages(channel), { body });
}

/** What a failed call means for the person who waits. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof DiscordAPIError)) return "trouble";
  switch (error.code) {
    case code.unknownChannel:
    case code.unknownMessage:
      return "gone";
    case code.missingAccess:
    case code.missingPermissions:
      return "forbidden";
    default:
      return "trouble";
  }
}
