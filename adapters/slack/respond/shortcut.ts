import { ask } from "../../../src/ask.ts";
import { candidateAnswers } from "../../../src/present/candidate-answers.ts";
import { understand } from "../../../src/understand/understand.ts";
import { askModal, candidatesModal, noticeModal } from "../render/modals.ts";
import { shortcuts } from "../setup/permissions.ts";
import { composeModal } from "./compose.ts";
import { exampleOf, type RequestContext } from "./context.ts";
import { textOf } from "./message.ts";
import type { Shortcut } from "./payloads.ts";
import type { Response } from "./response.ts";

/** A shortcut opens a modal at once: the form to ask with, or the answers that a message may be asking for. Pure and total. */
export function respondToShortcut(shortcut: Shortcut, context: RequestContext): Response {
  const { bot, texts } = context;
  if (shortcut.callback_id === shortcuts.askAbout)
    return { effects: [{ type: "open", view: askModal({}, exampleOf(bot), texts) }], responseKind: "form" };
  if (shortcut.callback_id !== shortcuts.answerThis) return { responseKind: "nothing" };
  return answerThis(shortcut, context);
}

function answerThis({ channel, message, message_ts, response_url }: Shortcut, context: RequestContext): Response {
  const { bot, texts } = context;
  const at = { channel: channel?.id, thread: message?.thread_ts ?? message?.ts ?? message_ts, url: response_url };
  const words = textOf(message?.text ?? "");
  if (words === "")
    return { effects: [{ type: "open", view: noticeModal(texts.noWords, texts) }], responseKind: "sentence" };
  const reading = understand(words, bot.knowledge, bot);
  const candidates = reading.outcome.kind === "declined" ? [] : candidateAnswers(reading, bot.knowledge);
  if (candidates.length === 0) {
    const given = ask(words, bot.knowledge, bot).answer;
    return { effects: [{ type: "open", view: composeModal(given, {}, {}, context) }], responseKind: given.kind };
  }
  const says = reading.outcome.kind === "unknown" ? texts.offerUnsure : texts.offerSays;
  return { effects: [{ type: "open", view: candidatesModal(says, candidates, at, texts) }], responseKind: "panel" };
}
