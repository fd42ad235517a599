import type { APIChatInputApplicationCommandInteraction } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { commands } from "../../../src/commands/commands.ts";
import { readOptions } from "../../../src/commands/parse-command.ts";
import type { Press } from "../render/custom-id.ts";
import { mention, plain } from "../render/markdown.ts";
import { type Asked, render, type Showing } from "../render/render.ts";
import type { Scene } from "./context.ts";
import { wordsIn } from "./message-text.ts";
import { replied, told, toSelf } from "./reply.ts";
import type { Response } from "./response.ts";

type Interaction = APIChatInputApplicationCommandInteraction;

/** What a slash command is answered with: for oneself, for everybody, or for a person who is pointed to it. */
export function respondToCommand(interaction: Interaction, scene: Scene): Response {
  const { world, texts } = scene;
  const command = commands.find(({ name }) => name === interaction.data.name);
  if (command === undefined) return told(texts.unknownCommand, scene);
  const given = optionsOf(interaction);
  const options = { ...given, ...(given.question !== undefined && { question: wordsIn(given.question) }) };
  const read = readOptions(command.name, options, world.knowledge);
  const asked: Asked | undefined = read.kind === "words" ? { question: read.question } : undefined;
  return addressed(answerCommand(read, world), asked, whomFor(interaction, options), scene);
}

type Audience = {
  readonly person?: string | undefined;
  readonly isBot: boolean;
  readonly isPrivate?: boolean | undefined;
};

/** Gives an answer to those it is for. Nobody is called to something that is no answer. */
function addressed(
  given: Answer,
  asked: Asked | undefined,
  { person, isBot, isPrivate }: Audience,
  scene: Scene,
): Response {
  const { world, who, texts } = scene;
  const refused = person === undefined ? undefined : whyNobodyIsTold({ person, isBot, isPrivate }, scene);
  const toPoint = person !== undefined && refused === undefined;
  const open = toPoint || (isPrivate === false && person === undefined);
  if (open && !who.mayWrite) return toSelf(given, scene, { asked, above: plain(texts.mayNotWriteHere) });
  if (toPoint && given.kind === "answer") {
    return toAll(given, scene, { above: texts.pointedTo(mention(person), mention(who.id)), pings: [person] });
  }
  if (toPoint) {
    const canPoint = given.kind === "choices";
    const above = plain(canPoint ? texts.notPointedUnsure : texts.notPointedUnknown);
    const pick = (address: Address): Press => ({ does: "point", person, address });
    const { publicUrl } = world;
    const showing: Showing = { room: who.own, texts, publicUrl, asked, above, ...(canPoint && { pick }) };
    return { ...replied(render(given, showing), who.own === "private"), gave: given.kind };
  }
  if (open) return toAll(given, scene, { asked });
  const above = refused && plain(refused);
  const hides = isPrivate === true && who.own === "direct";
  return toSelf(given, hides ? { ...scene, who: { ...who, own: "private" } } : scene, { asked, above });
}

function whyNobodyIsTold({ person, isBot, isPrivate }: Audience, { who, texts }: Scene): string | undefined {
  if (person === who.id) return texts.notPointedSelf;
  if (isBot) return texts.notPointedBot;
  if (who.open === "direct") return texts.notPointedDirect;
  return isPrivate ? texts.notPointedPrivate : undefined;
}

/** An answer that everybody in the channel sees. */
function toAll(
  given: Answer,
  { world, who, texts }: Scene,
  showing: Pick<Showing, "above" | "pings" | "asked">,
): Response {
  return {
    ...replied(render(given, { ...showing, room: who.open, texts, publicUrl: world.publicUrl }), false),
    gave: given.kind,
    about: given.kind === "answer" ? given.address : undefined,
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
