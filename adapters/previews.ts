import { parseAddress } from "../src/address.ts";
import { answer } from "../src/answers/answer.ts";
import { ask } from "../src/ask.ts";
import type { BotContext } from "../src/runtime/bot-context.ts";
import type { Preview } from "./web/render/site.ts";

/** How answers look on the other platforms, for the web's playground; what shows it is loaded when somebody looks. */
export const previews: readonly Preview[] = [
  {
    name: "Discord",
    page: async (question, bot) =>
      (await import("./discord/preview/answer-frame.ts")).previewOf(...shown(question, bot)),
  },
  {
    name: "Slack",
    page: async (question, bot) => (await import("./slack/preview/answer-frame.ts")).previewOf(...shown(question, bot)),
  },
];

/** A question in words, or the address of an answer. */
function shown(question: string, bot: BotContext) {
  const address = parseAddress(question);
  const { knowledge, place } = bot;
  const given = address ? answer(address, knowledge) : ask(question, knowledge, { place }).answer;
  return [given, { bot, question: address ? undefined : question }] as const;
}
