import { DiscordAPIError, HTTPError, type REST } from "discord.js";
import { type APIInteraction, MessageFlags } from "discord-api-types/v10";
import { retry } from "../../../src/runtime/scheduling/retry.ts";
import type { PostFailure } from "../respond/response.ts";

/** Error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const errorCode = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  noReplyWithoutHistory: 160002,
} as const;

/** An archived or locked thread, and a server's own filters: Discord calls these bad requests. */
const notAllowed: readonly (number | string)[] = [50083, 160005, 200000, 200001];

/** Together with the pauses, three attempts end within Discord's three seconds. */
export const retryDelaysMs: readonly number[] = [120, 120];

export const componentsV2Flag = MessageFlags.IsComponentsV2;

/** As much of an interaction as answering it takes. */
export type InteractionToken = Pick<APIInteraction, "id" | "token" | "application_id" | "channel">;

export type Clients = {
  /** Waits while Discord limits it, and repeats by itself what Discord fails. */
  readonly client: REST;
  /** Gives up early and repeats nothing, for acknowledgements. */
  readonly ackClient: REST;
  /** Nothing else waits for its rate limits; for the pictures that follow answers. */
  readonly uploadClient: REST;
};

/**
 * A call that may be made twice, made again when its connection breaks: discord.js repeats calls that Discord fails, but
 * not those whose connection Discord closes.
 * @throws what the last attempt threw
 */
export const withRetry = <Result>(call: () => Promise<Result>): Promise<Result> =>
  retry(call, {
    delaysMs: retryDelaysMs,
    isRetryable: (error) => !(error instanceof DiscordAPIError) && !(error instanceof HTTPError),
  });

/** What a failed call means for the person who waits. */
export function postFailureOf(error: unknown): PostFailure {
  if (!(error instanceof DiscordAPIError)) return "trouble";
  if (error.code === errorCode.unknownChannel || error.code === errorCode.unknownMessage) return "gone";
  return error.status === 403 || notAllowed.includes(error.code) ? "forbidden" : "trouble";
}
