import type { APIChatInputApplicationCommandInteraction } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { commands } from "../../../src/commands/commands.ts";
import { readOptions } from "../../../src/commands/parse-command.ts";
import type { ButtonAction } from "../render/custom-id.ts";
import { mention, plain } from "../render/markdown.ts";
import { type OriginalQuestion, type RenderOptions, render } from "../render/render.ts";
import type { RequestContext } from "./context.ts";
import { textOf } from "./message-text.ts";
import { replyPrivately, replyWith, replyWithNotice } from "./reply.ts";
import type { Response } from "./response.ts";

type Interaction = APIChatInputApplicationCommandInteraction;

/** What a slash command is answered with: for oneself, for everybody, or for a person who is pointed to it. */
export function respondToSlashCommand(interaction: Interaction, context: RequestContext): Response {
  const { bot, texts } = context;
  const command = commands.find(({ name }) => name === interaction.data.name);
  if (command === undefined) return replyWithNotice(texts.unknownCommand, context);
  const given = optionsOf(interaction);
  const options = { ...given, ...(given.question !== undefined && { question: textOf(given.question) }) };
  const read = readOptions(command.name, options, bot.knowledge);
  const asked: OriginalQuestion | undefined = read.kind === "words" ? { question: read.question } : undefined;
  return replyToAudience(answerCommand(read, bot), asked, whomFor(interaction, options), context);
}

type Audience = {
  readonly person?: string | undefined;
  readonly isBot: boolean;
  readonly isPrivate?: boolean | undefined;
};

/** Gives an answer to those it is for. Nobody is called to something that is no answer. */
function replyToAudience(
  given: Answer,
  asked: OriginalQuestion | undefined,
  { person, isBot, isPrivate }: Audience,
  context: RequestContext,
): Response {
  const { bot, requester, texts } = context;
  const refused = person === undefined ? undefined : whyNobodyIsTold({ person, isBot, isPrivate }, context);
  const toPoint = person !== undefined && refused === undefined;
  const open = toPoint || (isPrivate === false && person === undefined);
  if (open && !requester.mayWrite)
    return replyPrivately(given, context, { asked, above: plain(texts.mayNotWriteHere) });
  if (toPoint && given.kind === "answer") {
    return replyPublicly(given, context, {
      above: texts.pointedTo(mention(person), mention(requester.id)),
      pings: [person],
    });
  }
  if (toPoint) {
    const canPoint = given.kind === "choices";
    const above = plain(canPoint ? texts.notPointedUnsure : texts.notPointedUnknown);
    const pick = (address: Address): ButtonAction => ({ type: "point", person, address });
    const { publicUrl } = bot;
    const showing: RenderOptions = {
      target: requester.privateTarget,
      texts,
      publicUrl,
      asked,
      above,
      ...(canPoint && { pick }),
    };
    return { ...replyWith(render(given, showing), requester.privateTarget === "private"), responseKind: given.kind };
  }
  if (open) return replyPublicly(given, context, { asked });
  const above = refused && plain(refused);
  const hides = isPrivate === true && requester.privateTarget === "direct";
  return replyPrivately(
    given,
    hides ? { ...context, requester: { ...requester, privateTarget: "private" } } : context,
    { asked, above },
  );
}

function whyNobodyIsTold(
  { person, isBot, isPrivate }: Audience,
  { requester, texts }: RequestContext,
): string | undefined {
  if (person === requester.id) return texts.notPointedSelf;
  if (isBot) return texts.notPointedBot;
  if (requester.publicTarget === "direct") return texts.notPointedDirect;
  return isPrivate ? texts.notPointedPrivate : undefined;
}

/** An answer that everybody in the channel sees. */
function replyPublicly(
  given: Answer,
  { bot, requester, texts }: RequestContext,
  showing: Pick<RenderOptions, "above" | "pings" | "asked">,
): Response {
  return {
    ...replyWith(render(given, { ...showing, target: requester.publicTarget, texts, publicUrl: bot.publicUrl }), false),
    responseKind: given.kind,
    answerAddress: given.kind === "answer" ? given.address : undefined,
  };
}

/** Options as text, by name. */
function optionsOf({ data }: Interaction): Record<string, string> {
  const given = (data.options ?? []).flatMap((option) =>
    "value" in option ? [[option.name, String(option.value)] as const] : [],
  );
  return Object.fromEntries(given);
}

function whomFor({ data }: Interaction, options: Readonly<Record<string, string>>): Audience {
  const person = options.for;
  return {
    person,
    isBot: person !== undefined && data.resolved?.users?.[person]?.bot === true,
    isPrivate: options.private === undefined ? undefined : options.private === "yes",
  };
}
