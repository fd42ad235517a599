import type { APIMessageApplicationCommandInteraction } from "discord-api-types/v10";
import type { Address } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { choiceOf } from "../../src/answers/titles.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Reading } from "../../src/understand/reading.ts";
import { understand } from "../../src/understand/understand.ts";
import { gistOf, offerMessage } from "./panels.ts";
import { replied, told, toWords } from "./reply.ts";
import type { Response } from "./response.ts";
import type { Scene } from "./scene.ts";
import { wordsIn } from "./words-in.ts";

/** A runner-up below this confidence (0 to 1) is rather another question. */
const likelyEnough = 0.45;
/** Fewer leave a mentor no choice; more do not fit a phone. */
const offered = 3;

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
  const offers = meanings(reading, world.knowledge).map((address) => ({
    ...choiceOf(address, world.knowledge),
    gist: gistOf(answer(address, world.knowledge)),
  }));
  if (offers.length === 0) return toWords(words, scene);
  const says = reading.outcome.kind === "unknown" ? texts.offerUnsure : texts.offerSays;
  const panel = offerMessage(says, offers, (address) => ({ does: "post", message: message.id, address }), texts);
  return { ...replied(panel, who.own === "private"), gave: "panel" };
}

/** Three answers that a message may be asking for: what it was read as, what else it may mean, what is asked next. */
function meanings({ outcome, runnersUp }: Reading, knowledge: Knowledge): Address[] {
  const read =
    outcome.kind === "address"
      ? [outcome.address]
      : outcome.kind === "choices"
        ? outcome.addresses
        : outcome.kind === "unknown"
          ? outcome.near
          : [];
  const [best] = read;
  const given = best && answer(best, knowledge);
  const next = given?.kind === "answer" ? given.next.map(({ address }) => address) : [];
  // What hardly fits comes last: what is asked next about the best one is nearer to it.
  const likely = runnersUp.filter(({ confidence }) => confidence >= likelyEnough).map(({ address }) => address);
  const rest = runnersUp.map(({ address }) => address);
  const all = [...read, ...likely, ...next, ...rest];
  const titles = new Map(all.map((address) => [choiceOf(address, knowledge).title, address] as const).reverse());
  return [...titles.values()].reverse().slice(0, offered);
}
