import type { Address } from "../../src/address.ts";
import type { Answer } from "../../src/answer.ts";
import { answerCommand } from "../../src/answer-command.ts";
import { readTyped } from "../../src/read-typed.ts";
import { audienceOf } from "./audience.ts";
import { mention, plain } from "./mrkdwn.ts";
import type { Asked } from "./press.ts";
import { render, type Showing } from "./render.ts";
import type { Response, Spot } from "./response.ts";
import type { Scene } from "./scene.ts";
import { commandName } from "./uses.ts";
import { wordsIn } from "./words-in.ts";

/**
 * What a command is answered with: to the one who typed it, or to everybody in the channel. Pure and total.
 * @param before the last answer this person got here, for "and in Florida?"
 */
export function respondToCommand(typed: string, at: Spot, scene: Scene, before: Address | undefined): Response {
  const { world, person: mentor, texts } = scene;
  const { words, isPublic, person, unnamed } = audienceOf(typed);
  const line = wordsIn(words);
  const read = line === "" ? ({ kind: "help" } as const) : readTyped(line, world.knowledge);
  // What others are to see must be clear by itself.
  const after = isPublic || person !== undefined ? undefined : before;
  const given = answerCommand(read, world, { after, prefix: `${commandName} ` });
  const asked: Asked | undefined = read.kind === "words" ? { question: read.question, after } : undefined;
  if (person !== undefined && person !== mentor && given.kind === "answer") {
    return said(given, at, { room: "channel", texts, above: texts.pointedTo(mention(person), mention(mentor)) });
  }
  if (isPublic && person === undefined && unnamed === undefined)
    return said(given, at, { room: "channel", texts, asked });
  const notTold = whyNobodyIsTold(given, { person, unnamed }, scene);
  const toPoint = person !== undefined && person !== mentor && given.kind === "choices";
  return said(given, at, {
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

const said = (given: Answer, at: Spot, showing: Showing): Response => ({
  deeds: [{ does: "say", message: render(given, showing), to: showing.room === "channel" ? "all" : "person", at }],
  gave: given.kind,
  about: given.kind === "answer" ? given.address : undefined,
});
