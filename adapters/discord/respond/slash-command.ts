import type { APIChatInputApplicationCommandInteraction } from "discord-api-types/v10";
import type { Answer } from "../../../src/answer.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { type Audience, type AudienceRequest, audienceFor } from "../../../src/commands/audience.ts";
import { commands } from "../../../src/commands/commands.ts";
import { parseOptions } from "../../../src/commands/parse-command.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { mention, plain } from "../render/markdown.ts";
import { type RenderOptions, render } from "../render/render.ts";
import type { RequestContext, Requester } from "./context.ts";
import { textOf } from "./message-text.ts";
import { replyPrivately, replyWith, replyWithNotice } from "./reply.ts";
import type { Response } from "./response.ts";

type Interaction = APIChatInputApplicationCommandInteraction;

/** What a slash command is answered with: for oneself, for everybody, or for a person who is pointed to it. */
export function respondToSlashCommand(interaction: Interaction, context: RequestContext): Response {
  const { bot, requester, texts } = context;
  const command = commands.find(({ name }) => name === interaction.data.name);
  if (command === undefined) return replyWithNotice(texts.unknownCommand, context);
  const written = optionsOf(interaction);
  const options = { ...written, ...(written.question !== undefined && { question: textOf(written.question) }) };
  const read = parseOptions(command.name, options, bot.knowledge);
  const asked: OriginalQuestion | undefined = read.kind === "words" ? { question: read.question } : undefined;
  const given = answerCommand(read, bot);
  const request = audienceRequest(interaction, options, requester);
  // In a conversation with the bot alone "private" still hides the answer: it is gone when the person leaves.
  const isHidden = request.visibility === "private";
  const shownTo: RequestContext = isHidden
    ? { ...context, requester: { ...requester, privateTarget: "private" } }
    : context;
  return replyToAudience(given, asked, audienceFor(request, given.kind), shownTo);
}

/** Gives an answer to those it is for. */
function replyToAudience(
  given: Answer,
  asked: OriginalQuestion | undefined,
  audience: Audience,
  context: RequestContext,
): Response {
  const { requester, texts } = context;
  switch (audience.to) {
    case "person":
      return replyPublicly(given, context, {
        above: texts.pointedTo(mention(audience.person), mention(requester.id)),
        pings: [audience.person],
      });
    case "everybody":
      return replyPublicly(given, context, { asked });
    case "asker":
      return replyPrivately(given, context, {
        asked,
        above: audience.notice && plain(texts[audience.notice]),
        pointsTo: audience.pointsTo,
      });
  }
}

/** An answer that everybody in the channel sees. */
function replyPublicly(
  given: Answer,
  { bot, requester, texts }: RequestContext,
  options: Pick<RenderOptions, "above" | "pings" | "asked">,
): Response {
  const message = render(given, { ...options, target: requester.publicTarget, texts, publicUrl: bot.publicUrl });
  return {
    ...replyWith(message, false),
    responseKind: given.kind,
    answerAddress: given.kind === "answer" ? given.address : undefined,
  };
}

/** Options as text, by name. */
function optionsOf({ data }: Interaction): Record<string, string> {
  const options = (data.options ?? []).flatMap((option) =>
    "value" in option ? [[option.name, String(option.value)] as const] : [],
  );
  return Object.fromEntries(options);
}

function audienceRequest(
  { data }: Interaction,
  options: Readonly<Record<string, string>>,
  requester: Requester,
): AudienceRequest {
  const person = options.for;
  return {
    asker: requester.id,
    person,
    isBot: person !== undefined && data.resolved?.users?.[person]?.bot === true,
    visibility: options.private === undefined ? undefined : options.private === "yes" ? "private" : "public",
    isDirect: requester.publicTarget === "direct",
    mayWrite: requester.mayWrite,
  };
}
