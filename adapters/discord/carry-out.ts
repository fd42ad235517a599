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
  noReplyWithoutHistory: 160002,
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

/** An archived or locked thread, and a server's own filters: Discord calls these bad requests. */
const notAllowed: readonly (number | string)[] = [50083, 160005, 200000, 200001];

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
export async function carryOut({ rest, quick }: Clients, token: Token, deed: Deed): Promise<Problem | undefined> {
  const problem = await post({ rest, quick }, token, deed);
  const body = { ...(problem ? deed.failed[problem] : deed.done), flags: version2 };
  const route = Routes.webhookMessage(token.application_id, token.token);
  await again(() => rest.patch(route, { body, auth: false }));
  return problem;
}

/** The patient client waits and tries again by itself; the quick one does neither. */
type Clients = { readonly rest: REST; readonly quick: REST };

async function post(
  { rest, quick }: Clients,
  token: Token,
  { posts, into, nonce }: Deed,
): Promise<Problem | undefined> {
  const followUp = () =>
    // Nothing tells Discord that it is the same one sent again, so it is sent once: better no ping than two.
    quick.post(Routes.webhook(token.application_id, token.token), { body: { ...posts, flags: version2 }, auth: false });
  try {
    if (into?.replyTo && (await isGone(rest, into.channel, into.replyTo))) return "gone";
    if (into) await postMessage(rest, into.channel, posts, { replyTo: into.replyTo, nonce });
    else await followUp();
    return undefined;
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== "forbidden" || !into || into.replyTo) return problem;
    // The bot may not write there, but whoever pressed may, and a follow-up counts as theirs.
    return followUp().then(() => undefined, problemOf);
  }
}

/** Whether a message was deleted meanwhile. Where the bot may not look, it is taken to be there. */
async function isGone(rest: REST, channel: string, message: string): Promise<boolean> {
  try {
    await again(() => rest.get(Routes.channelMessage(channel, message)));
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
    allowed_mentions,
    flags: version2,
    nonce,
    enforce_nonce: true,
  };
  const reply = {
    ...body,
    allowed_mentions: { ...allowed_mentions, replied_user: false },
    message_reference: { message_id: replyTo, fail_if_not_exists: false },
  };
  const send = (what: object) => again(() => rest.post(Routes.channelMessages(channel), { body: what }));
  try {
    await send(replyTo ? reply : body);
  } catch (error) {
    // Without Read Message History there are no replies, but there are messages.
    if (!(error instanceof DiscordAPIError) || error.code !== code.noReplyWithoutHistory) throw error;
    await send(body);
  }
}

/**
 * A call that may be made twice, made again when its connection breaks: discord.js repeats calls that Discord fails, but
 * not those whose connection Discord closes.
 */
async function again<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let left = tries; ; left--) {
    try {
      return await call();
    } catch (error) {
      if (left <= 1 || error instanceof DiscordAPIError) throw error;
      await pause(pauseBetween);
    }
  }
}

/** What a failed call means for the person who waits. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof DiscordAPIError)) return "trouble";
  if (error.code === code.unknownChannel || error.code === code.unknownMessage) return "gone";
  return error.status === 403 || notAllowed.includes(error.code) ? "forbidden" : "trouble";
}
