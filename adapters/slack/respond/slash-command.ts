import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { readTyped } from "../../../src/commands/parse-line.ts";
import type { OriginalQuestion } from "../render/action-value.ts";
import type { Destination } from "../render/destination.ts";
import { mention, plain } from "../render/mrkdwn.ts";
import type { RenderOptions } from "../render/render.ts";
import { commandName } from "../setup/permissions.ts";
import { type Audience, audienceOf } from "./audience.ts";
import { composeMessage } from "./compose.ts";
import type { RequestContext } from "./context.ts";
import { textOf } from "./message-text.ts";
import type { Response } from "./response.ts";

/** Where and after what a command was typed. */
export type Typing = {
  readonly at: Destination;
  /** The last answer this person got here, for "and in Florida?" */
  readonly before: Address | undefined;
  /** Whether nobody but the person and the bot is there. */
  readonly isAlone: boolean;
  /** The bot itself. */
  readonly me: string;
};

/** What a command is answered with: to the one who typed it, or to everybody in the channel. Pure and total. */
export function respondToSlashCommand(
  typed: string,
  { at, before, isAlone, me }: Typing,
  context: RequestContext,
): Response {
  const { bot, person: mentor, texts } = context;
  const audience = audienceOf(typed);
  const { isPublic, person } = audience;
  const line = textOf(audience.words);
  const { read, beganAsCommand } = readTyped(line === "" ? "help" : line, bot.knowledge);
  // What others are to see must be clear by itself, and a command that names nobody means nobody from before.
  const after = isPublic || person !== undefined || beganAsCommand ? undefined : before;
  const given = answerCommand(read, bot, { after, prefix: `${commandName} ` });
  const asked: OriginalQuestion | undefined = read.kind === "words" ? { question: read.question, after } : undefined;
  const notTold = whyNobodyIsTold(given, audience, { isAlone, me }, context);
  if (notTold === undefined && person !== undefined)
    return said(given, at, { target: "channel", above: texts.pointedTo(mention(person), mention(mentor)) }, context);
  if (notTold === undefined && isPublic) return said(given, at, { target: "channel", asked }, context);
  const toPoint = notTold === texts.notPointedUnsure && person !== undefined;
  const pick = toPoint ? ({ type: "point", person } as const) : ({ type: "pick", person: mentor } as const);
  const above = notTold && plain(notTold);
  return said(given, at, { target: "private", asked, mayShare: !isAlone, above, pick }, context);
}

/** Why only the one who typed sees it, where others were meant to; undefined where they may, or were not. */
function whyNobodyIsTold(
  given: Answer,
  { person, unnamed, isPublic }: Audience,
  { isAlone, me }: Pick<Typing, "isAlone" | "me">,
  { person: mentor, texts }: RequestContext,
): string | undefined {
  if (unnamed !== undefined) return texts.notPointedUnnamed(unnamed);
  if (person === mentor) return texts.notPointedSelf;
  if (person === me) return texts.notPointedBot;
  if (isAlone && (person !== undefined || isPublic)) return texts.notPointedDirect;
  if (given.kind === "answer") return undefined;
  if (person !== undefined) return given.kind === "choices" ? texts.notPointedUnsure : texts.notPointedUnknown;
  return isPublic ? texts.notPublic : undefined;
}

const said = (
  given: Answer,
  at: Destination,
  how: Omit<RenderOptions, "texts">,
  context: RequestContext,
): Response => ({
  effects: [
    { type: "say", ...composeMessage(given, how, context), to: how.target === "channel" ? "all" : "person", at },
  ],
  responseKind: given.kind,
  answerAddress: given.kind === "answer" ? given.address : undefined,
});
