import type { APIMessageApplicationCommandInteraction } from "discord-api-types/v10";
import { offersFor } from "../../../src/present/candidate-answers.ts";
import { understand } from "../../../src/understand/understand.ts";
import { offerMessage } from "../render/notices.ts";
import type { Scene } from "./context.ts";
import { wordsIn } from "./message-text.ts";
import { replied, told, toWords } from "./reply.ts";
import type { Response } from "./response.ts";

/** A message that somebody points at: "Answer this" offers a mentor answers to post, "Ask about this" answers oneself. */
export function respondToMessageCommand({ data }: APIMessageApplicationCommandInteraction, scene: Scene): Response {
  const { world, who, texts } = scene;
  const message = data.resolved.messages[data.target_id];
  const words = wordsIn(message?.content ?? "");
  if (data.name !== texts.answerThis && data.name !== texts.askAboutThis) return told(texts.unknownCommand, scene);
  if (message === undefined || words === "") return told(texts.noWords, scene);
  if (data.name === texts.askAboutThis) return toWords(words, scene);
  if (!who.mayWrite) return told(texts.mayNotWriteHere, scene);
  const reading = understand(words, world.knowledge, { place: world.place });
  if (reading.outcome.kind === "declined") return toWords(words, scene);
  const offers = offersFor(reading, world.knowledge);
  if (offers.length === 0) return toWords(words, scene);
  const says = reading.outcome.kind === "unknown" ? texts.offerUnsure : texts.offerSays;
  const panel = offerMessage(says, offers, (address) => ({ does: "post", message: message.id, address }), texts);
  return { ...replied(panel, who.own === "private"), gave: "panel" };
}
