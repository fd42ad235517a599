import { DiscordAPIError, type REST } from "discord.js";
import { Routes } from "discord-api-types/v10";
import { retry } from "../../../src/runtime/scheduling/retry.ts";
import { errorCode, type InteractionToken, retryDelaysMs } from "./api-calls.ts";

/** How an acknowledgement ended. */
export type AckResult =
  | "acknowledged"
  /** Another instance was there first: it does the rest. */
  | "by another instance"
  /** Too late, or the person is gone. */
  | "expired"
  /** Discord does not take what we sent: a fault of ours. */
  | "rejected";

type Callback = { readonly type: number; readonly data?: unknown };

/**
 * Sends the answer to an interaction, and again where Discord stumbles. "Already acknowledged" after an attempt of which
 * nobody knows how it ended means that it was ours.
 * @param ackClient a REST client that gives up early and does not retry by itself
 * @throws what the last attempt threw, when Discord or the network is down
 */
export async function acknowledge(
  ackClient: REST,
  { id, token }: InteractionToken,
  body: Callback,
): Promise<AckResult> {
  let mayHaveWorked = false;
  try {
    await retry(() => ackClient.post(Routes.interactionCallback(id, token), { body, auth: false }), {
      delaysMs: retryDelaysMs,
      isRetryable: (error) => !isRefusal(error),
      onRetry: () => {
        mayHaveWorked = true;
      },
    });
    return "acknowledged";
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === errorCode.alreadyAcknowledged) return mayHaveWorked ? "acknowledged" : "by another instance";
    return error.code === errorCode.unknownInteraction ? "expired" : "rejected";
  }
}

/** Discord has understood the call and does not do it: it would not the next time either. */
const isRefusal = (error: unknown): error is DiscordAPIError => error instanceof DiscordAPIError && error.status < 500;
