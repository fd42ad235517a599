import { parseAddress } from "../src/address.ts";
import { answer } from "../src/answers/answer.ts";
import { ask } from "../src/ask.ts";
import type { BotContext } from "../src/runtime/bot-context.ts";
import { whenRead } from "../src/runtime/encoder/question-meanings.ts";
import type { Preview } from "./web/render/site.ts";

/** How answers look on the other platforms, for the web's playground; what shows it is loaded when somebody looks. */
export const previews: readonly Preview[] = [
  {
    name: "Discord",
    page: async (question, bot) =>
      (await import("./discord/preview/answer-frame.ts")).previewOf(...(await shown(question, bot))),
  },
  {
    name: "Slack",
    page: async (question, bot) =>
      (await import("./slack/preview/answer-frame.ts")).previewOf(...(await shown(question, bot))),
  },
];

/** A question in words, or the address of an answer. */
async function shown(question: string, bot: BotContext) {
  const address = parseAddress(question);
  const { knowledge, meanings } = bot;
  const given = address
    ? answer(address, knowledge)
    : await whenRead(meanings, () => ask(question, knowledge, bot).answer);
  return [given, { bot, question: address ? undefined : question }] as const;
}
