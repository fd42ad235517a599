import type { Address } from "../../src/address.ts";
import type { Answer } from "../../src/answer.ts";
import { answerCommand } from "../../src/answer-command.ts";
import { readTyped } from "../../src/read-typed.ts";
import { audienceOf } from "./audience.ts";
import { type Message, quietly } from "./message.ts";
import { mention, plain } from "./mrkdwn.ts";
import type { Asked } from "./press.ts";
import { render, type Showing } from "./render.ts";
import type { Response } from "./response.ts";
import type { Scene } from "./scene.ts";
import { commandName } from "./uses.ts";
import { wordsIn } from "./words-in.ts";

/** What an acknowledged command says: to the one who typed it, or to everybody in the channel. */
export type CommandAck = Message & typeof quietly & { readonly response_type: "ephemeral" | "in_channel" };

/** What a command is answered with. Pure. @param after the last answer this person got here, for "and in Florida?" */
export function respondToCommand(typed: string, scene: Scene, after: Address | undefined): Response<CommandAck> {
  const { world, person: mentor, texts } = scene;
  const { words, isPublic, person, unnamed } = audienceOf(typed);
  const line = wordsIn(words);
  const read = line === "" ? ({ kind: "help" } as const) : readTyped(line, world.knowledge);
  const given = answerCommand(read, world, { after, prefix: `${commandName} ` });
  const asked: Asked | undefined = read.kind === "words" ? { question: read.question, after } : undefined;
  if (person !== undefined && person !== mentor && given.kind === "answer") {
    return said(given, { room: "channel", texts, above: texts.pointedTo(mention(person), mention(mentor)) });
  }
  if (isPublic && person === undefined && unnamed === undefined) return said(given, { room: "channel", texts, asked });
  const notTold = whyNobodyIsTold(given, { person, unnamed }, scene);
  const toPoint = person !== undefined && person !== mentor && given.kind === "choices";
  return said(given, {
    room: "private",
    texts,
    asked,
    mayShare: true,
    above: notTold && plain(notTold),
    pick: toPoint ? { does: "point", person } : { does: "pick", person: mentor },
  });
}

function whyNobodyIsTold(
  given: Answer,
  { person, unnamed }: { person?: string | undefined; unnamed?: string | undefined },
  { person: mentor, texts }: Scene,
): string | undefined {
  if (unnamed !== undefined) return texts.notPointedUnnamed(unnamed);
  if (person === undefined) return undefined;
  if (person === mentor) return texts.notPointedSelf;
  return given.kind === "choices" ? texts.notPointedUnsure : texts.notPointedUnknown;
}

const said = (given: Answer, showing: Showing): Response<CommandAck> => ({
  ack: {
    response_type: showing.room === "channel" ? "in_channel" : "ephemeral",
    ...quietly,
    ...render(given, showing),
  },
  gave: given.kind,
  about: given.kind === "answer" ? given.address : undefined,
});
