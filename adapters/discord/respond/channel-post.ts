import { createHash } from "node:crypto";
import type { APIMessageComponentInteraction } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import { answer } from "../../../src/answers/answer.ts";
import { type ButtonAction, formatCustomId } from "../render/custom-id.ts";
import { mention } from "../render/markdown.ts";
import type { Message } from "../render/message.ts";
import { noticeMessage } from "../render/notices.ts";
import { render } from "../render/render.ts";
import type { Texts } from "../render/texts.ts";
import type { RequestContext } from "./context.ts";
import { isOwn, replyWith, replyWithNotice, updateWith } from "./reply.ts";
import type { Effect, PostFailure, Response } from "./response.ts";

/** Answers that go to the channel in the name of the one who pressed a button. */

/** An answer for everybody. */
export function shareInChannel(address: Address, context: RequestContext): Response {
  const { bot, requester, texts } = context;
  if (!requester.mayWrite) return replyWithNotice(texts.mayNotWriteHere, context);
  const given = answer(address, bot.knowledge);
  const above = texts.sharedBy(mention(requester.id));
  const message = render(given, { target: requester.publicTarget, texts, publicUrl: bot.publicUrl, above });
  return { ...replyWith(message, false), responseKind: given.kind };
}

/** An answer that a person is pointed to, or that replies to a message; what was pressed says how it ended. */
export function postInChannel(
  action: Extract<ButtonAction, { type: "point" | "post" }>,
  { channel, message }: APIMessageComponentInteraction,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  if (!requester.mayWrite) return replyWithNotice(texts.mayNotWriteHere, context);
  const given = answer(action.address, bot.knowledge);
  const posts = render(given, {
    target: requester.publicTarget,
    texts,
    publicUrl: bot.publicUrl,
    above: headline(action, context),
    pings: action.type === "point" ? [action.person] : [],
  });
  const replyTo = action.type === "post" ? action.message : undefined;
  const effect: Effect = {
    posts,
    ...(requester.botIsThere && { into: { channel: channel.id, replyTo } }),
    nonce: nonceOf(`${message.id} ${requester.id} ${formatCustomId(action)}`),
    onSuccess: noticeMessage(texts.posted),
    onFailure: failures(texts),
  };
  const posting = noticeMessage(texts.posting);
  return {
    ...(isOwn(message, requester) ? updateWith(posting) : replyWith(posting, true)),
    effect,
    responseKind: given.kind,
  };
}

/** Who posts it, and for whom. Where the bot is no member it cannot reply, so its message says that it belongs above. */
function headline(
  action: Extract<ButtonAction, { type: "point" | "post" }>,
  { requester, texts }: RequestContext,
): string {
  const mentor = mention(requester.id);
  if (action.type === "point") return texts.pointedTo(mention(action.person), mentor);
  return requester.botIsThere ? texts.pointedOut(mentor) : texts.pointedOutAbove(mentor);
}

/** The same words always give the same nonce, of at most 25 characters as Discord wants. */
const nonceOf = (words: string): string => createHash("sha256").update(words).digest("base64url").slice(0, 24);

const failures = (texts: Texts): Record<PostFailure, Message> => ({
  gone: noticeMessage(texts.notPosted.gone),
  forbidden: noticeMessage(texts.notPosted.forbidden),
  trouble: noticeMessage(texts.notPosted.trouble),
});
