import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { type Audience, audienceFor } from "../../../src/commands/audience.ts";
import { parseLine } from "../../../src/commands/parse-line.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import type { Destination } from "../render/message.ts";
import { mention, plain } from "../render/mrkdwn.ts";
import type { RenderOptions } from "../render/render.ts";
import { commandName } from "../setup/permissions.ts";
import { composeMessage } from "./compose.ts";
import type { RequestContext } from "./context.ts";
import { textOf } from "./message.ts";
import { parseAudience, type TypedAudience } from "./parse-audience.ts";
import type { Response } from "./response.ts";

/** Where and after what a command was typed. */
export type TypedCommand = {
  readonly at: Destination;
  /** The last answer this person got here, for "and in Florida?" */
  readonly after: Address | undefined;
  /** Whether nobody but the person and the bot is there. */
  readonly isDirect: boolean;
  /** The bot itself. */
  readonly botUserId: string;
};

/** What a command is answered with: to the one who typed it, or to everybody in the channel. Pure and total. */
export function respondToSlashCommand(typed: string, typing: TypedCommand, context: RequestContext): Response {
  const { bot } = context;
  const typedFor = parseAudience(typed);
  const line = textOf(typedFor.words);
  const { read, beganAsCommand } = parseLine(line === "" ? "help" : line, bot.knowledge);
  // What others are to see must be clear by itself, and a command that names nobody means nobody from before.
  const isForOthers = typedFor.isPublic || typedFor.person !== undefined;
  const after = isForOthers || beganAsCommand ? undefined : typing.after;
  const given = answerCommand(read, bot, { after, prefix: `${commandName} ` });
  const asked: OriginalQuestion | undefined = read.kind === "words" ? { question: read.question, after } : undefined;
  return reply(given, typing.at, renderOptionsFor(given, asked, typedFor, typing, context), context);
}

/** How an answer is shown to those it is for. */
function renderOptionsFor(
  given: Answer,
  asked: OriginalQuestion | undefined,
  typedFor: TypedAudience,
  typing: TypedCommand,
  { person: asker, texts }: RequestContext,
): Omit<RenderOptions, "texts"> {
  const audience = audienceOf(given, typedFor, typing, asker);
  switch (audience.to) {
    case "person":
      return { target: "channel", above: texts.pointedTo(mention(audience.person), mention(asker)) };
    case "everybody":
      return { target: "channel", asked };
    case "asker": {
      const { notice, pointsTo } = audience;
      const { unnamed } = typedFor;
      const says = unnamed === undefined ? notice && texts[notice] : texts.notPointedUnnamed(unnamed);
      const pick =
        pointsTo === undefined
          ? ({ type: "pick", person: asker } as const)
          : ({ type: "point", person: pointsTo } as const);
      return { target: "private", asked, mayShare: !typing.isDirect, above: says && plain(says), pick };
    }
  }
}

/** Slack tells an app neither who else is a bot nor whether a person may write in a channel. */
function audienceOf(
  given: Answer,
  { person, unnamed, isPublic }: TypedAudience,
  { isDirect, botUserId }: TypedCommand,
  asker: string,
): Audience {
  if (unnamed !== undefined) return { to: "asker" };
  return audienceFor(
    {
      asker,
      person,
      isBot: person === botUserId,
      visibility: isPublic ? "public" : undefined,
      isDirect,
      mayWrite: true,
    },
    given.kind,
  );
}

const reply = (
  given: Answer,
  at: Destination,
  options: Omit<RenderOptions, "texts">,
  context: RequestContext,
): Response => ({
  effects: [
    {
      type: "say",
      ...composeMessage(given, options, context),
      to: options.target === "channel" ? "all" : "person",
      at,
    },
  ],
  responseKind: given.kind,
  answerAddress: given.kind === "answer" ? given.address : undefined,
});
