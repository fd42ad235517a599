import { ask } from "../../../src/ask.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { homeView } from "../render/home.ts";
import type { Modal } from "../render/message.ts";
import { escaped, mention } from "../render/mrkdwn.ts";
import { pageCount } from "../render/pages.ts";
import { composeMessage, composeModal } from "../respond/compose.ts";
import { type RequestContext, requestContext } from "../respond/context.ts";
import { answerMessage } from "../respond/message.ts";
import type { Shortcut } from "../respond/payloads.ts";
import { respondToShortcut } from "../respond/shortcut.ts";
import { shortcuts } from "../setup/permissions.ts";
import { asker, bot, mentor } from "./people.ts";
import type { Shown } from "./screens.ts";

const channel = "C0CAREERS";

/** Every way in which a question's answer is seen. */
export function samplesOf(question: string, bot: BotContext, pictureOf?: RequestContext["pictureOf"]): Shown[] {
  const context = requestContext(bot, asker, pictureOf);
  const { texts } = context;
  const { answer } = ask(question, bot.knowledge, bot);
  const options = { asked: { question }, pick: { type: "pick", person: asker } } as const;
  const where = (place: string, page = 1, pages = 1): string =>
    `${question} · ${place}${pages > 1 ? `, page ${page} of ${pages}` : ""}`;
  // Only an answer can be shared; what else a channel sees was asked there in public.
  const above = answer.kind === "answer" ? texts.sharedBy(mention(asker)) : undefined;
  const shared = composeMessage(answer, { ...options, target: "channel", above }, context).message;
  return [
    { caption: where("in a channel"), message: shared, to: "channel" },
    { caption: where("in a thread"), message: inThread(question, context), to: "thread", question },
    ...pagesOf(pageCount(answer, "private", texts)).map(
      (page, _, { length }): Shown => ({
        caption: where("to one person", page, length),
        message: composeMessage(answer, { ...options, target: "private", mayShare: true, page }, context).message,
        to: "person",
      }),
    ),
    ...pagesOf(pageCount(answer, "modal", texts)).map((page, _, { length }) => ({
      caption: where("in a window", page, length),
      view: composeModal(answer, { channel }, { ...options, page }, context),
    })),
    ...offersTo(question, bot).map((view) => ({ caption: where("“Answer this”"), view })),
  ];
}

/** What is the same whatever was asked. */
export function sameForAll(bot: BotContext): Shown[] {
  const { texts } = requestContext(bot, asker);
  return [
    ...opened({ callback_id: shortcuts.askAbout }, bot).map((view) => ({ caption: texts.formTitle, view })),
    { caption: "Home", view: homeView(bot, texts) },
  ];
}

const pagesOf = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** What the bot replies to a message that names it. */
const inThread = (question: string, context: RequestContext) =>
  answerMessage(
    {
      type: "app_mention",
      user: asker,
      ts: "1.000100",
      channel,
      text: `${mention(bot)} ${escaped(question)}`,
    },
    context,
    undefined,
  ).message;

/** What a mentor is offered for somebody's message. */
const offersTo = (question: string, bot: BotContext): Modal[] =>
  opened(
    {
      callback_id: shortcuts.answerThis,
      channel: { id: channel },
      message: { text: escaped(question), ts: "1.000100" },
    },
    bot,
  );

/** The modal that a shortcut opens. */
function opened(shortcut: Shortcut, bot: BotContext): Modal[] {
  const { effects = [] } = respondToShortcut(shortcut, requestContext(bot, mentor));
  return effects.flatMap((effect) => (effect.type === "open" ? [effect.view] : []));
}
