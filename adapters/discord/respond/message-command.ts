import type { APIMessageApplicationCommandInteraction } from "discord-api-types/v10";
import { candidateAnswers } from "../../../src/present/candidate-answers.ts";
import { understand } from "../../../src/understand/understand.ts";
import { candidatesMessage } from "../render/notices.ts";
import type { RequestContext } from "./context.ts";
import { textOf } from "./message-text.ts";
import { replyToQuestion, replyWith, replyWithNotice } from "./reply.ts";
import type { Response } from "./response.ts";

/** A message that somebody points at: "Answer this" offers a mentor answers to post, "Ask about this" answers oneself. */
export function respondToMessageCommand(
  { data }: APIMessageApplicationCommandInteraction,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  const message = data.resolved.messages[data.target_id];
  const words = textOf(message?.content ?? "");
  if (data.name !== texts.answerThis && data.name !== texts.askAboutThis)
    return replyWithNotice(texts.unknownCommand, context);
  if (message === undefined || words === "") return replyWithNotice(texts.noWords, context);
  if (data.name === texts.askAboutThis) return replyToQuestion(words, context);
  if (!requester.mayWrite) return replyWithNotice(texts.mayNotWriteHere, context);
  const reading = understand(words, bot.knowledge, bot);
  if (reading.outcome.kind === "declined") return replyToQuestion(words, context);
  const candidates = candidateAnswers(reading, bot.knowledge);
  if (candidates.length === 0) return replyToQuestion(words, context);
  const says = reading.outcome.kind === "unknown" ? texts.offerUnsure : texts.offerSays;
  const panel = candidatesMessage(
    says,
    candidates,
    (address) => ({ type: "post", message: message.id, address }),
    texts,
  );
  return { ...replyWith(panel, requester.privateTarget === "private"), responseKind: "panel" };
}
