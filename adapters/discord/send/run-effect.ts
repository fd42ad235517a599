import { setTimeout as pause } from "node:timers/promises";
import { DiscordAPIError, type REST } from "discord.js";
import { type RESTPostAPIWebhookWithTokenWaitResult, Routes } from "discord-api-types/v10";
import { messageBody } from "../render/message.ts";
import type { Effect, PostFailure } from "../respond/response.ts";
import {
  type Clients,
  componentsV2Flag,
  errorCode,
  type InteractionToken,
  maxAttempts,
  postFailureOf,
  retryDelayMs,
  withRetry,
} from "./api-calls.ts";
import { editMessage } from "./edit-message.ts";
import { type Drawn, drawingTimeoutMs, type Pictures } from "./picture-files.ts";
import { postMessage } from "./post-message.ts";

/** How an acknowledgement ended. */
export type AckResult =
  | "acknowledged"
  /** Another copy of the bot was there first: it does the rest. */
  | "by another instance"
  /** Too late, or the person is gone. */
  | "expired"
  /** Discord does not take what we sent: a fault of ours. */
  | "rejected";

type Callback = { readonly type: number; readonly data?: unknown };
/**
 * Sends the answer to an interaction, and again where Discord stumbles. "Already acknowledged" after a try of which
 * nobody knows how it ended means that it was ours.
 * @param quick a REST client that gives up early and does not retry by itself
 * @throws what the last try threw, when Discord or the network is down
 */
export async function acknowledge(quick: REST, { id, token }: InteractionToken, body: Callback): Promise<AckResult> {
  let mayHaveWorked = false;
  for (let left = maxAttempts; ; left--) {
    try {
      await quick.post(Routes.interactionCallback(id, token), { body, auth: false });
      return "acknowledged";
    } catch (error) {
      if (error instanceof DiscordAPIError) {
        if (error.code === errorCode.alreadyAcknowledged) return mayHaveWorked ? "acknowledged" : "by another instance";
        if (error.code === errorCode.unknownInteraction) return "expired";
        if (error.status < 500) return "rejected";
      }
      if (left <= 1) throw error;
      mayHaveWorked = true;
      await pause(retryDelayMs);
    }
  }
}

/** Does what was promised, then shows the person how it ended. */
export async function runEffect(
  { client, ackClient, uploadClient }: Clients,
  token: InteractionToken,
  effect: Effect,
  pictures: Pictures,
): Promise<PostFailure | undefined> {
  const channel = effect.into?.channel ?? token.channel?.id;
  const drawing = pictures.drawn(effect.posts, channel, drawingTimeoutMs);
  const { problem, followUp } = await post({ client, ackClient }, token, effect, drawing, pictures);
  const body = { ...messageBody(problem ? effect.onFailure[problem] : effect.onSuccess), flags: componentsV2Flag };
  const route = Routes.webhookMessage(token.application_id, token.token);
  await withRetry(() => client.patch(route, { body, auth: false }));
  const drawn = followUp === undefined ? undefined : await drawing;
  if (followUp !== undefined && drawn) {
    await editMessage(uploadClient, token, followUp, effect.posts, drawn).catch((error: unknown) =>
      pictures.lost(error, channel),
    );
  }
  return problem;
}

/** How posting ended; a follow-up stands there without its picture so far. */
type Posted = { readonly problem?: PostFailure; readonly followUp?: string };

async function post(
  { client, ackClient }: Pick<Clients, "client" | "ackClient">,
  token: InteractionToken,
  { posts, into, nonce }: Effect,
  drawing: Promise<Drawn | undefined>,
  pictures: Pictures,
): Promise<Posted> {
  const followUp = async (): Promise<Posted> => {
    // Nothing tells Discord that it is the same one sent again, so it is sent once: better no ping than two.
    const body = { ...messageBody(posts), flags: componentsV2Flag };
    const sent = await ackClient.post(Routes.webhook(token.application_id, token.token), { body, auth: false });
    return { followUp: (sent as RESTPostAPIWebhookWithTokenWaitResult).id };
  };
  try {
    if (into?.replyTo && (await isGone(client, into.channel, into.replyTo))) return { problem: "gone" };
    if (!into) return await followUp();
    await postMessage(client, into.channel, posts, { replyTo: into.replyTo, nonce }, await drawing, pictures);
    return {};
  } catch (error) {
    const problem = postFailureOf(error);
    if (problem !== "forbidden" || !into || into.replyTo) return { problem };
    // The bot may not write there, but whoever pressed may, and a follow-up counts as theirs.
    return followUp().catch((why: unknown) => ({ problem: postFailureOf(why) }));
  }
}

/** Whether a message was deleted meanwhile. Where the bot may not look, it is taken to be there. */
async function isGone(rest: REST, channel: string, message: string): Promise<boolean> {
  try {
    await withRetry(() => rest.get(Routes.channelMessage(channel, message)));
    return false;
  } catch (error) {
    return postFailureOf(error) === "gone";
  }
}
