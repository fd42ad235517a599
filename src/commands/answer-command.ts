import type { Answer } from "../answer.ts";
import { answer } from "../answers/answer.ts";
import { choiceOf } from "../answers/titles.ts";
import { ask } from "../ask.ts";
import { texts } from "../present/texts.ts";
import type { BotContext } from "../runtime/bot-context.ts";
import type { Context } from "../understand/context.ts";
import { aboutAnswer, helpAnswer } from "./about.ts";
import { usageOf } from "./commands.ts";
import type { ParsedCommand } from "./parse-command.ts";

/**
 * What a command is answered with; a sentence that says what is missing where it cannot be. Pure.
 * @param prefix what stands before a command's name on this platform
 */
export function answerCommand(
  read: ParsedCommand,
  { knowledge, meanings, place, operator }: BotContext,
  { prefix, ...context }: Context & { readonly prefix?: string } = {},
): Answer {
  switch (read.kind) {
    case "address":
      return answer(read.address, knowledge);
    case "words":
      return ask(read.question, knowledge, { place, meanings, ...context }).answer;
    case "help":
      return helpAnswer(knowledge, prefix);
    case "about":
      return aboutAnswer(knowledge, operator);
    case "missing": {
      const { given, option, command } = read;
      return {
        kind: "unknown",
        title: given ? texts.notFoundTitle : texts.missingTitle,
        says: given ? texts.notFound(option.name, given) : texts.missing(usageOf(command, prefix), option.description),
        near: read.near.map((address) => choiceOf(address, knowledge)),
      };
    }
  }
}
