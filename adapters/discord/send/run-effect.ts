import { setTimeout as pause } from "node:timers/promises";
import { DiscordAPIError, type REST } from "discord.js";
import { type RESTPostAPIWebhookWithTokenWaitResult, Routes } from "discord-api-types/v10";
import { written } from "../render/message.ts";
import type { Deed, Problem } from "../respond/response.ts";
import { again, type Clients, code, pauseBetween, problemOf, type Token, tries, version2 } from "./api-calls.ts";
import { changeMessage } from "./edit-message.ts";
import { type Drawn, drawnWithin, type Pictures } from "./picture-files.ts";
import { postMessage } from "./post-message.ts";

/** How an acknowledgement ended. */
export type Acknowledged =
  | "ours"
  /** Another copy of the bot was there first: it does the rest. */
  | "taken"
  /** Too late, or the person is gone. */
  | "gone"
  /** Discord does not take what we sent: a fault of ours. */
  | "refused";

type Callback = { readonly type: number; readonly data?: unknown };
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

/** Does what was promised, then shows the person how it ended. */
export async function carryOut(
  { rest, quick, uploads }: Clients,
  token: Token,
  deed: Deed,
  pictures: Pictures,
): Promise<Problem | undefined> {
  const channel = deed.into?.channel ?? token.channel?.id;
  const drawing = pictures.drawn(deed.posts, channel, drawnWithin);
  const { problem, followUp } = await post({ rest, quick }, token, deed, drawing, pictures);
  const body = { ...written(problem ? deed.failed[problem] : deed.done), flags: version2 };
  const route = Routes.webhookMessage(token.application_id, token.token);
  await again(() => rest.patch(route, { body, auth: false }));
  const drawn = followUp === undefined ? undefined : await drawing;
  if (followUp !== undefined && drawn) {
    await changeMessage(uploads, token, followUp, deed.posts, drawn).catch((error: unknown) =>
      pictures.lost(error, channel),
    );
  }
  return problem;
}

/** How posting ended; a follow-up stands there without its picture so far. */
type Posted = { readonly problem?: Problem; readonly followUp?: string };

async function post(
  { rest, quick }: Pick<Clients, "rest" | "quick">,
  token: Token,
  { posts, into, nonce }: Deed,
  drawing: Promise<Drawn | undefined>,
  pictures: Pictures,
): Promise<Posted> {
  const followUp = async (): Promise<Posted> => {
    // Nothing tells Discord that it is the same one sent again, so it is sent once: better no ping than two.
    const body = { ...written(posts), flags: version2 };
    const sent = await quick.post(Routes.webhook(token.application_id, token.token), { body, auth: false });
    return { followUp: (sent as RESTPostAPIWebhookWithTokenWaitResult).id };
  };
  try {
    if (into?.replyTo && (await isGone(rest, into.channel, into.replyTo))) return { problem: "gone" };
    if (!into) return await followUp();
    await postMessage(rest, into.channel, posts, { replyTo: into.replyTo, nonce }, await drawing, pictures);
    return {};
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== "forbidden" || !into || into.replyTo) return { problem };
    // The bot may not write there, but whoever pressed may, and a follow-up counts as theirs.
    return followUp().catch((why: unknown) => ({ problem: problemOf(why) }));
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
