import type { REST } from "discord.js";
import { type RESTPostAPIWebhookWithTokenWaitResult, Routes } from "discord-api-types/v10";
import { messageBody } from "../render/message.ts";
import type { Effect, PostFailure } from "../respond/response.ts";
import { type Clients, componentsV2Flag, type InteractionToken, postFailureOf, withRetry } from "./api-calls.ts";
import { editMessage } from "./edit-message.ts";
import { type Drawn, drawingTimeoutMs, type Pictures } from "./picture-files.ts";
import { postMessage } from "./post-message.ts";

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
    // The bot may not write there, but whoever clicked may, and a follow-up counts as theirs.
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
